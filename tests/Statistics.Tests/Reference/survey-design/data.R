data(api, package = "survey")
write.csv(apistrat[c("stype", "api99", "api00", "enroll", "api.stu", "meals", "ell", "sch.wide", "comp.imp", "awards", "both", "pw", "fpc")], row.names = FALSE)
