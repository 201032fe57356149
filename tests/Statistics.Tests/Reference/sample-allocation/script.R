# Sizes before rounding by a root search for the common factor, then largest remainders.
# Run in this folder: Rscript script.R > expected.json
source("../json.R")
data <- read.csv("data.csv")

allocate <- function(measure, count, n, minimum) {
  low <- pmin(count, minimum)
  sizes <- function(f) pmin(pmax(exp(f) * measure, low), count)
  if (n > sum(ifelse(measure > 0, count, low))) {
    still <- measure == 0
    whole <- count
    rest <- n - sum(count[!still])
    share <- function(f) pmin(pmax(exp(f) * count[still], low[still]), count[still])
    f <- uniroot(function(f) sum(share(f)) - rest, c(-40, 40), tol = 1e-14)$root
    whole[still] <- share(f)
    exact <- whole
  } else if (n == sum(count)) exact <- count
  else exact <- sizes(uniroot(function(f) sum(sizes(f)) - n, c(-40, 40), tol = 1e-14)$root)
  whole <- floor(exact + 1e-7)
  up <- order(-(exact - whole))[seq_len(n - sum(whole))]
  whole[up] <- whole[up] + 1
  stopifnot(sum(whole) == n)
  whole
}

try_frame <- function(frame, n, minimum = 0, power = 0.5) {
  s <- data[data$frame == frame, ]
  measures <- list(proportional = s$count, neyman = s$count * s$sd / sqrt(s$cost),
    power = s$importance^power * s$sd / abs(s$mean))
  for (rule in names(measures)) case(
    sprintf("%s, %s, %d units, at least %d%s", frame, rule, n, minimum, if (rule == "power") paste(", power", power) else ""),
    frame = frame, rule = rule, size = n, minimum = minimum, power = power,
    counts = I(allocate(measures[[rule]], s$count, n, minimum)))
}
try_frame("regions", 500)
try_frame("regions", 500, 50, 0.25)
try_frame("regions", 7300)
try_frame("capped", 200, 5, 0)
try_frame("capped", 1000, 12, 1)
try_frame("flat", 110, 4)
try_frame("one", 17)
try_frame("tiny", 4, 1)
try_frame("negative", 301, 10, 0.7)
finish()
