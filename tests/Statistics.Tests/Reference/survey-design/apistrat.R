source("data.R")
