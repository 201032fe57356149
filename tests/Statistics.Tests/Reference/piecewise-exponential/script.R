# Piecewise-constant hazards: glm, Poisson with the log of time at risk as offset, over episodes cut by survSplit; and survreg for one
# constant hazard. Run in this folder: Rscript script.R > expected.json
library(survival)
source("../json.R")
leaders <- read.csv("../kaplan-meier/data.csv")
leaders$row <- seq_len(nrow(leaders))
leaders$region <- as.integer(leaders$origin == "region")
leaders$left <- leaders$event > 0
tight <- glm.control(epsilon = 1e-15, maxit = 100)

add <- function(name, d, cuts, terms, by = NULL, ...) {
  cut <- if (length(cuts)) survSplit(Surv(entry, exit, left) ~ ., d, cut = cuts, episode = "k") else transform(d, k = 1)
  cut$exposure <- cut$exit - cut$entry
  if (is.null(cut$w)) cut$w <- 1
  cut$k <- factor(cut$k, seq_len(length(cuts) + 1))
  right <- paste(c(if (length(cuts)) "0 + k" else "1", terms), collapse = " + ")
  fit <- suppressWarnings(glm(as.formula(paste("left ~", right, "+ offset(log(exposure))")), poisson, cut, weights = w,
    control = tight))
  V <- summary(fit)$cov.unscaled
  if (!is.null(by)) {
    scores <- model.matrix(fit) * residuals(fit, "working") * fit$weights
    V <- V %*% crossprod(rowsum(scores, cut[[by]])) %*% V
  }
  case(name, ..., cuts = I(cuts), terms = I(if (length(terms)) terms else "none"), coefficients = I(unname(coef(fit))), errors = I(unname(sqrt(diag(V)))),
    loglik = sum(cut$w * (cut$left * log(fitted(fit) / cut$exposure) - fitted(fit))))
}
add("leaders: no covariates", leaders, c(6, 12, 24, 48), character(0), data = "all")
add("leaders: one interval", leaders, numeric(0), c("woman", "age"), data = "all")
add("leaders: covariates", leaders, c(6, 12, 24, 48), c("woman", "age", "region"), data = "all")
add("leaders: right censored", leaders[leaders$entry == 0, ], c(10.5, 20.25, 40), c("woman", "age"), data = "first")
leaders$w <- leaders$weight
add("leaders: weights, persons", leaders, c(12, 36), c("woman", "age"), "person", data = "all", cluster = "person", weighted = TRUE)
leaders$w <- 1
add("leaders: rows", leaders, c(12, 36), c("woman", "age"), "row", data = "all", cluster = "row")
for (k in 1:2) {
  d <- leaders; d$left <- d$event == k
  add(paste("leaders: destination", k), d, c(12, 36), c("woman", "age"), data = "all", destination = k)
}
veteran <- survival::veteran
veteran$entry <- 0; veteran$exit <- veteran$time; veteran$left <- veteran$status == 1
add("veteran: intervals", veteran, c(30, 60, 120, 240), c("trt", "age", "karno"))
# The same hazard by survreg: its coefficients are those of the log of time, so with the other sign.
fit <- survreg(Surv(time, status) ~ trt + age + karno, veteran, dist = "exponential", control = survreg.control(rel.tolerance = 1e-14))
case("veteran: survreg", cuts = I(numeric(0)), terms = c("trt", "age", "karno"), coefficients = unname(-coef(fit)),
  errors = unname(sqrt(diag(vcov(fit)))), loglik = fit$loglik[2])
finish()
