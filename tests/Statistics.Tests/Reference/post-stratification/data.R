# The stratified sample of schools of R's survey package; the cluster sample stands beside the cases of calibration.
source("../calibration/data.R")
