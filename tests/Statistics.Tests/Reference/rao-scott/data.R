source("../survey-design/data.R")
