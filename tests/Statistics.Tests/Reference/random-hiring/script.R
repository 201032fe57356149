# Flows against random hiring: R's chisq.test for independence and for given shares, glm for quasi-independence, poisson.test for the
# interval of the ratio.
# Run in this folder: Rscript script.R > expected.json
source("../json.R")
tables <- read.csv("data.csv")
matrix_of <- function(name) { m <- unclass(xtabs(count ~ row + column, tables[tables$table == name, ])); matrix(m, nrow(m)) }
sizes_of <- function(k) seq(100, by = 37.5, length.out = k)
# poisson.test takes whole counts only; for fractions its own formula with R's gamma quantiles.
limits <- function(n, level) {
  if (n == round(n) && n < 1e9) poisson.test(n, conf.level = level)$conf.int[1:2]
  else c(qgamma((1 - level) / 2, n), qgamma((1 - level) / 2, n + 1, lower.tail = FALSE))
}
add <- function(name, within, by_sizes, level = 0.95) {
  m <- matrix_of(name); k <- nrow(m); sizes <- sizes_of(k)
  use <- if (within) matrix(TRUE, k, k) else row(m) != col(m)
  n <- m * use
  if (by_sizes) {
    share <- sweep(use * sizes, 2, colSums(use * sizes), "/")
    e <- sweep(share, 2, colSums(n), "*")
    z <- ifelse(use & share < 1 & e > 0, (n - e) / sqrt(e * (1 - share)), 0)
    df <- sum(use) - k
    if (within) for (j in which(colSums(n) > 0)) stopifnot(all.equal(e[, j], unname(suppressWarnings(chisq.test(n[, j], p = share[, j]))$expected)),
      all.equal(z[, j], unname(suppressWarnings(chisq.test(n[, j], p = share[, j]))$stdres)))
  } else {
    test <- chisq.test(n)
    if (within) { e <- unname(test$expected); z <- unname(test$stdres); df <- test$parameter[[1]] }
    else {
      d <- data.frame(n = n[use], o = factor(row(m)[use]), d = factor(col(m)[use]))
      # Started again at its end, to settle fully.
      d$eta <- predict(glm(n ~ o + d, poisson, d, maxit = 100))
      f <- glm(n ~ o + d, poisson, d, epsilon = 1e-10, etastart = eta, maxit = 100)
      h <- hatvalues(f)
      e <- z <- matrix(0, k, k)
      e[use] <- fitted(f); z[use] <- ifelse(1 - h < 1e-9, 0, residuals(f, "pearson") / sqrt(pmax(1 - h, 1e-12)))
      df <- df.residual(f)
    }
  }
  g2 <- 2 * sum(ifelse(n > 0, n * log(n / e), 0)[use])
  flat <- function(x) t(x)[t(use)]
  ci <- vapply(flat(n), limits, c(0, 0), level = level)
  case(paste0(name, if (within) "" else " between sectors", if (by_sizes) " by sizes" else "", if (level != 0.95) paste(" at", level) else ""),
    table = name, file = "data", within = within, bySizes = by_sizes, level = level, sizes = sizes, expected = flat(e), residuals = flat(z), lower = ci[1, ] / flat(e),
    upper = ci[2, ] / flat(e), deviance = g2, df = df, p = if (df > 0) pchisq(g2, df, lower.tail = FALSE) else 1)
}
for (name in c("hauser", "six", "huge", "fractions")) for (within in c(TRUE, FALSE)) for (by_sizes in c(TRUE, FALSE))
  suppressWarnings(add(name, within, by_sizes))
suppressWarnings({ add("two", TRUE, FALSE); add("two", FALSE, TRUE); add("sparse", TRUE, TRUE); add("sparse", FALSE, TRUE); add("sparse", TRUE, FALSE, 0.8); add("sparse", FALSE, FALSE, 0.99)
  add("empty row", TRUE, TRUE) })
finish()
