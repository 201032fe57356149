# Oaxaca-Blinder decompositions from R's lm, by hand; errors by the delta method over means and coefficients (Jann 2008).
# Run in this folder: Rscript script.R > expected.json
source("../json.R")
data <- read.csv("data.csv")
add <- function(name, first, second, terms) {
  f <- as.formula(paste("pay ~", paste(terms, collapse = " + ")))
  a <- lm(f, data[data$group == first, ]); b <- lm(f, data[data$group == second, ])
  A <- model.matrix(a); B <- model.matrix(b); p <- ncol(A)
  theta <- c(colMeans(A), colMeans(B), coef(a), coef(b))
  V <- matrix(0, 4 * p, 4 * p)
  V[1:p, 1:p] <- cov(A) / nrow(A); V[p + 1:p, p + 1:p] <- cov(B) / nrow(B)
  V[2 * p + 1:p, 2 * p + 1:p] <- vcov(a); V[3 * p + 1:p, 3 * p + 1:p] <- vcov(b)
  parts <- function(t) {
    xa <- t[1:p]; xb <- t[p + 1:p]; ba <- t[2 * p + 1:p]; bb <- t[3 * p + 1:p]
    c(gap = sum(xa * ba) - sum(xb * bb), explained_second = sum((xa - xb) * bb), unexplained_first = sum(xa * (ba - bb)),
      explained_first = sum((xa - xb) * ba), unexplained_second = sum(xb * (ba - bb)), interaction = sum((xa - xb) * (ba - bb)),
      detail = (xa - xb) * bb, detail_unexplained = xa * (ba - bb))
  }
  G <- sapply(seq_along(theta), function(i) {
    h <- 1e-3 * max(1, abs(theta[i])); f <- function(s) { t <- theta; t[i] <- t[i] + s * h; parts(t) }
    (f(1) - f(-1)) / (2 * h)                            # exact but for rounding: every part is at most quadratic
  })
  est <- unname(parts(theta)); se <- unname(sqrt(diag(G %*% V %*% t(G))))
  case(name, first = first, second = second, terms = I(terms), estimates = est[1:6], errors = se[1:6], detail = I(est[6 + 2:p]),
    detail_errors = I(se[6 + 2:p]), unexplained = est[6 + p + 1:p], unexplained_errors = se[6 + p + 1:p], residual = c(sigma(a), sigma(b)))
}
add("men less women", "men", "women", c("age", "years", "top"))
add("women less men", "women", "men", c("age", "years", "top"))
add("one term", "men", "women", "years")
finish()
