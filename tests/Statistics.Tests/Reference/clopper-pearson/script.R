# The Clopper-Pearson interval by R's own binom.test. Run in this folder: Rscript script.R > expected.json
source("../json.R")
data <- read.csv("data.csv")
for (i in seq_len(nrow(data))) with(data[i, ], {
  ci <- binom.test(successes, trials, conf.level = confidence)$conf.int
  case(sprintf("%d of %d at %g", successes, trials, confidence), successes = successes, trials = trials, confidence = confidence,
    lower = ci[1], upper = ci[2])
})
finish()
