# The gap of two funnels as a sum of log ratios of stage rates, in plain R; the variance of a log rate of x of n is 1/x - 1/n.
# Run in this folder: Rscript script.R > expected.json
source("../json.R")
gap <- function(name, a, b, supply) {
  ra <- a[-1] / a[-length(a)]; rb <- b[-1] / b[-length(b)]
  part <- log(ra / rb)
  v <- 1 / a[-1] - 1 / a[-length(a)] + 1 / b[-1] - 1 / b[-length(b)]
  s <- seq_along(part) <= supply
  case(name, a = a, b = b, supply_stages = supply, parts = part, errors = sqrt(v), total = sum(part), total_se = sqrt(sum(v)),
    supply = sum(part[s]), supply_se = sqrt(sum(v[s])), demand = sum(part[!s]), demand_se = sqrt(sum(v[!s])))
}
d <- read.csv("data.csv")
women <- unlist(d[1, -1], use.names = FALSE); men <- unlist(d[2, -1], use.names = FALSE)
gap("women against men", women, men, 1)
gap("men against women", men, women, 1)
gap("two stages of supply", women, men, 2)
gap("demand only", women[-1], men[-1], 0)
finish()
