# Cumulative incidence under piecewise-constant hazards as a Markov chain: the states are "at risk", "event" and "another
# event", and the probabilities are products of matrix exponentials of the generators of the intervals. The gradient comes
# from the exponential of a block matrix (C. F. Van Loan (1978), IEEE Transactions on Automatic Control 23, 395-404).
# Run in this folder: Rscript script.R > expected.json
source("../json.R")
suppressPackageStartupMessages(library(Matrix))
data <- read.csv("data.csv")

generator <- function(event, other) matrix(c(-event - other, event, other, 0, 0, 0, 0, 0, 0), 3, byrow = TRUE)
exponential <- function(m) as.matrix(expm(Matrix(m)))
sensitivity <- function(q, direction) {
  block <- rbind(cbind(q, direction), cbind(matrix(0, 3, 3), q))
  exponential(block)[1:3, 4:6]
}

for (name in unique(data$case)) {
  d <- data[data$case == name, ]
  rates <- cbind(d$events, d$competing) / d$exposure
  steps <- lapply(seq_len(nrow(d)), function(k) exponential(generator(rates[k, 1], rates[k, 2]) * d$width[k]))
  incidence <- free <- se <- numeric(nrow(d))
  for (end in seq_len(nrow(d))) {
    path <- Reduce(`%*%`, steps[seq_len(end)])
    incidence[end] <- path[1, 2]
    free[end] <- path[1, 1]
    variance <- 0
    for (k in seq_len(end)) for (cause in 1:2) {
      direction <- generator(as.numeric(cause == 1), as.numeric(cause == 2)) * d$width[k]
      changed <- steps
      changed[[k]] <- sensitivity(generator(rates[k, 1], rates[k, 2]) * d$width[k], direction)
      gradient <- Reduce(`%*%`, changed[seq_len(end)])[1, 2]
      variance <- variance + gradient^2 * c(d$events[k], d$competing[k])[cause] / d$exposure[k]^2
    }
    se[end] <- sqrt(variance)
  }

  level <- d$confidence[1]
  z <- qnorm(1 - (1 - level) / 2)
  spread <- z * se / (incidence * log(incidence))
  lower <- exp(-exp(log(-log(incidence)) - spread))
  upper <- exp(-exp(log(-log(incidence)) + spread))
  case(name, confidence = level, incidence = I(incidence), free = I(free), se = I(se),
    lower = I(ifelse(incidence > 0, pmin(lower, upper), NA)), upper = I(ifelse(incidence > 0, pmax(lower, upper), NA)))
}
finish()
