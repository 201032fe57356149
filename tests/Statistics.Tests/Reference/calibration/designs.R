# The designs of the weighting cases, and what each case tells of a weighted design.
suppressMessages(library(survey))
data(api)
strat <- svydesign(id = ~1, strata = ~stype, weights = ~pw, data = apistrat, fpc = ~fpc)
clus1 <- svydesign(id = ~dnum, weights = ~pw, data = apiclus1, fpc = ~fpc)
jackknife <- as.svrepdesign(clus1)

told <- function(label, .weighted, ...) {
  total <- svytotal(~enroll, .weighted)
  mean <- svymean(~api00, .weighted)
  high <- svymean(~api00, subset(.weighted, stype == "H"))
  case(label, ..., weights = as.vector(weights(.weighted, "sampling")),
    estimates = c(coef(total), coef(mean), coef(high)), errors = c(SE(total), SE(mean), SE(high)))
}
