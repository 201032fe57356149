# Rao and Wu's bootstrap of apiclus1.
suppressMessages(library(survey))
data(api)
set.seed(7)
d <- svydesign(ids = ~dnum, weights = ~pw, data = apiclus1)
write.csv(as.data.frame(weights(as.svrepdesign(d, type = "subbootstrap", replicates = 60), "replication")), row.names = FALSE)
