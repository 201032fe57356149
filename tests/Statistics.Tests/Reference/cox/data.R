# The data sets heart (Stanford transplants, one row for each stretch of a patient) of the package survival, from the installed
# package.
d <- survival::heart
d$transplant <- as.integer(as.character(d$transplant))
write.csv(d, row.names = FALSE)
