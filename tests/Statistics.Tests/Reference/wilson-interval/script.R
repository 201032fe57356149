# The Wilson score interval by R's own prop.test, without continuity correction.
# Run in this folder: Rscript script.R > expected.json
source("../json.R")
data <- read.csv("data.csv")
for (i in seq_len(nrow(data))) with(data[i, ], {
  result <- suppressWarnings(prop.test(successes, trials, conf.level = confidence, correct = FALSE))
  case(sprintf("%d of %d at %g", successes, trials, confidence), successes = successes, trials = trials,
    confidence = confidence, share = result$estimate[[1]], lower = result$conf.int[[1]], upper = result$conf.int[[2]])
})
finish()
