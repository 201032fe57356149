# Log-rank and G-rho tests by survdiff of the package survival; late entry, which survdiff does not take,
# in plain R.
# Run in this folder: Rscript script.R > expected.json
library(survival)
source("../json.R")
leaders <- read.csv("../kaplan-meier/data.csv")
first <- leaders[leaders$entry == 0, ]
total <- function(x) if (is.matrix(x)) rowSums(x) else x
add <- function(name, fit, ...) {
  expected <- total(fit$exp)
  case(name, ..., observed = total(fit$obs), expected = expected, chisq = fit$chisq, df = sum(expected > 0) - 1,
    p = fit$pvalue)
}
for (rho in c(0, 1, .5)) {
  add(paste("leaders: origin, rho", rho), survdiff(Surv(exit, event > 0) ~ origin, first, rho = rho), group = "origin",
    stratum = "none", rho = rho)
  add(paste("leaders: origin within level, rho", rho), survdiff(Surv(exit, event > 0) ~ origin + strata(level), first, rho = rho),
    group = "origin", stratum = "level", rho = rho)
}
add("leaders: sex", survdiff(Surv(exit, event > 0) ~ woman, first), group = "woman", stratum = "none", rho = 0)
add("leaders: sex within origin", survdiff(Surv(exit, event > 0) ~ woman + strata(origin), first), group = "woman",
  stratum = "origin", rho = 0)
add("leaders: destination 2 by origin", survdiff(Surv(exit, event == 2) ~ origin, first), group = "origin", stratum = "none",
  rho = 0, destination = 2)
for (rho in 0:1) add(paste("veteran: cell type, rho", rho), survdiff(Surv(time, status) ~ celltype, veteran, rho = rho), group = "celltype",
  stratum = "none", rho = rho)
add("veteran: treatment within cell type", survdiff(Surv(time, status) ~ trt + strata(celltype), veteran), group = "trt",
  stratum = "celltype", rho = 0)
# Late entry in plain R: observed and expected with the hypergeometric covariance, one time after the other (Mantel 1966).
late <- function(name, who, within, ...) {
  groups <- sort(unique(who)); k <- length(groups)
  z <- rep(0, k); V <- matrix(0, k, k)
  for (s in unique(within)) for (t in unique(leaders$exit[within == s & leaders$event > 0])) {
    there <- within == s & leaders$entry < t & leaders$exit >= t
    y <- vapply(groups, function(g) sum(there & who == g), 0)
    d <- vapply(groups, function(g) sum(there & who == g & leaders$exit == t & leaders$event > 0), 0)
    n <- sum(y); e <- sum(d)
    z <- z + d - e * y / n
    if (n > 1) V <- V + e * (n - e) / (n - 1) * (diag(y / n, k) - outer(y, y) / n^2)
  }
  chisq <- drop(z[-1] %*% solve(V[-1, -1], z[-1]))
  case(name, ..., rho = 0, late = TRUE, chisq = chisq, df = k - 1, p = pchisq(chisq, k - 1, lower.tail = FALSE))
}
late("leaders: late entry, origin", leaders$origin, rep(1, nrow(leaders)), group = "origin", stratum = "none")
late("leaders: late entry, sex", leaders$woman, rep(1, nrow(leaders)), group = "woman", stratum = "none")
late("leaders: late entry, sex within origin", leaders$woman, leaders$origin, group = "woman", stratum = "origin")
finish()
