suppressMessages(library(survey))
data(scd)
d <- svydesign(data = scd, prob = ~1, id = ~ambulance, strata = ~ESA, nest = TRUE)
write.csv(as.data.frame(weights(as.svrepdesign(d, type = "Fay", fay.rho = 0.3), "replication")), row.names = FALSE)
