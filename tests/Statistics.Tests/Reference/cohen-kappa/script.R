# Cohen's kappa in plain R, with the large-sample errors of Fleiss, Cohen and Everitt (1969), summed cell by cell.
# Run in this folder: Rscript script.R > expected.json
source("../json.R")
kappa <- function(table, w) {
  k <- nrow(table); n <- sum(table); p <- table / n
  po <- 0; pe <- 0
  for (i in 1:k) for (j in 1:k) {
    po <- po + w[i, j] * p[i, j]
    pe <- pe + w[i, j] * sum(p[i, ]) * sum(p[, j])
  }
  value <- (po - pe) / (1 - pe)
  own <- 0; null <- 0
  for (i in 1:k) for (j in 1:k) {
    average <- sum(w[i, ] * colSums(p)) + sum(w[, j] * rowSums(p))
    own <- own + p[i, j] * (w[i, j] - average * (1 - value))^2
    null <- null + sum(p[i, ]) * sum(p[, j]) * (w[i, j] - average)^2
  }
  list(kappa = value, observed = po, expected = pe, cases = n, se = sqrt((own - (value - pe * (1 - value))^2) / n) / (1 - pe),
    null_se = sqrt((null - pe^2) / n) / (1 - pe))
}
add <- function(name, table, weights, w, ...) {
  dimnames(table) <- NULL
  do.call(case, c(list(name, ..., weights = weights, table = unclass(table)), kappa(table, w)))
}
agreement <- function(k, kind) {
  d <- abs(outer(1:k, 1:k, "-"))
  switch(kind, none = 1 * (d == 0), linear = 1 - d / (k - 1), quadratic = 1 - (d / (k - 1))^2)
}
data <- read.csv("data.csv")
for (pair in list(c("a", "b"), c("a", "c"), c("c", "d"))) for (kind in c("none", "linear", "quadratic")) {
  table <- table(factor(data[[pair[1]]], 1:4), factor(data[[pair[2]]], 1:4))
  add(paste0("generated: ", pair[1], " and ", pair[2], ", ", kind), table, kind, agreement(4, kind), pair = pair)
}
# Cohen (1968), table 1: proportions of 200 cases, weights of disagreement; kappa .492, weighted kappa .348.
cohen <- matrix(c(88, 10, 2, 14, 40, 6, 18, 10, 12), 3, byrow = TRUE)
add("Cohen 1968: unweighted", cohen, "none", agreement(3, "none"))
v <- matrix(c(0, 1, 3, 1, 0, 6, 3, 6, 0), 3)
add("Cohen 1968: weighted", cohen, "given", 1 - v / 6, given = 1 - v / 6)
add("two categories", matrix(c(20, 5, 10, 15), 2, byrow = TRUE), "none", diag(2))
finish()
