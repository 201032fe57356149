# The generated data of the regressions.
cat(readLines("../survey-regression/data.csv"), sep = "\n")
