# Cumulative incidence of several destinations: by survfit of the package survival (variance by the infinitesimal jackknife),
# and the variance of the multinomial increments in plain R.
# Run in this folder: Rscript script.R > expected.json
library(survival)
source("../json.R")
leaders <- read.csv("../kaplan-meier/data.csv")
first <- leaders[leaders$entry == 0, ]
data(cancer, package = "survival")
mgus2$exit <- with(mgus2, ifelse(pstat == 0, futime, ptime))
mgus2$event <- with(mgus2, ifelse(pstat == 0, 2 * death, 1))

# Some 30 of the times, the last among them; the others follow the same sums.
some <- function(times) unique(round(seq(1, length(times), length.out = 30)))

add <- function(name, fit, ...) {
  at <- some(fit$time)
  case(name, ..., times = length(fit$time), time = fit$time[at], risk = fit$n.risk[at, 1], incidence = t(fit$pstate[at, -1]),
    se = t(fit$std.err[at, -1]), lower = t(fit$lower[at, -1]), upper = t(fit$upper[at, -1]), surv = fit$pstate[at, 1],
    surv_se = fit$std.err[at, 1])
}
for (type in c("log", "log-log", "plain")) {
  add(paste("leaders: right censored,", type), survfit(Surv(exit, factor(event)) ~ 1, first, conf.type = type),
    data = "first", type = type, variance = "both")
  add(paste("mgus2:", type), survfit(Surv(exit, factor(event)) ~ 1, mgus2, conf.type = type),
    data = "mgus2", type = type, variance = "both")
}
add("mgus2: women", survfit(Surv(exit, factor(event)) ~ 1, mgus2[mgus2$sex == "F", ]), data = "mgus2 women", type = "log",
  variance = "both")
add("leaders: weights", survfit(Surv(exit, factor(event)) ~ 1, first, weights = weight), data = "first", type = "log",
  variance = "robust", weighted = TRUE)
leaders$row <- seq_len(nrow(leaders))
add("leaders: late entry", survfit(Surv(entry, exit, factor(event)) ~ 1, leaders, id = row), data = "all", type = "log",
  variance = "robust")
# survfit 3.5-3 takes no notice of `cluster` here, so the influences are summed by cluster by hand.
clustered <- function(cluster, weights, name, ...) {
  fit <- survfit(Surv(entry, exit, factor(event)) ~ 1, leaders, id = row, weights = weights, influence = TRUE)
  for (state in 1:4) {
    sums <- rowsum(fit$influence.pstate[, -1, state] * weights, cluster)
    fit$std.err[, state] <- sqrt(colSums(sums^2))
  }
  at <- some(fit$time)
  case(name, ..., data = "all", variance = "robust", times = length(fit$time), time = fit$time[at],
    incidence = t(fit$pstate[at, -1]), se = t(fit$std.err[at, -1]), surv = fit$pstate[at, 1], surv_se = fit$std.err[at, 1])
}
clustered(leaders$unit, leaders$weight, "leaders: late entry, weights, workplaces", weighted = TRUE, clustered = "unit")
clustered(leaders$person, rep(1, nrow(leaders)), "leaders: late entry, persons", clustered = "person")

# The plain formula with late entry: P is a product of matrices I + dA; its covariance follows by the recursion
# V(t) = (I + dA)' V(t-) (I + dA) + P(t-)^2 C(t), with C the multinomial covariance of the increments (Andersen, Borgan,
# Gill and Keiding 1993, IV.4.1.3). One start state, so that only its row of P is needed.
plain <- function(d) {
  times <- sort(unique(d$exit))
  k <- max(d$event)
  p <- c(1, rep(0, k)); V <- matrix(0, k + 1, k + 1)
  est <- se <- NULL
  for (t in times) {
    y <- sum(d$entry < t & d$exit >= t)
    a <- vapply(1:k, function(j) sum(d$exit == t & d$event == j), 0) / y
    M <- diag(k + 1); M[1, ] <- c(1 - sum(a), a)
    full <- c(-sum(a), a)
    C <- matrix(0, k + 1, k + 1)
    C[-1, -1] <- diag(a, k) - outer(a, a)
    C[1, 1] <- sum(a) * (1 - sum(a))
    C[1, -1] <- C[-1, 1] <- -(a - a * sum(a))
    V <- t(M) %*% V %*% M + p[1]^2 * C / y
    p <- drop(p %*% M)
    est <- rbind(est, p); se <- rbind(se, sqrt(pmax(diag(V), 0)))
  }
  list(time = times, est = est, se = se)
}
for (where in c("all", "state", "municipality", "region")) {
  d <- if (where == "all") leaders else leaders[leaders$origin == where, ]
  fit <- plain(d)
  at <- some(fit$time)
  case(paste("leaders: late entry, plain variance,", where), data = where, variance = "plain", times = length(fit$time),
    time = fit$time[at], incidence = t(unname(fit$est[at, -1])), se = t(unname(fit$se[at, -1])),
    surv = unname(fit$est[at, 1]), surv_se = unname(fit$se[at, 1]))
}
finish()
