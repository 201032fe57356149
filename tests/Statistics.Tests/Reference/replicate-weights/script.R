# Totals and means of two variables, with their covariances, and degrees of freedom, by R's survey package with replicate weights.
# Run in this folder: Rscript script.R > expected.json
source("../json.R")
source("../designs.R")
api <- both(c("api00", "enroll"))

clus1 <- list(file = "apiclus1", ids = "dnum", weights = "pw", replicates = "JK1")
run("apiclus1 JK1", clus1, api)
run("apiclus1 JK1, finite population", with_spec(clus1, fpc = "fpc"), api)
run("apiclus1 JK1, around the estimate", with_spec(clus1, fpc = "fpc", mse = TRUE), api)
run("apiclus1 JK1, stype E", with_spec(clus1, domain = c("stype", "E")), api)

strat <- list(file = "apistrat", strata = "stype", weights = "pw", fpc = "fpc", replicates = "JKn")
run("apistrat JKn", strat, api)
run("apistrat JKn with replacement", with_spec(strat, fpc = NULL), api)
run("apistrat JKn, around the estimate", with_spec(strat, mse = TRUE), api)
run("apistrat JKn, comp.imp No", with_spec(strat, domain = c("comp.imp", "No")), api)

one <- list(file = "lonely", ids = "psu", strata = "stratum", weights = "w", fpc = "N", replicates = "JKn")
for (lonely in c("remove", "adjust", "average"))
  run(paste("lonely units,", lonely), with_spec(one, lonely = lonely, fpc = if (lonely != "adjust") "N"), both(c("y", "x")))

half <- list(file = "scd", ids = "ambulance", strata = "ESA", weights = "one", nest = TRUE, replicates = "scd-half", scale = 1 / 4)
alive <- both(c("alive", "arrests"))
run("scd half-samples", half, alive)
run("scd half-samples, around the estimate", with_spec(half, mse = TRUE), alive)
run("scd Fay", with_spec(half, replicates = "scd-fay", scale = 1 / (4 * 0.7^2)), alive)

run("apiclus1 bootstrap", list(file = "apiclus1", ids = "dnum", weights = "pw", replicates = "clus1-boot", scale = 1 / 59), api)
run("apiclus1 bootstrap, awards No", list(file = "apiclus1", ids = "dnum", weights = "pw", replicates = "clus1-boot", scale = 1 / 59,
  domain = c("awards", "No")), api)
size <- 1 / mean(1 / c(100, 50, 50))
run("apistrat bootstrap", with_spec(strat, replicates = "strat-boot", scale = size / ((size - 1) * 79)), api)
finish()
