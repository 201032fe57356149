# Proportions and their intervals by R's survey package.
# Run in this folder: Rscript script.R > expected.json
source("../json.R")
source("../designs.R")

proportion <- function(column, value, method, level = 0.95) function(d) {
  d <- update(d, property = as.numeric(as.character(d$variables[[column]]) == value))
  m <- svyciprop(~property, d, method = c(beta = "beta", logit = "xlogit", arcsine = "asin", mean = "mean", glm = "logit")[[method]], level = level)
  list(column = column, value = value, method = if (method == "glm") "logit" else method, level = level, share = plain(coef(m)), error = plain(SE(m)),
    lower = attr(m, "ci")[[1]], upper = attr(m, "ci")[[2]])
}
strat <- list(file = "apistrat", strata = "stype", weights = "pw", fpc = "fpc")
clus1 <- list(file = "apiclus1", ids = "dnum", weights = "pw", fpc = "fpc")
jack <- with_spec(strat, replicates = "JKn")
health <- list(file = "nhanes", ids = "SDMVPSU", strata = "SDMVSTRA", weights = "WTMEC2YR", nest = TRUE, domain = c("known", "1"))
for (method in c("beta", "logit", "arcsine", "mean")) {
  run(paste("apistrat", method), strat, proportion("sch.wide", "Yes", method))
  run(paste("apiclus1", method), clus1, proportion("stype", "H", method, 0.9))
  run(paste("nhanes", method), health, proportion("HI_CHOL", "1", method))
}
run("apistrat, logit by regression", strat, proportion("sch.wide", "Yes", "glm"))
run("apiclus1, stype E, rare", with_spec(clus1, domain = c("stype", "E")), proportion("sch.wide", "No", "beta", 0.99))
run("apistrat, jackknife", jack, proportion("comp.imp", "No", "beta"))
run("apistrat, jackknife, logit", jack, proportion("comp.imp", "No", "logit"))
finish()
