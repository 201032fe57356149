# Ratio of two selection rates with the interval of Katz et al. (1978), in plain R, and Fisher's exact test of R.
# Run in this folder: Rscript script.R > expected.json
source("../json.R")
data <- read.csv("data.csv")
for (i in seq_len(nrow(data))) with(data[i, ], for (level in c(.95, .9)) {
  ratio <- (selected / applied) / (other / others)
  se <- sqrt(1 / selected - 1 / applied + 1 / other - 1 / others)
  case(paste(name, level), selected = selected, applied = applied, other = other, others = others, confidence = level, ratio = ratio,
    se = se, lower = ratio * exp(-qnorm(1 - (1 - level) / 2) * se), upper = ratio * exp(qnorm(1 - (1 - level) / 2) * se),
    p = fisher.test(matrix(c(selected, applied - selected, other, others - other), 2))$p.value)
})
finish()
