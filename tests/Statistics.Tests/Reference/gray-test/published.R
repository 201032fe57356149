# The data of the tests of the package cmprsk, drawn as there: with the generators of R 1.6.2 and the seed 2.
suppressWarnings(RNGversion("1.6.2"))
set.seed(2)
ss <- rexp(100)
gg <- sample(1:3, 100, replace = TRUE)
cc <- sample(0:2, 100, replace = TRUE)
strata <- sample(1:2, 100, replace = TRUE)
published <- data.frame(ss, dd = abs(rnorm(100)), cc, gg, strata, known = !seq_len(100) %in% c(5, 10, 50), x = seq_len(100) <= 80)
if (sys.nframe() == 0) {
  options(digits = 17)
  write.csv(published, row.names = FALSE)
}
