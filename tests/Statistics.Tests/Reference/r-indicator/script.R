# R-indicators from their definitions: propensities by glm, then matrices.
# Run in this folder: Rscript script.R > expected.json
source("../json.R")
data <- read.csv("data.csv")

indicator <- function(name, formula, data, weight = rep(1, nrow(data)), population = Inf, partial = list()) {
  data$w <- weight / mean(weight)
  fit <- suppressWarnings(glm(formula, binomial, data, weights = w, control = glm.control(epsilon = 1e-15, maxit = 50)))
  x <- model.matrix(fit)
  rho <- fitted(fit)
  n <- nrow(data)
  w <- data$w
  average <- sum(w * rho) / sum(w)
  size <- if (is.finite(population)) population / (population - 1) else 1
  s2 <- size * sum(w * (rho - average)^2) / sum(w)
  z <- rho * (1 - rho) * x
  inverse <- solve(crossprod(x * (w * rho * (1 - rho)), x))
  bias <- sum(w * rowSums((z %*% inverse) * z)) / n
  adjusted <- max(0, (1 + 1 / n - 1 / population) * s2 - bias)
  centred <- sweep(z, 2, colSums(w * z) / sum(w))
  a <- colSums(w * (rho - average) * centred) / sum(w)
  b <- crossprod(centred * w, centred) / sum(w)
  squares <- (rho - average)^2
  spread <- sum(w * (squares - sum(w * squares) / sum(w))^2) / sum(w) * n / (n - 1)
  variance <- 4 * drop(a %*% inverse %*% a) + 2 * sum(diag(b %*% inverse %*% b %*% inverse)) +
    (1 - n / population) * spread / n
  values <- list(name, rate = average, indicator = 1 - 2 * sqrt(s2), adjusted = 1 - 2 * sqrt(adjusted),
    error = sqrt(variance / s2), low = min(rho), high = max(rho))
  for (v in names(partial)) {
    k <- factor(data[[v]])
    share <- tapply(w, k, sum) / sum(w)
    means <- tapply(w * rho, k, sum) / tapply(w, k, sum)
    others <- if (length(partial[[v]])) interaction(data[partial[[v]]], drop = TRUE) else rep(1, n)
    within <- w * (rho - ave(w * rho, others, FUN = sum) / ave(w, others, FUN = sum))^2 / sum(w)
    values[[paste0(v, ".unconditional")]] <- sqrt(sum(share * (means - average)^2))
    values[[paste0(v, ".categories")]] <- as.vector(sqrt(share) * (means - average))
    values[[paste0(v, ".conditional")]] <- sqrt(sum(within))
    values[[paste0(v, ".within")]] <- as.vector(sqrt(tapply(within, k, sum)))
  }
  do.call(case, values)
}

data$group <- cut(data$age, c(0, 40, 50, 100), c("young", "middle", "old"))
indicator("main effects", responded ~ region + sex + age, data)
indicator("main effects, weighted", responded ~ region + sex + age, data, data$weight)
indicator("finite population", responded ~ region + sex + age, data, population = 4200)
indicator("groups with partial indicators", responded ~ region + sex + group, data,
  partial = list(region = c("sex", "group"), sex = c("region", "group"), group = c("region", "sex")))
indicator("groups, weighted, finite, partial", responded ~ region + sex + group, data, data$weight, 4200,
  partial = list(region = c("sex", "group"), sex = c("region", "group"), group = c("region", "sex")))
indicator("interaction", responded ~ region * sex + group, data, partial = list(region = c("sex", "group")))
indicator("little to tell", responded ~ sex, data[1:60, ], partial = list(sex = character()))
finish()
