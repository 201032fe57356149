# Kaplan-Meier curves by survfit of the package survival.
# Run in this folder: Rscript script.R > expected.json
library(survival)
source("../json.R")
leaders <- read.csv("data.csv")

# Some 30 of the times, the last among them; the others follow the same sums.
some <- function(fit) unique(c(round(seq(1, length(fit$time), length.out = 30)), which(fit$surv == 0)))

add <- function(name, fit, until = NULL, ...) {
  rmst <- if (is.null(until)) summary(fit)$table else summary(fit, rmean = until)$table
  se <- if (isTRUE(fit$logse)) fit$std.err * fit$surv else fit$std.err
  med <- quantile(fit, c(.25, .5, .75))
  at <- some(fit)
  case(name, ..., times = length(fit$time), time = fit$time[at], risk = fit$n.risk[at], events = fit$n.event[at],
    censored = fit$n.censor[at], surv = fit$surv[at], se = ifelse(fit$surv == 0, 0, se)[at], lower = fit$lower[at],
    upper = fit$upper[at], quantile = unname(med$quantile),
    quantile_lower = unname(med$lower), quantile_upper = unname(med$upper), until = if (is.null(until)) max(fit$time) else until,
    mean = unname(rmst[["rmean"]]), mean_se = unname(rmst[["se(rmean)"]]))
}

for (type in c("log", "log-log", "plain")) {
  first <- leaders[leaders$entry == 0, ]
  add(paste("leaders: right censored,", type), survfit(Surv(exit, event > 0) ~ 1, first, conf.type = type),
    data = "first", type = type, level = .95)
  add(paste("leaders: late entry,", type), survfit(Surv(entry, exit, event > 0) ~ 1, leaders, conf.type = type),
    data = "all", type = type, level = .95)
  add(paste("lung:", type), survfit(Surv(time, status) ~ 1, lung, conf.type = type), data = "lung", type = type, level = .95)
}
add("leaders: level 0.8, mean to 36 months", survfit(Surv(entry, exit, event > 0) ~ 1, leaders, conf.int = .8), 36,
  data = "all", type = "log", level = .8)
for (where in c("state", "municipality", "region"))
  add(paste("leaders:", where), survfit(Surv(entry, exit, event > 0) ~ 1, leaders, subset = origin == where),
    data = where, type = "log", level = .95)
# Every spell counted the number of times that its level says: case weights, variance by Greenwood's formula.
add("leaders: whole weights", survfit(Surv(entry, exit, event > 0) ~ 1, leaders, weights = level),
  data = "whole weights", type = "log", level = .95)
# Fractional weights, and variance by the infinitesimal jackknife over persons.
jackknife <- function(name, fit, ...) {
  at <- some(fit)
  case(name, ..., times = length(fit$time), time = fit$time[at], surv = fit$surv[at], se = fit$std.err[at])
}
robust <- survfit(Surv(exit, event > 0) ~ 1, leaders[leaders$entry == 0, ], weights = weight, robust = TRUE)
jackknife("leaders: robust, weights", robust, data = "first", weighted = TRUE, clustered = "no")
robust <- survfit(Surv(entry, exit, event > 0) ~ 1, leaders, weights = weight, cluster = person, robust = TRUE)
jackknife("leaders: robust, weights, persons, late entry", robust, data = "all", weighted = TRUE, clustered = "person")
robust <- survfit(Surv(entry, exit, event > 0) ~ 1, leaders, cluster = unit, robust = TRUE)
jackknife("leaders: robust, workplaces", robust, data = "all", weighted = FALSE, clustered = "unit")
finish()
