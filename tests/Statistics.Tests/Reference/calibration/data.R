# The stratified sample of schools of R's survey package, read from the package.
suppressMessages(library(survey))
data(api)
write.csv(apistrat[, c("stype", "sch.wide", "pw", "fpc", "api00", "api99", "enroll", "ell", "meals", "mobility")],
  row.names = FALSE)
