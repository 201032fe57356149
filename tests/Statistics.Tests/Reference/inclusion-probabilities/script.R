# Probabilities in proportion to size: those that pass 1 are set to 1 and the rest shared again, until none does.
# Run in this folder: Rscript script.R > expected.json
source("../json.R")
data <- read.csv("data.csv")

proportional <- function(x, n) {
  p <- rep(0, length(x))
  certain <- rep(FALSE, length(x))
  repeat {
    p[certain] <- 1
    if (all(certain) || sum(certain) == n) break
    p[!certain] <- (n - sum(certain)) * x[!certain] / sum(x[!certain])
    new <- !certain & p >= 1
    if (!any(new)) break
    certain <- certain | new
  }
  p
}

for (frame in unique(data$frame)) {
  x <- data$size[data$frame == frame]
  for (n in intersect(c(1, 2, 3, 5, length(x)), seq_along(x)))
    case(paste(frame, n), frame = frame, size = n, probabilities = proportional(x, n))
}
finish()
