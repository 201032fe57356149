data(election, package = "survey")
write.csv(as.data.frame(election_jointprob), row.names = FALSE)
