# The same estimates by R's survey package, timed inside R after the data are read: Rscript survey.R FOLDER ROUNDS
# Prints a line a case: name, median seconds, then estimates and standard errors with 17 digits.
suppressPackageStartupMessages(library(survey))
arguments <- commandArgs(trailingOnly = TRUE)
folder <- arguments[1]
rounds <- as.integer(arguments[2])
data <- read.csv(file.path(folder, "data.csv"))
data$a <- factor(data$a)
data$b <- factor(data$b)
count <- as.integer(readLines(file.path(folder, "replicates.txt")))
file <- file(file.path(folder, "replicates.bin"), "rb")
values <- readBin(file, "numeric", nrow(data) * count, size = 4)
close(file)
weights <- matrix(values, nrow = nrow(data), byrow = TRUE)
replicated <- svrepdesign(data = data, weights = ~weight, repweights = weights, type = "other",
  scale = 1 / (count - 1), rscales = rep(1, count), combined.weights = TRUE, mse = FALSE)
sampled <- svydesign(ids = ~cluster, strata = ~stratum, weights = ~weight, data = data, nest = TRUE)
model <- as.formula(paste("y ~", paste0("x", 1:10, collapse = " + ")))
cases <- list(
  mean = function() svymean(~size, replicated),
  total = function() svytotal(~size, replicated),
  ratio = function() svyratio(~size, ~people, replicated),
  crosstable = function() svymean(~interaction(b, a), replicated),
  logistic = function() svyglm(model, sampled, family = quasibinomial(), control = glm.control(epsilon = 1e-12, maxit = 50))
)
for (name in names(cases)) {
  result <- cases[[name]]()
  seconds <- sapply(seq_len(rounds), function(i) system.time(cases[[name]]())[["elapsed"]])
  cat(name, sprintf("%.17g", c(median(seconds), as.numeric(coef(result)), as.numeric(SE(result)))), "\n")
}
