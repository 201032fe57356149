data(election, package = "survey")
write.csv(election_pps[c("Bush", "Kerry", "Nader", "votes", "p")], row.names = FALSE)
