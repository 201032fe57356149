# Measures of square mobility tables and percentages, by R's own prop.table, margin.table and, for the standard error, numDeriv-free
# exact derivatives: the index is linear in the rows' shares, whose covariances are those of multinomial rows.
# Run in this folder: Rscript script.R > expected.json
source("../json.R")
tables <- cbind(read.csv("data.csv"), file = "data")
measures <- function(name, m, file) {
  k <- nrow(m)
  P <- prop.table(m, 1)
  # Each row a multinomial: the variance of its diagonal share from the row's whole covariance matrix.
  v <- sum(vapply(seq_len(k), function(i) { p <- P[i, ]; S <- (diag(p) - tcrossprod(p)) / sum(m[i, ]); S[i, i] }, 0))
  smaller <- pmin(margin.table(m, 1), margin.table(m, 2)) # Yasuda's forced mobility is what the smaller of the two can't hold
  case(name, table = name, file = file, total = sum(m), immobile = sum(diag(m)) / sum(m), structural = 1 - sum(smaller) / sum(m),
    exchange = (sum(smaller) - sum(diag(m))) / sum(m), shorrocks = (k - sum(diag(P))) / (k - 1), error = sqrt(v) / (k - 1),
    outflow = as.vector(t(100 * P)), inflow = as.vector(t(100 * prop.table(m, 2))), all = as.vector(t(100 * prop.table(m))),
    dissimilarity = sum(abs(prop.table(margin.table(m, 1)) - prop.table(margin.table(m, 2)))) / 2)
}
for (name in unique(tables$table)) measures(name, unclass(xtabs(count ~ row + column, tables[tables$table == name, ])), "data")
measures("occupationalStatus", unclass(occupationalStatus), "packages")
finish()
