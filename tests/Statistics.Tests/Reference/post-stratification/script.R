# Post-stratification by R's survey::postStratify.
# Run in this folder: Rscript script.R > expected.json
source("../json.R")
source("../calibration/designs.R")

types <- data.frame(stype = c("E", "H", "M"), Freq = c(4421, 755, 1018))
wide <- data.frame(sch.wide = c("No", "Yes"), Freq = c(1072, 5122))
crossed <- data.frame(stype = rep(c("E", "H", "M"), each = 2), sch.wide = rep(c("No", "Yes"), 3),
  Freq = c(300, 4121, 500, 255, 272, 746))
told("strat by school-wide", postStratify(strat, ~sch.wide, wide), design = "strat", by = I("sch.wide"), counts = wide$Freq)
told("strat by type and school-wide", postStratify(strat, ~stype + sch.wide, crossed), design = "strat",
  by = c("stype", "sch.wide"), counts = crossed$Freq)
told("clus1 by type", postStratify(clus1, ~stype, types), design = "clus1", by = I("stype"), counts = types$Freq)
told("clus1 by type and school-wide", postStratify(clus1, ~stype + sch.wide, crossed), design = "clus1",
  by = c("stype", "sch.wide"), counts = crossed$Freq)
told("jackknife by type", postStratify(jackknife, ~stype, types), design = "jackknife", by = I("stype"), counts = types$Freq)
told("jackknife by school-wide", postStratify(jackknife, ~sch.wide, wide), design = "jackknife", by = I("sch.wide"),
  counts = wide$Freq)
told("clus1 by type, then by school-wide", postStratify(postStratify(clus1, ~stype, types), ~sch.wide, wide),
  design = "clus1", by = I("sch.wide"), counts = wide$Freq, first = types$Freq)
more <- rbind(types, data.frame(stype = "X", Freq = 44))
told("clus1 by type, one without schools", suppressWarnings(postStratify(clus1, ~stype, more, partial = TRUE)), design = "clus1",
  by = I("stype"), counts = more$Freq)
finish()
