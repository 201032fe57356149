data(api, package = "survey")
write.csv(apisrs[c("stype", "api99", "api00", "enroll", "api.stu", "meals", "sch.wide", "comp.imp", "awards", "both", "pw", "fpc")], row.names = FALSE)
