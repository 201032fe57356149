# Newcombe's hybrid score interval for a difference of shares, from the Wilson limits of R's prop.test.
# Run in this folder: Rscript script.R > expected.json
source("../json.R")
data <- read.csv("data.csv")
wilson <- function(x, n, level) suppressWarnings(prop.test(x, n, conf.level = level, correct = FALSE))$conf.int
for (i in seq_len(nrow(data))) with(data[i, ], {
  first <- wilson(a, m, confidence); second <- wilson(b, n, confidence); p <- a / m; q <- b / n
  case(sprintf("%d of %d less %d of %d", a, m, b, n), a = a, m = m, b = b, size = n, confidence = confidence, difference = p - q,
    lower = p - q - sqrt((p - first[1])^2 + (second[2] - q)^2), upper = p - q + sqrt((first[2] - p)^2 + (q - second[1])^2))
})
finish()
