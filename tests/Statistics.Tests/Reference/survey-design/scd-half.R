# The half-samples of R's manual for scd.
write.csv(2 * cbind(A = c(1, 0, 1, 0, 1, 0), B = c(1, 0, 0, 1, 0, 1), C = c(0, 1, 1, 0, 0, 1), D = c(0, 1, 0, 1, 1, 0)), row.names = FALSE)
