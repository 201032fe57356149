data(nhanes, package = "survey")
nhanes$agecat <- as.integer(nhanes$agecat)
nhanes$known <- as.integer(!is.na(nhanes$HI_CHOL))
write.csv(nhanes, row.names = FALSE)
