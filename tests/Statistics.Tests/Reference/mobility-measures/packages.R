# R's own table of the occupations of British fathers and sons, printed as CSV.
d <- as.data.frame(as.table(occupationalStatus))
d <- d[order(d[[1]], d[[2]]), ]
write.csv(data.frame(table = "occupationalStatus", row = as.integer(d[[1]]), column = as.integer(d[[2]]), layer = 1, count = d$Freq, possible = 1), row.names = FALSE, quote = FALSE)
