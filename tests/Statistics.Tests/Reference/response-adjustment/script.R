# Weighting for non-response by cells and by propensity, with tapply, glm and quantile.
# Run in this folder: Rscript script.R > expected.json
source("../json.R")
data <- read.csv("data.csv")
data$one <- 1

cells <- function(cell, w) {
  factors <- tapply(w, cell, sum) / tapply(w * data$responded, cell, sum)
  as.vector(ifelse(data$responded == 1, factors[as.character(cell)], 0))
}
told <- function(name, factors, w, ...) case(name, factors = factors, total = sum(w * factors),
  deff = 1 + var(w[factors > 0] * factors[factors > 0]) * (sum(factors > 0) - 1) / sum(factors > 0) /
    mean(w[factors > 0] * factors[factors > 0])^2, ...)

told("by region", cells(data$region, data$weight), data$weight, by = "region", weights = "weight")
told("by region, unweighted", cells(data$region, data$one), data$one, by = "region", weights = "one")
told("by region and level", cells(paste(data$region, data$level, sep = ":"), data$weight), data$weight,
  by = "region:level", weights = "weight")
for (weights in c("weight", "one")) {
  w <- data[[weights]]
  data$v <- w / mean(w)
  fit <- suppressWarnings(glm(responded ~ region + level + tenure, binomial, data, weights = v,
    control = glm.control(epsilon = 1e-15, maxit = 50)))
  rho <- fitted(fit)
  told(paste("by propensity,", weights), as.vector(ifelse(data$responded == 1, 1 / rho, 0)), w, by = "propensity",
    weights = weights, propensities = as.vector(rho))
  for (classes in c(3, 5, 10)) {
    cuts <- quantile(rho, (1:(classes - 1)) / classes)
    told(paste("by", classes, "propensity classes,", weights), cells(rowSums(outer(rho, cuts, ">")), w), w, by = "classes",
      weights = weights, classes = classes)
  }
}
finish()
