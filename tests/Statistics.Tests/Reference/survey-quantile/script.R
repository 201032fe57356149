# Quantiles and their intervals by R's survey package.
# Run in this folder: Rscript script.R > expected.json
source("../json.R")
source("../designs.R")

probabilities <- c(0.1, 0.25, 0.5, 0.62, 0.9)
quantiles <- function(variable, method = "mean", rule = "math", level = 0.95, p = probabilities) function(d) {
  q <- svyquantile(columns(variable), d, p, alpha = 1 - level, interval.type = method, qrule = rule, ci = TRUE)[[1]]
  list(variable = variable, method = method, rule = rule, level = level, probabilities = p, values = plain(q[, 1]),
    lower = plain(q[, 2]), upper = plain(q[, 3]), errors = plain(q[, 4]))
}
strat <- list(file = "apistrat", strata = "stype", weights = "pw", fpc = "fpc")
clus1 <- list(file = "apiclus1", ids = "dnum", weights = "pw", fpc = "fpc")
clus2 <- list(file = "apiclus2", ids = c("dnum", "snum"), fpc = c("fpc1", "fpc2"))
for (rule in c("math", "school", paste0("hf", 4:9))) run(paste("apistrat", rule), strat, quantiles("api00", rule = rule))
for (method in c("beta", "xlogit", "asin")) {
  run(paste("apistrat", method), strat, quantiles("api00", method))
  run(paste("apiclus1", method), clus1, quantiles("enroll", method, "hf7"))
}
run("apiclus1", clus1, quantiles("api00", p = c(0.25, 0.5, 0.75)))
run("apiclus1, stype E", with_spec(clus1, domain = c("stype", "E")), quantiles("api00", "beta", "school", 0.9))
run("apiclus2", clus2, quantiles("api00", p = c(0.3, 0.5, 0.7)))
run("apistrat, many ties", strat, quantiles("meals", "beta", "hf5"))
run("election, Brewer", list(file = "election", fpc = "p", pps = "brewer"), quantiles("votes", "xlogit", p = c(0.8, 0.9)))
jack <- with_spec(strat, replicates = "JKn")
boot <- list(file = "apiclus1", ids = "dnum", weights = "pw", replicates = "clus1-boot", scale = 1 / 59)
run("apistrat, jackknife", jack, quantiles("api00"))
# All weights are multiples of one number here: at 0.1 or 0.5 of their sum rounding decides, in R, whether a step is reached.
odd <- c(0.1371, 0.2718, 0.5161, 0.6213, 0.8877)
run("apiclus1, bootstrap", boot, quantiles("api00", "quantile", p = odd))
run("apiclus1, bootstrap, hf7", boot, quantiles("enroll", "quantile", "hf7", 0.9, odd))
run("apiclus1, bootstrap, awards No", with_spec(boot, domain = c("awards", "No")), quantiles("api00", "quantile", "school", p = odd[3:4]))
finish()
