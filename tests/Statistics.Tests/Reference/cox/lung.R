# The data set lung of the package survival, from the installed package, where the terms used are known.
d <- survival::lung
write.csv(d[!is.na(d$ph.ecog), c("time", "status", "age", "sex", "ph.ecog")], row.names = FALSE)
