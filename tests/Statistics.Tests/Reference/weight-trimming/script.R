# Trimming by R's survey::trimWeights.
# Run in this folder: Rscript script.R > expected.json
source("../json.R")
source("../calibration/designs.R")

types <- c("(Intercept)" = 6194, stypeH = 755, stypeM = 1018, api99 = 3914069)
calibrated <- calibrate(clus1, ~stype + api99, types)
told("strat, upper", trimWeights(strat, upper = 40), design = "strat", upper = 40)
told("strat, both", trimWeights(strat, lower = 18, upper = 35), design = "strat", lower = 18, upper = 35)
told("strat, nothing outside", trimWeights(strat, lower = 1, upper = 100), design = "strat", lower = 1, upper = 100)
told("calibrated, upper", trimWeights(calibrated, upper = 45), design = "calibrated", upper = 45)
told("calibrated, strict", trimWeights(calibrated, lower = 25, upper = 36, strict = TRUE), design = "calibrated", lower = 25,
  upper = 36, strict = TRUE)
told("calibrated, loose", trimWeights(calibrated, lower = 25, upper = 36), design = "calibrated", lower = 25, upper = 36)
finish()
