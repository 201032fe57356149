# The cluster sample of school districts of R's survey package, read from the package.
suppressMessages(library(survey))
data(api)
write.csv(apiclus1[, c("dnum", "stype", "sch.wide", "pw", "fpc", "api00", "api99", "enroll", "ell", "meals", "mobility")],
  row.names = FALSE)
