# Ratios of totals by R's survey package.
# Run in this folder: Rscript script.R > expected.json
source("../json.R")
source("../designs.R")

ratio <- function(above, below) function(d) {
  r <- svyratio(columns(above), columns(below), d)
  list(above = above, below = below, ratio = plain(coef(r)), error = plain(SE(r)))
}
schools <- ratio("api.stu", "enroll")
strat <- list(file = "apistrat", strata = "stype", weights = "pw", fpc = "fpc")
run("apistrat", strat, schools)
run("apistrat, comp.imp No", with_spec(strat, domain = c("comp.imp", "No")), schools)
run("apistrat, jackknife", with_spec(strat, replicates = "JKn"), schools)
run("apisrs", list(file = "apisrs", fpc = "fpc"), schools)
clus1 <- list(file = "apiclus1", ids = "dnum", weights = "pw", fpc = "fpc")
run("apiclus1", clus1, schools)
run("apiclus1, stype H", with_spec(clus1, domain = c("stype", "H")), schools)
run("apiclus1, bootstrap", list(file = "apiclus1", ids = "dnum", weights = "pw", replicates = "clus1-boot", scale = 1 / 59), schools)
run("scd, half-samples", list(file = "scd", ids = "ambulance", strata = "ESA", weights = "one", nest = TRUE, replicates = "scd-half", scale = 1 / 4),
  ratio("alive", "arrests"))
run("scd", list(file = "scd", ids = "ambulance", strata = "ESA", weights = "one", nest = TRUE), ratio("alive", "arrests"))
run("election, Brewer", list(file = "election", fpc = "p", pps = "brewer"), ratio("Bush", "Kerry"))

by_type <- function(d) {
  t <- svyby(~api.stu, ~stype, denominator = ~enroll, d, svyratio, covmat = TRUE)
  list(above = "api.stu", below = "enroll", by = "stype", ratio = plain(coef(t)), covariance = square(vcov(t)))
}
run("apistrat by type", strat, by_type)
run("apiclus1 by type", clus1, by_type)
finish()
