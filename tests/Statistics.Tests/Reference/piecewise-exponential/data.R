# The data set veteran of the package survival, from the installed package.
write.csv(survival::veteran, row.names = FALSE)
