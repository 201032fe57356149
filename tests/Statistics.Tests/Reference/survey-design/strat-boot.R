# Canty and Davison's bootstrap of apistrat, with its finite populations.
suppressMessages(library(survey))
data(api)
set.seed(11)
d <- svydesign(ids = ~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = apistrat)
write.csv(as.data.frame(weights(as.svrepdesign(d, type = "bootstrap", replicates = 80), "replication")), row.names = FALSE)
