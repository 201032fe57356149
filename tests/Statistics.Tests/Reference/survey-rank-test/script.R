# Rank tests by R's survey package.
# Run in this folder: Rscript script.R > expected.json
source("../json.R")
source("../designs.R")

ranks <- function(variable, groups, score) function(d) {
  t <- svyranktest(as.formula(paste0(variable, " ~ factor(", groups, ")")), d, test = c(wilcoxon = "wilcoxon", vanderwaerden = "vanderWaerden", median = "median")[[score]])
  # With more than two groups R has the statistic and its degrees of freedom the wrong way round.
  two <- is.null(t$ddf)
  list(variable = variable, groups = groups, score = score, f = if (two) plain(t$statistic)^2 else plain(t$parameter) / plain(t$statistic),
    numerator = if (two) 1 else plain(t$statistic), freedom = if (two) plain(t$parameter) else t$ddf, p = plain(t$p.value),
    difference = if (two) plain(t$estimate) else NA)
}
for (score in c("wilcoxon", "vanderwaerden", "median")) {
  run(paste("apistrat, two groups,", score), strat, ranks("ell", "comp.imp", score))
  run(paste("apistrat, three groups,", score), strat, ranks("enroll", "stype", score))
  run(paste("apiclus1, two groups,", score), clus1, ranks("api00", "awards", score))
  run(paste("apiclus1, three groups,", score), clus1, ranks("enroll", "stype", score))
}
run("apistrat, few values", strat, ranks("meals", "sch.wide", "wilcoxon"))
run("apiclus1, elementary schools", with_spec(clus1, domain = c("stype", "E")), ranks("enroll", "comp.imp", "wilcoxon"))
run("apistrat, jackknife", jack, ranks("ell", "comp.imp", "wilcoxon"))
run("apiclus1, bootstrap", boot, ranks("api00", "awards", "vanderwaerden"))
finish()
