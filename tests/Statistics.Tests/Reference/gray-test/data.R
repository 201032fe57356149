# The data set mgus2 of the package survival, from the installed package: progression and death as destinations.
setwd("../aalen-johansen")
source("data.R")
