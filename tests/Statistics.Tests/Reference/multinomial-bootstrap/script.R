# What the multinomial bootstrap of a count has by definition: mean n p, variance n p (1 - p), covariance - n p q; and the standard error of
# a log ratio of rates by 20,000 replicates of R's rmultinom. Run in this folder: Rscript script.R > expected.json
source("../json.R")
set.seed(1)
x <- read.csv("data.csv")$count
n <- sum(x); p <- x / n
draw <- rmultinom(20000, n, p)
ratio <- log(draw[1, ] / (draw[1, ] + draw[2, ]) / (draw[3, ] / (draw[3, ] + draw[4, ])))
for (i in seq_along(x)) case(paste("cell", i), counts = x, cell = i, mean = n * p[i], sd = sqrt(n * p[i] * (1 - p[i])))
case("log ratio of rates", counts = x, sd = sd(ratio), mean = mean(ratio), lower = quantile(ratio, .025)[[1]],
  upper = quantile(ratio, .975)[[1]])
finish()
