# The data set lung of the package survival, from the installed package.
write.csv(survival::lung, row.names = FALSE)
