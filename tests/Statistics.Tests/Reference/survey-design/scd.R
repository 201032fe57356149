data(scd, package = "survey")
scd$one <- 1
write.csv(scd, row.names = FALSE)
