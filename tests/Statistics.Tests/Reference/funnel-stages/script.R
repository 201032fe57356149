# Stage rates of a funnel with open processes. A process is an episode whose time is the stage: it "dies" at the stage where it ends
# and is censored at the stage where it is open; so the share that passes is Kaplan-Meier of the package survival.
# Run in this folder: Rscript script.R > expected.json
library(survival)
source("../json.R")
data <- read.csv("data.csv")
funnel <- function(name, d, ...) {
  last <- 3
  # An open process leaves the risk set before the decision it waits for: it is last seen just before the time of that decision.
  d <- d[!(d$open == 1 & d$reached == 0), ]
  time <- ifelse(d$reached == last, last, ifelse(d$open == 1, d$reached, d$reached + 1))
  fit <- summary(survfit(Surv(time, d$reached < last & d$open == 0) ~ 1, conf.type = "log-log"), times = 1:last)
  decided <- vapply(0:(last - 1), function(s) sum(d$reached > s | (d$reached == s & d$open == 0)), 0)
  passed <- vapply(0:(last - 1), function(s) sum(d$reached > s), 0)
  wilson <- mapply(function(x, n) prop.test(x, n, correct = FALSE)$conf.int, passed, decided)
  case(name, ..., decided = decided, passed = passed, share = fit$surv, se = fit$std.err, lower = fit$lower, upper = fit$upper,
    stage_lower = wilson[1, ], stage_upper = wilson[2, ])
}
persons <- function(d) {
  best <- tapply(d$reached, d$person, max); open <- tapply(d$open, d$person, max)
  data.frame(reached = as.vector(best), open = ifelse(best == 3, 0, as.vector(open)))
}
funnel("applications", data, group = "all", unit = "applications")
funnel("persons", persons(data), group = "all", unit = "persons")
for (who in c("women", "men")) {
  funnel(paste(who, "applications"), data[data$group == who, ], group = who, unit = "applications")
  funnel(paste(who, "persons"), persons(data[data$group == who, ]), group = who, unit = "persons")
}
finish()
