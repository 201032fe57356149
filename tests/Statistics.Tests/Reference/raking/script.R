# Raking by R's survey::rake, run until the table moves by less than 1e-9.
# Run in this folder: Rscript script.R > expected.json
source("../json.R")
source("../calibration/designs.R")

types <- data.frame(stype = c("E", "H", "M"), Freq = c(4421, 755, 1018))
wide <- data.frame(sch.wide = c("No", "Yes"), Freq = c(1072, 5122))
poor <- data.frame(poor = c("no", "some", "yes"), Freq = c(1800, 2194, 2200))
grouped <- function(design) update(design, poor = cut(meals, c(-1, 25, 60, 100), labels = c("no", "some", "yes")))
close <- function(design, ...) rake(grouped(design), ..., control = list(maxit = 500, epsilon = 1e-9 / 6194))
designs <- list(strat = strat, clus1 = clus1, jackknife = jackknife)
for (d in names(designs)) {
  told(paste(d, "to two margins"), close(designs[[d]], list(~stype, ~sch.wide), list(types, wide)), design = d,
    margins = c("stype", "sch.wide"))
  told(paste(d, "to three margins"), close(designs[[d]], list(~stype, ~sch.wide, ~poor), list(types, wide, poor)), design = d,
    margins = c("stype", "sch.wide", "poor"))
  if (d != "strat") told(paste(d, "to one margin"), close(designs[[d]], list(~stype), list(types)), design = d, margins = I("stype"))
}
finish()
