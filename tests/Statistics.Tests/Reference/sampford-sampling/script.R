# Every sample of the frame is listed with its probability under Sampford's design, proportional to the product of
# pi / (1 - pi) times the sum of (1 - pi); joint probabilities are sums over the list. Units with pi = 1 are in every sample.
# Run in this folder: Rscript script.R > expected.json
source("../json.R")
data <- read.csv("data.csv")

joint <- function(x, n) {
  p <- n * x / sum(x)
  certain <- rep(FALSE, length(x))
  while (any(p[!certain] >= 1)) {
    certain <- certain | p >= 1
    p <- ifelse(certain, 1, (n - sum(certain)) * x / sum(x[!certain]))
  }
  rest <- which(!certain)
  sets <- combn(length(rest), n - sum(certain))
  q <- p[rest]
  chance <- apply(sets, 2, function(s) prod(q[s] / (1 - q[s])) * sum(1 - q[s]))
  chance <- chance / sum(chance)
  result <- outer(p, p)
  inside <- matrix(0, length(rest), length(rest))
  for (k in seq_along(chance)) inside[sets[, k], sets[, k]] <- inside[sets[, k], sets[, k]] + chance[k]
  result[rest, rest] <- inside
  diag(result)[certain] <- 1
  stopifnot(all.equal(diag(result), p))
  result
}

for (at in list(c("even", 1), c("even", 2), c("even", 4), c("mixed", 2), c("mixed", 3), c("mixed", 6), c("heavy", 3),
  c("near", 2), c("wide", 5), c("wide", 7))) {
  n <- as.integer(at[2])
  case(paste(at[1], n), frame = at[1], size = n, joint = joint(data$size[data$frame == at[1]], n))
}
finish()
