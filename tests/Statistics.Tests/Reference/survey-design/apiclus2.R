data(api, package = "survey")
write.csv(apiclus2[c("dnum", "snum", "stype", "api99", "api00", "enroll", "api.stu", "meals", "sch.wide", "comp.imp", "awards", "both", "pw", "fpc1", "fpc2")], row.names = FALSE)
