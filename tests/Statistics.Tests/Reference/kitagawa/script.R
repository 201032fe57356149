# Kitagawa's decomposition of a difference of rates in plain R, with errors by numerical derivatives of the four lists of counts.
# Run in this folder: Rscript script.R > expected.json
source("../json.R")
parts <- function(na, xa, nb, xb) {
  sa <- na / sum(na); sb <- nb / sum(nb); ra <- xa / na; rb <- xb / nb
  c(total = sum(xa) / sum(na) - sum(xb) / sum(nb), composition = sum((sa - sb) * (ra + rb) / 2), rate = sum((ra - rb) * (sa + sb) / 2),
    composition_at_first = sum((sa - sb) * ra), rate_at_second = sum((ra - rb) * sb), composition_at_second = sum((sa - sb) * rb),
    rate_at_first = sum((ra - rb) * sa), interaction = sum((sa - sb) * (ra - rb)))
}
add <- function(name, na, xa, nb, xb) {
  # Passed and not passed of each category are a multinomial of their own in each group.
  both <- function(theta) {
    k <- length(na)
    a <- theta[1:k]; b <- theta[k + 1:k]; c <- theta[2 * k + 1:k]; d <- theta[3 * k + 1:k]
    parts(a + b, a, c + d, c)
  }
  theta <- c(xa, na - xa, xb, nb - xb)
  V <- matrix(0, length(theta), length(theta))
  for (g in 0:1) {
    at <- g * 2 * length(na) + seq_len(2 * length(na)); cells <- theta[at]
    V[at, at] <- diag(cells) - outer(cells, cells) / sum(cells)
  }
  G <- sapply(seq_along(theta), function(i) {
    # Five points; the functions are smooth ratios of counts.
    h <- 1e-3 * max(1, theta[i]); f <- function(s) { t <- theta; t[i] <- t[i] + s * h; both(t) }
    (f(-2) - 8 * f(-1) + 8 * f(1) - f(2)) / (12 * h)
  })
  se <- sqrt(diag(G %*% V %*% t(G)))
  names(se) <- paste0(names(se), "_se")
  sa <- na / sum(na); sb <- nb / sum(nb)
  do.call(case, c(list(name, first = na, first_passed = xa, second = nb, second_passed = xb), as.list(parts(na, xa, nb, xb)), as.list(se),
    list(category_composition = (sa - sb) * (xa / na + xb / nb) / 2, category_rate = (xa / na - xb / nb) * (sa + sb) / 2)))
}
d <- read.csv("data.csv")
with(d, add("levels", applied_women, hired_women, applied_men, hired_men))
with(d, add("levels, turned", applied_men, hired_men, applied_women, hired_women))
with(d, add("same rates", applied_women, applied_women / 10, applied_men, applied_men / 10))
with(d, add("same composition", applied_women, hired_women, applied_women * 2, hired_women * 2 + c(20, 5, 1)))
finish()
