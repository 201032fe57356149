# Fleiss' kappa in plain R, from the pairs of raters; errors under chance by Fleiss, Nee and Landis (1979), and those of the estimate
# by the jackknife over subjects, written out. Run in this folder: Rscript script.R > expected.json
source("../json.R")
fleiss <- function(x) {
  N <- nrow(x); m <- sum(x[1, ]); k <- ncol(x)
  p <- colSums(x) / (N * m)
  # The share of the pairs of raters that agree, pair by pair.
  agree <- vapply(1:N, function(i) {
    codes <- rep(1:k, x[i, ])
    mean(outer(codes, codes, "==")[upper.tri(diag(m))])
  }, 0)
  pe <- sum(p^2)
  value <- (mean(agree) - pe) / (1 - pe)
  q <- 1 - p
  list(kappa = value, observed = mean(agree), expected = pe,
    null_se = sqrt(2 / (N * m * (m - 1)) * (sum(p * q)^2 - sum(p * q * (q - p))) / sum(p * q)^2),
    categories = vapply(1:k, function(j) 1 - sum(x[, j] * (m - x[, j])) / (N * m * (m - 1) * p[j] * q[j]), 0),
    category_null_se = sqrt(2 / (N * m * (m - 1))))
}
add <- function(name, x) {
  x <- unname(as.matrix(x))
  all <- fleiss(x)
  N <- nrow(x)
  left <- vapply(1:N, function(i) fleiss(x[-i, , drop = FALSE])$kappa, 0)
  do.call(case, c(list(name, counts = x), all, list(se = sqrt((N - 1) / N * sum((left - mean(left))^2)))))
}
add("Fleiss 1971", read.csv("data.csv")[-1])
add("ten subjects, fourteen raters", matrix(c(0, 0, 0, 0, 14, 0, 2, 6, 4, 2, 0, 0, 3, 5, 6, 0, 3, 9, 2, 0, 2, 2, 8, 1, 1, 7, 7, 0, 0, 0,
  3, 2, 6, 3, 0, 2, 5, 3, 2, 2, 6, 5, 2, 1, 0, 0, 2, 2, 3, 7), 10, byrow = TRUE))
codes <- read.csv("../krippendorff-alpha/data.csv")
add("generated: three coders", t(apply(codes[c("a", "b", "e")], 1, tabulate, 4)))
add("generated: two coders", t(apply(codes[c("a", "b")], 1, tabulate, 4)))
finish()
