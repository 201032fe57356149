# Tests of independence by R's survey package.
# Run in this folder: Rscript script.R > expected.json
source("../json.R")
source("../designs.R")

independence <- function(rows, columns, statistic) function(d) {
  t <- svychisq(as.formula(paste0("~", rows, "+", columns)), d, statistic = c(second = "F", first = "Chisq", wald = "Wald", adjusted = "adjWald")[[statistic]])
  list(rows = rows, columns = columns, statistic = statistic, value = plain(t$statistic), freedom = I(plain(t$parameter)), p = plain(t$p.value))
}
for (statistic in c("second", "first", "wald", "adjusted")) {
  run(paste("apistrat, two by two,", statistic), strat, independence("sch.wide", "comp.imp", statistic))
  run(paste("apistrat, three by two,", statistic), strat, independence("stype", "awards", statistic))
  run(paste("apiclus1,", statistic), clus1, independence("sch.wide", "stype", statistic))
  run(paste("nhanes, race by cholesterol,", statistic), health, independence("race", "HI_CHOL", statistic))
}
run("nhanes, race by age", health, independence("race", "agecat", "second"))
run("apiclus2", clus2, independence("stype", "comp.imp", "second"))
run("apiclus1 in a domain", with_spec(clus1, domain = c("sch.wide", "Yes")), independence("stype", "comp.imp", "second"))
run("apistrat, jackknife", jack, independence("stype", "comp.imp", "second"))
run("apistrat, jackknife, first order", jack, independence("stype", "comp.imp", "first"))
run("apistrat, jackknife, Wald", jack, independence("stype", "comp.imp", "wald"))
run("apiclus1, bootstrap", boot, independence("sch.wide", "stype", "second"))
run("apiclus1, bootstrap, adjusted Wald", boot, independence("sch.wide", "stype", "adjusted"))
finish()
