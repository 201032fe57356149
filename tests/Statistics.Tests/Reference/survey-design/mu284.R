data(mu284, package = "survey")
write.csv(mu284, row.names = FALSE)
