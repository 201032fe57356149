# Odds ratios by logistic regression: R's glm of the two columns' counts on the two rows; the coefficient is the log odds ratio.
# Run in this folder: Rscript script.R > expected.json
source("../json.R")
tables <- read.csv("data.csv")
one <- function(m, r, s, c, d) {
  # Decimal counts are no trials to glm, which warns and goes on.
  f <- suppressWarnings(glm(cbind(m[c(s, r), c], m[c(s, r), d]) ~ c(0, 1), family = binomial, epsilon = 1e-15, maxit = 100))
  c(coef(f)[[2]], sqrt(vcov(f)[2, 2]))
}
for (name in unique(tables$table)) {
  m <- unclass(xtabs(count ~ row + column, tables[tables$table == name, ]))
  for (added in c(0, 0.5)) {
    local <- do.call(rbind, lapply(seq_len(nrow(m) - 1), function(i) t(sapply(seq_len(ncol(m) - 1), function(j) one(m + added, i, i + 1, j, j + 1)))))
    corner <- one(m + added, 1, nrow(m), 1, ncol(m))
    z <- qnorm(0.95)
    case(sprintf("%s with %g added", name, added), table = name, file = "data", added = added, logs = I(local[, 1]), errors = I(local[, 2]),
      corner = corner[1], cornerError = corner[2], cornerLower = exp(corner[1] - z * corner[2]), cornerUpper = exp(corner[1] + z * corner[2]))
  }
}
finish()
