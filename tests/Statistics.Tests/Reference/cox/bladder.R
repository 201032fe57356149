# The data set bladder2 of the package survival (several recurrences of a patient), from the installed package.
write.csv(survival::bladder2, row.names = FALSE)
