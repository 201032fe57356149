# Totals and means of two variables, with their covariances, and degrees of freedom, by R's survey package under many designs.
# Run in this folder: Rscript script.R > expected.json
source("../json.R")
source("../designs.R")

api <- both(c("api00", "enroll"))

strat <- list(file = "apistrat", strata = "stype", weights = "pw", fpc = "fpc")
run("apistrat", strat, api)
run("apistrat with replacement", list(file = "apistrat", strata = "stype", weights = "pw"), api)
run("apistrat, weights from counts", list(file = "apistrat", strata = "stype", fpc = "fpc"), api)
run("apistrat, sch.wide Yes", with_spec(strat, domain = c("sch.wide", "Yes")), api)
run("apistrat, comp.imp No", with_spec(strat, domain = c("comp.imp", "No")), api)
run("apistrat, stype H", with_spec(strat, domain = c("stype", "H")), api)

srs <- list(file = "apisrs", fpc = "fpc")
run("apisrs", srs, api)
run("apisrs with replacement", list(file = "apisrs", weights = "pw"), api)
run("apisrs, stype M", with_spec(srs, domain = c("stype", "M")), api)

clus1 <- list(file = "apiclus1", ids = "dnum", weights = "pw", fpc = "fpc")
run("apiclus1", clus1, api)
run("apiclus1 with replacement", list(file = "apiclus1", ids = "dnum", weights = "pw"), api)
run("apiclus1, stype E", with_spec(clus1, domain = c("stype", "E")), api)
run("apiclus1, awards No", with_spec(clus1, domain = c("awards", "No")), api)

clus2 <- list(file = "apiclus2", ids = c("dnum", "snum"), fpc = c("fpc1", "fpc2"))
known <- both(c("api00", "api99"))
run("apiclus2", clus2, known)
run("apiclus2 by weights alone", list(file = "apiclus2", ids = c("dnum", "snum"), weights = "pw"), known)
run("apiclus2, comp.imp Yes", with_spec(clus2, domain = c("comp.imp", "Yes")), known)
run("apiclus2, stype H", with_spec(clus2, domain = c("stype", "H")), known)

# Identifiers of units start anew in each stratum.
health <- list(file = "nhanes", ids = "SDMVPSU", strata = "SDMVSTRA", weights = "WTMEC2YR", nest = TRUE, domain = c("known", "1"))
run("nhanes", health, both(c("HI_CHOL", "RIAGENDR")))
run("nhanes, race 3", with_spec(health, domain = c("race", "3")), both(c("RIAGENDR", "agecat")))

run("mu284", list(file = "mu284", ids = c("id1", "id2"), fpc = c("n1", "n2")), both("y1"))
run("mu284, second unit", list(file = "mu284", ids = c("id1", "id2"), fpc = c("n1", "n2"), domain = c("id2", "2")), both("y1"))

small <- list(file = "fpc", ids = "psuid", strata = "stratid", weights = "weight", nest = TRUE)
run("fpc without correction", small, both("x"))
run("fpc by counts", with_spec(small, fpc = "Nh"), both("x"))
run("fpc by fractions", with_spec(small, fpc = "fraction"), both("x"))

ballot <- both(c("Bush", "Kerry"))
run("election, Brewer", list(file = "election", fpc = "p", pps = "brewer"), ballot)
run("election, Brewer, half", list(file = "election", fpc = "p", pps = "brewer", domain = c("Nader", "0")), ballot)

# Joint probabilities.
data <- rows("election")
joint <- as.matrix(rows("jointprob"))
for (variance in c("HT", "YG")) {
  d <- svydesign(id = ~1, fpc = ~p, data = data, pps = ppsmat(joint), variance = variance)
  do.call(case, c(list(paste("election,", variance), file = "election", joint = variance), ballot(d)))
}
d <- svydesign(id = ~1, fpc = ~p, data = data, pps = ppsmat(joint), variance = "YG")
do.call(case, c(list("election, YG, no votes for Nader", file = "election", joint = "YG", domain = c("Nader", "0")),
  suppressWarnings(ballot(subset(d, Nader == 0)))))

# Strata with a single unit: one stage and two, the whole sample and domains.
one <- list(file = "lonely", ids = "psu", strata = "stratum", weights = "w", fpc = "N")
two <- list(file = "lonely", ids = c("psu", "unit"), strata = "stratum", weights = "w", fpc = c("N", "M"))
for (lonely in c("remove", "adjust", "average")) {
  yx <- both(c("y", "x"))
  run(paste("lonely units,", lonely), with_spec(one, lonely = lonely), yx)
  run(paste("lonely units with replacement,", lonely), with_spec(one, lonely = lonely, fpc = NULL), yx)
  run(paste("lonely units in a domain,", lonely), with_spec(one, lonely = lonely, domain = c("part", "c")), yx)
  run(paste("lonely units in a domain that count,", lonely), with_spec(one, lonely = lonely, domain = c("part", "c"), lonely_domains = TRUE), yx)
  if (lonely != "average") {
    run(paste("lonely units in two stages,", lonely), with_spec(two, lonely = lonely), yx)
    run(paste("lonely units in two stages in a domain,", lonely), with_spec(two, lonely = lonely, domain = c("part", "a"), lonely_domains = TRUE), yx)
  }
}
finish()
