# Altham's distance by its definition, the sum over all quadruples of cells; its standard error by numerical derivatives; the tests by
# loglm of package MASS and by glm.
# Run in this folder: Rscript script.R > expected.json
source("../json.R")
suppressMessages({ library(MASS); library(numDeriv) })
tables <- read.csv("data.csv")
matrix_of <- function(name) { m <- unclass(xtabs(count ~ row + column, tables[tables$table == name, ])); matrix(m, nrow(m)) }
distance <- function(P, Q) {
  L <- log(P) - log(Q); R <- nrow(L); C <- ncol(L); s <- 0
  for (i in seq_len(R)) for (l in seq_len(R)) for (j in seq_len(C)) for (m in seq_len(C)) s <- s + (L[i, j] + L[l, m] - L[i, m] - L[l, j])^2
  sqrt(s)
}
error <- function(P, Q, both) {
  n <- if (both) c(P, Q) else c(P)
  # In logarithms, so that counts of all sizes have derivatives of one size; the variance of a count's logarithm is 1 / count.
  f <- function(x) { P[] <- exp(x[seq_along(P)]); if (both) Q[] <- exp(x[-seq_along(P)]); distance(P, Q) }
  sqrt(sum(grad(f, log(n))^2 / n))
}
# All odds ratios the same: no interaction of row, column and table. glm is started again at its end, to settle fully.
same <- function(P, Q) {
  d <- data.frame(n = c(P, Q), r = factor(c(row(P), row(Q))), k = factor(c(col(P), col(Q))), t = gl(2, length(P)))
  form <- n ~ r * k + r * t + k * t
  d$eta <- predict(glm(form, poisson, d, maxit = 100))
  m <- glm(form, poisson, d, epsilon = 1e-10, etastart = eta, maxit = 100)
  list(lrt = deviance(m), df = df.residual(m))
}
add <- function(name, p, q = NULL, added = 0, swap = FALSE) {
  P <- matrix_of(p); both <- !is.null(q); Q <- if (both) matrix_of(q) else matrix(1, nrow(P), ncol(P))
  if (swap) Q <- Q[nrow(Q):1, ]
  test <- if (!both) loglm(~ 1 + 2, P)[c("lrt", "df")] else same(P, Q)
  A <- P + added; B <- if (both) Q + added else Q
  case(name, table = p, file = "data", other = if (both) q else "", swap = swap, added = added, distance = distance(A, B), error = error(A, B, both),
    deviance = test$lrt, df = test$df, p = pchisq(test$lrt, test$df, lower.tail = FALSE))
}
for (t in c("hauser", "two", "six", "rectangle", "huge", "fractions")) add(paste(t, "from independence"), t)
add("six from independence with half added", "six", added = 0.5)
add("hauser and huge", "hauser", "huge"); add("huge and hauser", "huge", "hauser")
add("hauser and itself turned round", "hauser", "hauser", swap = TRUE)
add("six and itself turned round", "six", "six", swap = TRUE)
add("rectangle and itself turned round", "rectangle", "rectangle", swap = TRUE)
finish()
