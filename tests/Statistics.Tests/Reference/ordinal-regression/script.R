# Ordinal regressions under a design by R's survey::svyolr, its optimiser run to closer ends and with smaller steps for the
# Hessian than by default; under replicate weights by MASS::polr in every replicate.
# Run in this folder: Rscript script.R > expected.json
source("../json.R")
source("../survey-regression/designs.R")
suppressMessages(library(MASS))

order_of <- c("low", "middle", "high", "top")
clusters <- update(clusters, trust = factor(trust, order_of), merged = factor(ifelse(trust == "top", "high", as.character(trust)), order_of[1:3]),
  since = year - 2015)
jackknife <- as.svrepdesign(clusters)

told <- function(label, formula, .design, terms, ...) {
  size <- ncol(model.matrix(formula, .design$variables)) - 1 + nlevels(.design$variables[[all.vars(formula)[1]]]) - 1
  control <- list(reltol = 1e-16, maxit = 2000, ndeps = rep(1e-5, size))
  fit <- do.call(svyolr, list(formula, .design, control = control))
  # Started anew where it ended: what BFGS gave up too early it finds now.
  for (i in 1:3) {
    fit <- do.call(svyolr, list(formula, .design, control = control,
      start = c(fit$coefficients, fit$zeta[1], log(diff(fit$zeta)))))
  }
  labels <- attr(terms(formula), "term.labels")
  tests <- lapply(labels, function(term) regTermTest(fit, as.formula(paste("~", term))))
  case(label, terms = I(terms), ..., coefficients = as.vector(c(fit$coefficients, fit$zeta)), covariance = unname(vcov(fit)),
    deviance = fit$deviance, df = fit$df.residual, labels = I(labels),
    wald = I(vapply(tests, function(t) as.vector(t$Ftest), 0)), waldp = I(vapply(tests, function(t) as.vector(t$p), 0)))
}

told("trust by age, sector, sex", trust ~ age + sector + sex, clusters, c("age", "sector", "sex"), response = "trust")
told("trust by sector and sex crossed", trust ~ sector * sex + tenure, clusters, c("sector*sex", "tenure"), response = "trust")
told("trust by years since", trust ~ since, clusters, "since", response = "trust")
told("trust in three categories", merged ~ age + tenure, clusters, c("age", "tenure"), response = "merged")
told("trust of women", trust ~ age + sector, subset(clusters, sex == "f"), c("age", "sector"), response = "trust", domain = "f")

# Every replicate by polr from the whole sample's solution, anew until it stays.
whole <- clusters$variables
whole$w <- weights(clusters) / mean(weights(clusters))
solve_polr <- function(formula, w, start) {
  whole$w <- w
  for (i in 1:3) {
    fit <- do.call(polr, list(formula, data = whole, weights = w, start = start, control = list(reltol = 1e-16, maxit = 2000)))
    start <- c(fit$coefficients, fit$zeta)
  }
  start
}
for (formula in list(trust ~ age + sector, trust ~ sex + tenure)) {
  start <- coef(svyolr(formula, clusters))
  start <- c(start[!grepl("|", names(start), fixed = TRUE)], start[grepl("|", names(start), fixed = TRUE)])
  full <- suppressWarnings(solve_polr(formula, whole$w, start))
  replicates <- weights(jackknife, "analysis")
  betas <- suppressWarnings(t(apply(replicates, 2, function(w) solve_polr(formula, w / mean(w), full))))
  case(paste("jackknife,", deparse(formula[[3]])), terms = I(attr(terms(formula), "term.labels")), response = "trust",
    data = "jackknife", coefficients = as.vector(full),
    covariance = unname(svrVar(betas, jackknife$scale, jackknife$rscales, mse = jackknife$mse, coef = full)),
    df = degf(jackknife) - (length(full) - 3))
}
finish()
