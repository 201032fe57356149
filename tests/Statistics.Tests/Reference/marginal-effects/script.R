# Average marginal effects from svyglm: the mean of the slope, or of the difference from the first level, of the expected
# response; standard errors by the delta method with numerical derivatives by the coefficients (package numDeriv).
# Run in this folder: Rscript script.R > expected.json
source("../json.R")
source("../survey-regression/designs.R")

mean_of <- list(gaussian = function(e) e, quasibinomial = plogis, quasipoisson = exp)
slope_of <- list(gaussian = function(e) 1 + 0 * e, quasibinomial = dlogis, quasipoisson = exp)

told <- function(label, formula, .design, terms, variables, family = gaussian(), ...) {
  fit <- do.call(svyglm, list(formula, .design, family = family, control = close))
  w <- weights(.design, "sampling")
  data <- .design$variables
  known <- delete.response(terms(fit))
  columns <- function(d) model.matrix(known, d, xlev = fit$xlevels)
  shift <- if (is.null(fit$offset)) 0 else fit$offset
  x <- columns(data)
  results <- lapply(variables, function(v) {
    if (is.factor(data[[v]])) {
      at <- lapply(levels(data[[v]]), function(level) {
        changed <- data
        changed[[v]] <- factor(level, levels(data[[v]]))
        columns(changed)
      })
      effect <- function(b) {
        means <- vapply(at, function(m) sum(w * mean_of[[family$family]](drop(m %*% b) + shift)) / sum(w), 0)
        means[-1] - means[1]
      }
    } else {
      moved <- data
      moved[[v]] <- moved[[v]] + 1
      s <- columns(moved) - x
      effect <- function(b) sum(w * slope_of[[family$family]](drop(x %*% b) + shift) * drop(s %*% b)) / sum(w)
    }
    j <- numDeriv::jacobian(effect, coef(fit))
    list(I(as.vector(effect(coef(fit)))), I(sqrt(diag(j %*% vcov(fit) %*% t(j)))))
  })
  results <- unlist(results, recursive = FALSE)
  names(results) <- paste0(rep(variables, each = 2), c(".effects", ".errors"))
  do.call(case, c(list(label, family = c(gaussian = "linear", quasibinomial = "logistic", quasipoisson = "poisson")[[family$family]],
    terms = I(terms), variables = I(variables), ...), results))
}

for (d in c("clusters", "jackknife")) {
  design <- get(d)
  told(paste(d, "switched by age, tenure, sector, sex"), switched ~ age + tenure + sector + sex, design,
    c("age", "tenure", "sector", "sex"), c("age", "tenure", "sector", "sex"), quasibinomial(), response = "switched", data = d)
  told(paste(d, "switched, crossed"), switched ~ sector * sex + sex:age, design, c("sector*sex", "sex:age"),
    c("sector", "sex", "age"), quasibinomial(), response = "switched", data = d)
  told(paste(d, "moves per month"), moves ~ age * sex + offset(log(months)), design, "age*sex", c("age", "sex"), quasipoisson(),
    response = "moves", data = d, offset = "months")
}
told("clusters pay", pay ~ age * sector, clusters, "age*sector", c("age", "sector"), response = "pay", data = "clusters")
finish()
