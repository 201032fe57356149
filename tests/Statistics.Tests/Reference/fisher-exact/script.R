# Fisher's exact test by R's own fisher.test. Run in this folder: Rscript script.R > expected.json
source("../json.R")
data <- read.csv("data.csv")
for (i in seq_len(nrow(data))) {
  x <- matrix(unlist(data[i, ]), 2, byrow = TRUE)
  p <- function(side) fisher.test(x, alternative = side)$p.value
  case(paste(x[1, 1], x[1, 2], x[2, 1], x[2, 2]), table = c(t(x)), both = p("two.sided"), less = p("less"), greater = p("greater"))
}
finish()
