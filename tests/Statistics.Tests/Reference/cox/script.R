# Cox regressions by coxph of the package survival, with tests of proportionality by cox.zph.
# Run in this folder: Rscript script.R > expected.json
library(survival)
source("../json.R")
leaders <- read.csv("../kaplan-meier/data.csv")
leaders$region <- as.integer(leaders$origin == "region")
leaders$state <- as.integer(leaders$origin == "state")
tight <- coxph.control(eps = 1e-14, toler.chol = 1e-15, iter.max = 50)

add <- function(name, fit, ..., zph = FALSE, baseline = FALSE) {
  values <- list(name, ..., coefficients = I(unname(coef(fit))), errors = I(sqrt(diag(fit$var))), loglik = fit$loglik,
    score = fit$score, wald = unname(fit$wald.test), episodes = fit$n, events = fit$nevent)
  if (!is.null(fit$naive.var)) values$naive <- I(sqrt(diag(fit$naive.var)))
  if (zph) for (scale in c("km", "identity", "log")) {
    test <- cox.zph(fit, transform = scale, terms = FALSE)$table
    values[[paste0("zph_", scale)]] <- unname(test[, 1])
  }
  if (baseline) {
    base <- basehaz(fit, centered = FALSE)
    at <- unique(round(seq(1, nrow(base), length.out = 25)))
    values$baseline_time <- base$time[at]
    values$baseline <- base$hazard[at]
    if (!is.null(base$strata)) values$baseline_stratum <- as.character(base$strata[at])
  }
  do.call(case, values)
}
model <- ~ woman + age + region + state
for (ties in c("efron", "breslow")) {
  add(paste("leaders: right censored,", ties), coxph(Surv(exit, event > 0) ~ woman + age + region + state,
    leaders[leaders$entry == 0, ], ties = ties, control = tight), data = "first", ties = ties, terms = c("woman", "age", "region", "state"),
    zph = TRUE, baseline = TRUE)
  add(paste("leaders: late entry,", ties), coxph(Surv(entry, exit, event > 0) ~ woman + age + region + state, leaders, ties = ties,
    control = tight), data = "all", ties = ties, terms = c("woman", "age", "region", "state"), zph = TRUE, baseline = TRUE)
  add(paste("leaders: late entry, strata,", ties), coxph(Surv(entry, exit, event > 0) ~ woman + age + strata(origin), leaders,
    ties = ties, control = tight), data = "all", ties = ties, terms = c("woman", "age"), stratum = "origin", zph = TRUE, baseline = TRUE)
  add(paste("leaders: weights and persons,", ties), coxph(Surv(entry, exit, event > 0) ~ woman + age + region, leaders, ties = ties,
    weights = weight, cluster = person, control = tight), data = "all", ties = ties, terms = c("woman", "age", "region"), weighted = TRUE,
    cluster = "person", baseline = TRUE)
  add(paste("leaders: workplaces, strata,", ties), coxph(Surv(entry, exit, event > 0) ~ woman + age + strata(level), leaders,
    ties = ties, cluster = unit, control = tight), data = "all", ties = ties, terms = c("woman", "age"), stratum = "level",
    cluster = "unit")
}
add("leaders: one term", coxph(Surv(exit, event > 0) ~ woman, leaders[leaders$entry == 0, ], control = tight), data = "first",
  ties = "efron", terms = I("woman"))
for (k in 1:3) add(paste("leaders: destination", k), coxph(Surv(entry, exit, event == k) ~ woman + age, leaders, control = tight),
  data = "all", ties = "efron", terms = c("woman", "age"), destination = k)
lung2 <- lung[!is.na(lung$ph.ecog), ]
for (ties in c("efron", "breslow"))
  add(paste("lung:", ties), coxph(Surv(time, status) ~ age + sex + ph.ecog, lung2, ties = ties, control = tight), ties = ties,
    terms = c("age", "sex", "ph.ecog"), zph = TRUE, baseline = TRUE)
heart$moved <- as.integer(as.character(heart$transplant))
add("heart: a covariate that changes", coxph(Surv(start, stop, event) ~ age + year + surgery + moved, heart, control = tight),
  ties = "efron", terms = c("age", "year", "surgery", "transplant"), zph = TRUE)
add("heart: robust", coxph(Surv(start, stop, event) ~ age + moved, heart, cluster = id, control = tight), ties = "efron",
  terms = c("age", "transplant"), cluster = "id")
add("bladder: recurrences, robust", coxph(Surv(start, stop, event) ~ rx + number + size + strata(enum), bladder2, cluster = id,
  control = tight), ties = "efron", terms = c("rx", "number", "size"), stratum = "enum", cluster = "id")
finish()
