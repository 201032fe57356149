# Krippendorff's alpha in plain R: observed disagreement over all pairs within units, expected over all pairs of values. And the mean
# and standard deviation that the bootstrap has by its definition. Run in this folder: Rscript script.R > expected.json
source("../json.R")
alpha <- function(x, metric) {
  x <- as.matrix(x)                                    # units in rows, coders in columns
  x <- x[rowSums(!is.na(x)) > 1, , drop = FALSE]
  values <- x[!is.na(x)]
  n <- length(values)
  count <- function(low, high) sum(values > low & values < high)
  delta <- function(c, k) switch(metric,
    nominal = 1 * (c != k),
    ordinal = if (c == k) 0 else (count(min(c, k), max(c, k)) + (sum(values == c) + sum(values == k)) / 2)^2,
    interval = (c - k)^2,
    ratio = if (c == k) 0 else ((c - k) / (c + k))^2)
  kinds <- sort(unique(values))
  D <- outer(kinds, kinds, Vectorize(delta))
  observed <- 0
  coincidences <- matrix(0, length(kinds), length(kinds))
  for (u in seq_len(nrow(x))) {
    v <- match(x[u, !is.na(x[u, ])], kinds)
    for (i in seq_along(v)) for (j in seq_along(v)) if (i != j)
      coincidences[v[i], v[j]] <- coincidences[v[i], v[j]] + 1 / (length(v) - 1)
  }
  do <- sum(coincidences * D) / n
  at <- match(values, kinds)
  de <- sum(D[at, at]) / (n * (n - 1))
  # A replicate draws a disagreement for each pair of each unit from the coincidences (Hayes and Krippendorff 2007).
  first <- sum(coincidences * D) / n
  spread <- sum(coincidences * D^2) / n - first^2
  m <- rowSums(!is.na(x))
  list(alpha = 1 - do / de, do = do, de = de, units = nrow(x), values = n,
    boot_mean = 1 - sum(m * (m - 1) / 2 * 2 * first / (n * (m - 1) * de)),
    boot_sd = sqrt(sum(m * (m - 1) / 2 * spread * (2 / (n * (m - 1) * de))^2)))
}
add <- function(name, x, metric, ...) do.call(case, c(list(name, ..., metric = metric), alpha(x, metric)))
metrics <- c("nominal", "ordinal", "interval", "ratio")
published <- cbind(c(1, 2, 3, 3, 2, 1, 4, 1, 2, NA, NA, NA), c(1, 2, 3, 3, 2, 2, 4, 1, 2, 5, NA, 3),
  c(NA, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, NA), c(1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, NA))
data <- read.csv("data.csv")
for (metric in metrics) {
  add(paste("Krippendorff 2011:", metric), published, metric, published = TRUE)
  add(paste("generated: five coders,", metric), data[c("a", "b", "c", "d", "e")], metric, data = c("a", "b", "c", "d", "e"))
}
for (metric in metrics[3:4]) add(paste("generated: scores,", metric), data[c("score1", "score2", "score3")], metric,
  data = c("score1", "score2", "score3"))
add("generated: two coders, nominal", data[c("a", "b")], "nominal", data = c("a", "b"))
finish()
