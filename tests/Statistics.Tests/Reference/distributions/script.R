# Lower and upper tails, and quantiles of both, by R's own distribution functions.
# Run in this folder: Rscript script.R > expected.json
source("../json.R")
data <- read.csv("data.csv")
tails <- c(1e-200, 1e-40, 1e-12, 1e-6, 0.001, 0.025, 0.05, 0.2, 0.4, 0.5, 0.7, 0.9, 0.975, 0.99999)

# R's own functions fail for quantiles beyond 1e70 or so, which heavy tails have; those are left out (NA). Its quantiles stop at 1e-13 or so for some of these; two steps of Newton's method on R's log tails end nearer.
polish <- function(x, logtail, slope, log.p) {
  for (i in 1:3) {
    step <- (logtail(x) - log.p) * exp(logtail(x)) / slope(x)
    ok <- is.finite(step) & abs(step) < 1e-3 * abs(x)
    x <- ifelse(ok, x - step, x)
  }
  x
}

for (i in seq_len(nrow(data))) with(data[i, ], {
  p <- switch(distribution, normal = pnorm, t = function(x, ...) pt(x, first, ...), chisq = function(x, ...) pchisq(x, first, ...),
    f = function(x, ...) pf(x, first, second, ...), beta = function(x, ...) pbeta(x, first, second, ...))
  q <- switch(distribution, normal = qnorm, t = function(x, ...) qt(x, first, ...), chisq = function(x, ...) qchisq(x, first, ...),
    f = function(x, ...) qf(x, first, second, ...), beta = function(x, ...) qbeta(x, first, second, ...))
  d <- switch(distribution, normal = dnorm, t = function(x) dt(x, first), chisq = function(x) dchisq(x, first),
    f = function(x) df(x, first, second), beta = function(x) dbeta(x, first, second))
  density <- d
  d <- function(x) suppressWarnings(density(x))
  lower <- polish(q(tails), function(x) p(x, log.p = TRUE), d, log(tails))
  upper <- polish(q(tails, lower.tail = FALSE), function(x) p(x, lower.tail = FALSE, log.p = TRUE), function(x) -d(x), log(tails))
  lower[abs(lower) > 1e70] <- NA
  upper[abs(upper) > 1e70] <- NA
  if (distribution == "f") lower[lower < 1e-15] <- NA  # qf returns 0 there
  points <- signif(c(lower, upper), 6)
  points <- sort(unique(points[is.finite(points)]))
  case(trimws(paste(distribution, if (first > 0) first, if (second > 0) second)), distribution = distribution,
    first = if (is.finite(first)) first else -1,
    second = if (is.finite(second)) second else -1, points = points,
    below = p(points), above = p(points, lower.tail = FALSE), tails = tails, quantiles = lower, upper = upper)
})
finish()
