# t-tests by R's survey package.
# Run in this folder: Rscript script.R > expected.json
source("../json.R")
source("../designs.R")

ttest <- function(variable, groups = "") function(d) {
  t <- svyttest(as.formula(paste(variable, "~", if (groups == "") "0" else paste0("factor(", groups, ")"))), d)
  list(variable = variable, groups = groups, value = plain(t$statistic), freedom = plain(t$parameter), p = plain(t$p.value),
    estimate = plain(t$estimate), lower = t$conf.int[[1]], upper = t$conf.int[[2]])
}
run("apistrat, one sample", strat, ttest("enroll"))
run("apistrat, enroll by comp.imp", strat, ttest("enroll", "comp.imp"))
run("apistrat, api00 by sch.wide", strat, ttest("api00", "sch.wide"))
run("apiclus1, one sample", clus1, ttest("api00"))
run("apiclus1, api00 by awards", clus1, ttest("api00", "awards"))
run("apiclus2, api00 by comp.imp", clus2, ttest("api00", "comp.imp"))
run("apiclus1, elementary schools", with_spec(clus1, domain = c("stype", "E")), ttest("enroll", "comp.imp"))
run("nhanes, cholesterol by sex", health, ttest("HI_CHOL", "RIAGENDR"))
run("apistrat, jackknife, one sample", jack, ttest("api00"))
run("apistrat, jackknife", jack, ttest("enroll", "comp.imp"))
run("apiclus1, bootstrap", boot, ttest("api00", "awards"))
finish()
