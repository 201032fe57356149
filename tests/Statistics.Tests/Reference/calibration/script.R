# Calibration by R's survey::calibrate, run to closer totals than by default.
# Run in this folder: Rscript script.R > expected.json
source("../json.R")
source("designs.R")

types <- c("(Intercept)" = 6194, stypeH = 755, stypeM = 1018)
both <- c(types, api99 = 3914069)
wide <- c(types, sch.wideYes = 5122)
close <- function(...) suppressWarnings(calibrate(..., epsilon = 1e-13, maxit = 200))
designs <- list(strat = strat, clus1 = clus1, jackknife = jackknife)
for (d in names(designs)) {
  design <- designs[[d]]
  if (d != "strat") told(paste(d, "linear to types"), calibrate(design, ~stype, types), design = d, terms = I("stype"),
    distance = "linear", totals = as.vector(types))
  told(paste(d, "linear to types and api99"), calibrate(design, ~stype + api99, both), design = d,
    terms = c("stype", "api99"), distance = "linear", totals = as.vector(both))
  told(paste(d, "raking to types and school-wide"), close(design, ~stype + sch.wide, wide, calfun = "raking"), design = d,
    terms = c("stype", "sch.wide"), distance = "raking", totals = as.vector(wide))
  told(paste(d, "raking to types and api99"), close(design, ~stype + api99, both, calfun = "raking"), design = d,
    terms = c("stype", "api99"), distance = "raking", totals = as.vector(both))
  if (d != "strat") {
    bounds <- if (d == "clus1") c(0.65, 2.2) else c(0.3, 4)
    told(paste(d, "linear between bounds"), close(design, ~stype + api99, both, bounds = bounds), design = d,
      terms = c("stype", "api99"), distance = "linear", totals = as.vector(both), bounds = bounds)
    told(paste(d, "logit"), close(design, ~stype + api99, both, calfun = "logit", bounds = bounds), design = d,
      terms = c("stype", "api99"), distance = "logit", totals = as.vector(both), bounds = bounds)
  }
}
told("strat linear between bounds", close(strat, ~stype + api99, both, bounds = c(0.95, 1.06)), design = "strat",
  terms = c("stype", "api99"), distance = "linear", totals = as.vector(both), bounds = c(0.95, 1.06))
told("strat logit", close(strat, ~stype + api99, both, calfun = "logit", bounds = c(0.9, 1.1)), design = "strat",
  terms = c("stype", "api99"), distance = "logit", totals = as.vector(both), bounds = c(0.9, 1.1))
told("clus1 raking between bounds", close(clus1, ~stype + api99, both, calfun = "raking", bounds = c(0.65, 1.8)), design = "clus1",
  terms = c("stype", "api99"), distance = "raking", totals = as.vector(both), bounds = c(0.65, 1.8))
told("clus1 weights between bounds", close(clus1, ~stype + api99, both, bounds = c(22, 70), bounds.const = TRUE), design = "clus1",
  terms = c("stype", "api99"), distance = "linear", totals = as.vector(both), bounds = c(22, 70), constant = TRUE)
told("clus1 linear, variance by enrolment", calibrate(clus1, ~stype + api99, both, variance = apiclus1$enroll),
  design = "clus1", terms = c("stype", "api99"), distance = "linear", totals = as.vector(both), variance = "enroll")
told("clus1 linear without intercept", calibrate(clus1, ~api99 - 1, c(api99 = 3914069)), design = "clus1",
  terms = I("api99"), distance = "linear", totals = I(3914069), intercept = FALSE)
told("clus1 linear with an interaction", calibrate(clus1, ~sch.wide * api99,
  c("(Intercept)" = 6194, sch.wideYes = 5122, api99 = 3914069, "sch.wideYes:api99" = 3260000)), design = "clus1",
  terms = I("sch.wide*api99"), distance = "linear", totals = c(6194, 5122, 3914069, 3260000))
again <- close(calibrate(clus1, ~stype, types), ~sch.wide, c("(Intercept)" = 6194, sch.wideYes = 5122), calfun = "raking")
told("clus1 linear to types, then raking to school-wide", again, design = "clus1", terms = I("sch.wide"), distance = "raking",
  totals = c(6194, 5122), first = as.vector(types))
finish()
