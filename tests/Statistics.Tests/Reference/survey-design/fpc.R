data(fpc, package = "survey")
fpc$fraction <- fpc$nh / fpc$Nh
fpc$row <- seq_len(nrow(fpc))
write.csv(fpc, row.names = FALSE)
