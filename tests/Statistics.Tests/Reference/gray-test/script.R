# Gray's test in plain R, from the formulas of Gray (1988), one group, time and pair at a time.
# Run in this folder: Rscript script.R > expected.json
source("../json.R")

# Scores and covariances within one stratum. cause: 0 none, 1 the destination tested, 2 any other.
scores <- function(time, cause, group, groups, rho) {
  k <- length(groups)
  times <- sort(unique(time[cause > 0]))
  n <- length(times)
  Y <- D1 <- D2 <- matrix(0, n, k)
  for (j in 1:k) for (i in 1:n) {
    Y[i, j] <- sum(time >= times[i] & group == groups[j])
    D1[i, j] <- sum(time == times[i] & group == groups[j] & cause == 1)
    D2[i, j] <- sum(time == times[i] & group == groups[j] & cause == 2)
  }
  # Left (minus) and right limits of survival and of the incidence in each group.
  S <- F <- Sm <- Fm <- matrix(0, n, k)
  for (j in 1:k) {
    h <- ifelse(Y[, j] > 0, (D1[, j] + D2[, j]) / Y[, j], 0)
    S[, j] <- cumprod(1 - h); Sm[, j] <- c(1, S[-n, j])
    F[, j] <- cumsum(ifelse(Y[, j] > 0, Sm[, j] * D1[, j] / Y[, j], 0)); Fm[, j] <- c(0, F[-n, j])
  }
  H <- ifelse(Y > 0, Y / Sm, 0)                       # h_j
  R <- H * (1 - Fm)                                   # R_j
  F0 <- cumsum(rowSums(D1) / rowSums(H)); F0m <- c(0, F0[-n])   # the common incidence
  L <- (1 - F0m)^rho
  z <- vapply(1:k, function(j) sum(L * (D1[, j] - rowSums(D1) * R[, j] / rowSums(R))), 0)
  d <- array(0, c(n, k, k)); cc <- d
  for (i in 1:k) for (j in 1:k) {
    d[, i, j] <- L * ifelse(Y[, i] > 0 & Y[, j] > 0, H[, i] * ((i == j) - H[, j] / rowSums(H)), 0)
    cc[, i, j] <- cumsum(d[, i, j] * rowSums(D1) / rowSums(H) / (1 - F0m))
  }
  V <- matrix(0, k, k)
  for (r in 1:k) for (t in 1:n) if (Y[t, r] > 0) {
    rest <- cc[n, , r] - cc[t, , r]
    ratio <- if (S[t, r] > 0) (1 - F0[t]) / S[t, r] else 0
    d1 <- sum(D1[t, ])
    if (d1 > 0) {
      a <- d[t, , r] + (1 - ratio) * rest
      ties <- if (d1 > 1) 1 - (d1 - 1) / (sum(H[t, ]) * Sm[t, r] - 1) else 1
      V <- V + outer(a, a) * ties * d1 / sum(H[t, ]) / H[t, r]
    }
    if (D2[t, r] > 0 && S[t, r] > 0) {
      b <- -ratio * rest
      ties <- if (D2[t, r] > 1) 1 - (D2[t, r] - 1) / (Y[t, r] - 1) else 1
      V <- V + outer(b, b) * ties * D2[t, r] / H[t, r]^2
    }
  }
  list(z = z, V = V)
}

gray <- function(time, event, group, stratum, destination, rho = 0) {
  groups <- sort(unique(group))
  z <- 0; V <- 0
  for (s in unique(stratum)) {
    part <- scores(time[stratum == s], ifelse(event == 0, 0, ifelse(event == destination, 1, 2))[stratum == s],
      group[stratum == s], groups, rho)
    z <- z + part$z; V <- V + part$V
  }
  chisq <- drop(z[-1] %*% solve(V[-1, -1], z[-1]))
  list(chisq = chisq, df = length(groups) - 1, p = pchisq(chisq, length(groups) - 1, lower.tail = FALSE), score = z,
    variance = diag(V))
}
add <- function(name, test, ...) do.call(case, c(list(name, ...), test))

source("published.R")
tests <- list(list("dd", "all"), list("ss", "all"), list("dd", "known"), list("ss", "80"), list("ss", "without 2"))
for (test in tests) for (k in 1:2) {
  rows <- switch(test[[2]], all = TRUE, known = published$known, "80" = published$known & published$x,
    "without 2" = published$known & published$gg != 2)
  d <- published[rows, ]
  add(paste0("published: ", test[[1]], ", ", test[[2]], ", ", k), gray(d[[test[[1]]]], d$cc, d$gg, d$strata, k),
    time = test[[1]], rows = test[[2]], destination = k)
}
leaders <- read.csv("../kaplan-meier/data.csv")
leaders <- leaders[leaders$entry == 0, ]
one <- rep(1, nrow(leaders))
for (k in 1:3) {
  add(paste("leaders: origin, destination", k), with(leaders, gray(exit, event, origin, one, k)), group = "origin",
    stratum = "none", destination = k)
  add(paste("leaders: sex within origin, destination", k), with(leaders, gray(exit, event, woman, origin, k)),
    group = "woman", stratum = "origin", destination = k)
}
add("leaders: origin, destination 1, rho 1", with(leaders, gray(exit, event, origin, one, 1, 1)), group = "origin",
  stratum = "none", destination = 1, rho = 1)
mgus2 <- survival::mgus2
mgus2$exit <- with(mgus2, ifelse(pstat == 0, futime, ptime))
mgus2$event <- with(mgus2, ifelse(pstat == 0, 2 * death, 1))
for (k in 1:2) add(paste("mgus2: sex,", k), with(mgus2, gray(exit, event, sex, rep(1, length(exit)), k)), destination = k)
finish()
