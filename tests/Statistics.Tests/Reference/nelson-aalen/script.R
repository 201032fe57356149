# Nelson-Aalen cumulative hazards by survfit of the package survival.
# Run in this folder: Rscript script.R > expected.json
library(survival)
source("../json.R")
leaders <- read.csv("../kaplan-meier/data.csv")
add <- function(name, fit, ...) {
  at <- unique(round(seq(1, length(fit$time), length.out = 30)))
  case(name, ..., times = length(fit$time), time = fit$time[at], hazard = fit$cumhaz[at], se = fit$std.chaz[at])
}
first <- leaders[leaders$entry == 0, ]
add("leaders: right censored", survfit(Surv(exit, event > 0) ~ 1, first), data = "first")
add("leaders: late entry", survfit(Surv(entry, exit, event > 0) ~ 1, leaders), data = "all")
add("leaders: whole weights", survfit(Surv(entry, exit, event > 0) ~ 1, leaders, weights = level), data = "whole weights")
add("veteran", survfit(Surv(time, status) ~ 1, veteran), data = "veteran")
for (k in 1:3)
  add(paste("leaders: late entry, destination", k), survfit(Surv(entry, exit, event == k) ~ 1, leaders), data = "all",
    destination = k)
finish()
