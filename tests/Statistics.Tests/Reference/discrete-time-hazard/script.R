# Hazards of whole periods: glm, binomial with logit and complementary log-log, over one row a person and period.
# Run in this folder: Rscript script.R > expected.json
source("../json.R")
leaders <- read.csv("../kaplan-meier/data.csv")
leaders$row <- seq_len(nrow(leaders))
leaders$region <- as.integer(leaders$origin == "region")
leaders$left <- leaders$event > 0
tight <- glm.control(epsilon = 1e-15, maxit = 100)

add <- function(name, d, link, cuts, terms, by = NULL, ...) {
  long <- d[rep(seq_len(nrow(d)), d$exit - d$entry), ]
  long$period <- unlist(lapply(seq_len(nrow(d)), function(i) (d$entry[i] + 1):d$exit[i]))
  long$y <- as.integer(long$left & long$period == long$exit)
  if (is.null(long$w)) long$w <- 1
  long$k <- factor(findInterval(long$period, cuts, left.open = TRUE), 0:length(cuts))
  right <- paste(c(if (length(cuts)) "0 + k" else "1", terms), collapse = " + ")
  fit <- suppressWarnings(glm(as.formula(paste("y ~", right)), binomial(link), long, weights = w, control = tight))
  V <- summary(fit)$cov.unscaled
  if (!is.null(by)) {
    scores <- model.matrix(fit) * residuals(fit, "working") * fit$weights
    V <- V %*% crossprod(rowsum(scores, long[[by]])) %*% V
  }
  m <- fitted(fit)
  case(name, ..., link = link, cuts = I(cuts), terms = I(if (length(terms)) terms else "none"), coefficients = I(unname(coef(fit))),
    errors = I(unname(sqrt(diag(V)))), loglik = sum(long$w * ifelse(long$y == 1, log(m), log1p(-m))))
}
for (link in c("logit", "cloglog")) {
  add(paste("leaders: no covariates,", link), leaders, link, c(6, 12, 24, 48), character(0), data = "all")
  add(paste("leaders: one hazard,", link), leaders, link, numeric(0), c("woman", "age"), data = "all")
  add(paste("leaders: covariates,", link), leaders, link, c(6, 12, 24, 48), c("woman", "age", "region"), data = "all")
  d <- leaders; d$w <- d$weight
  add(paste("leaders: weights, persons,", link), d, link, c(12, 36), c("woman", "age"), "person", data = "all", cluster = "person",
    weighted = TRUE)
}
d <- leaders; d$left <- d$event == 2
add("leaders: destination 2", d, "cloglog", c(12, 36), c("woman", "age"), data = "all", destination = 2)
veteran <- survival::veteran
veteran$entry <- 0; veteran$exit <- ceiling(veteran$time / 30); veteran$left <- veteran$status == 1
for (link in c("logit", "cloglog")) add(paste("veteran: months,", link), veteran, link, c(1, 2, 4, 8), c("trt", "age", "karno"))
finish()
