# Tables by group with covariances, shares, contrasts and design effects by R's survey package.
# Run in this folder: Rscript script.R > expected.json
source("../json.R")
source("../designs.R")

strat <- list(file = "apistrat", strata = "stype", weights = "pw", fpc = "fpc")
clus1 <- list(file = "apiclus1", ids = "dnum", weights = "pw", fpc = "fpc")
clus2 <- list(file = "apiclus2", ids = c("dnum", "snum"), fpc = c("fpc1", "fpc2"))
jack <- with_spec(strat, replicates = "JKn")
half <- list(file = "apiclus1", ids = "dnum", weights = "pw", replicates = "clus1-boot", scale = 1 / 59)

# Our order is that of groups, and of variables within a group; R's that of variables, and of groups within.
by_group <- function(variables, by, fun) function(d) {
  t <- svyby(columns(variables), columns(by), d, fun, covmat = TRUE)
  groups <- nrow(t)
  order <- as.vector(t(matrix(seq_len(groups * length(variables)), groups)))
  v <- vcov(t)
  list(kind = "by", variables = I(variables), by = by, values = as.vector(t(as.matrix(as.data.frame(t)[variables]))), covariance = square(v))
}
run("means by type", strat, by_group("api00", "stype", svymean))
run("means by sch.wide", strat, by_group("api00", "sch.wide", svymean))
run("totals by type", strat, function(d) modifyList(by_group("enroll", "stype", svytotal)(d), list(kind = "total by")))
run("means by comp.imp, apiclus1", clus1, by_group("api00", "comp.imp", svymean))
run("means by type, apiclus2", clus2, by_group("api00", "stype", svymean))
run("means by type in a domain", with_spec(clus1, domain = c("awards", "Yes")), by_group("api00", "stype", svymean))
run("means by sch.wide, jackknife", jack, by_group("api00", "sch.wide", svymean))
run("means by type, bootstrap", half, by_group("api00", "stype", svymean))

shares <- function(factor) function(d) {
  m <- svymean(as.formula(paste0("~factor(", factor, ")")), d)
  t <- svytotal(as.formula(paste0("~factor(", factor, ")")), d)
  list(kind = "shares", factor = factor, values = plain(coef(m)), covariance = square(vcov(m)), counts = plain(coef(t)),
    counts_covariance = square(vcov(t)))
}
run("shares of awards", strat, shares("awards"))
run("shares of type, apiclus1", clus1, shares("stype"))
run("shares of type, apiclus2", clus2, shares("stype"))
run("shares of type in a domain", with_spec(clus1, domain = c("comp.imp", "Yes")), shares("stype"))
run("shares of race", list(file = "nhanes", ids = "SDMVPSU", strata = "SDMVSTRA", weights = "WTMEC2YR", nest = TRUE), shares("race"))
run("shares of awards, jackknife", jack, shares("awards"))
run("shares of type, bootstrap", half, shares("stype"))

contrast <- function(by, weights) function(d) {
  t <- svyby(~api00, columns(by), d, svymean, covmat = TRUE)
  c <- svycontrast(t, weights)
  ci <- confint(c, df = degf(d))
  list(kind = "contrast", by = by, coefficients = weights, values = I(plain(coef(c))), error = plain(SE(c)), lower = ci[1], upper = ci[2])
}
run("difference of domains", strat, contrast("sch.wide", c(-1, 1)))
run("difference of domains, apiclus1", clus1, contrast("comp.imp", c(-1, 1)))
run("contrast of three", clus2, contrast("stype", c(1, -0.5, -0.5)))
run("difference of domains, jackknife", jack, contrast("sch.wide", c(-1, 1)))

effect <- function(x) plain(if (is.matrix(deff(x))) diag(deff(x)) else deff(x))
effects <- function(variables) function(d) {
  x <- columns(variables)
  list(kind = "effects", variables = I(variables), means = effect(svymean(x, d, deff = TRUE)),
    means_replace = effect(svymean(x, d, deff = "replace")),
    totals = effect(svytotal(x, d, deff = TRUE)),
    totals_replace = effect(svytotal(x, d, deff = "replace")))
}
run("design effects", strat, effects(c("api00", "enroll")))
run("design effects, apiclus1", clus1, effects(c("api00", "enroll")))
run("design effects in a domain", with_spec(clus1, domain = c("stype", "E")), effects(c("api00", "enroll")))
run("design effects, jackknife", jack, effects(c("api00", "enroll")))

interval <- function(level, df) function(d) {
  m <- svymean(~api00, d)
  ci <- confint(m, level = level, df = if (df > 0) df else if (df < 0) Inf else degf(d))
  list(kind = "interval", level = level, df = df, lower = ci[1], upper = ci[2])
}
run("interval", strat, interval(0.95, 0))
run("interval, normal", clus1, interval(0.99, -1))
run("interval, 14 degrees of freedom", clus1, interval(0.9, 14))
finish()
