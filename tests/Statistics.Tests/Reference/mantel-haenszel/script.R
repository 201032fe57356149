# Mantel-Haenszel by R's own mantelhaen.test; Breslow-Day with Tarone's correction in plain R.
# Run in this folder: Rscript script.R > expected.json
source("../json.R")
add <- function(name, x, ...) {
  plain <- mantelhaen.test(x, correct = FALSE); corrected <- mantelhaen.test(x, correct = TRUE)
  or <- unname(plain$estimate)
  bd <- 0; over <- 0; spread <- 0
  for (k in seq_len(dim(x)[3])) {
    t <- x[, , k]; r <- sum(t[1, ]); c <- sum(t[, 1]); n <- sum(t)
    roots <- polyroot(c(-or * r * c, n - r - c + or * (r + c), 1 - or))
    e <- Re(roots[abs(Im(roots)) < 1e-8 * max(1, abs(roots))])
    e <- e[e >= max(0, r + c - n) - 1e-9 & e <= min(r, c) + 1e-9][1]
    # Polished by Newton's steps: polyroot stops early.
    for (i in 1:5) e <- e - ((1 - or) * e^2 + (n - r - c + or * (r + c)) * e - or * r * c) / (2 * (1 - or) * e + n - r - c + or * (r + c))
    v <- 1 / (1 / e + 1 / (r - e) + 1 / (c - e) + 1 / (n - r - c + e))
    bd <- bd + (t[1, 1] - e)^2 / v; over <- over + t[1, 1] - e; spread <- spread + v
  }
  crude <- apply(x, 1:2, sum)
  df <- dim(x)[3] - 1
  values <- list(name, ..., tables = t(apply(x, 3, function(t) c(t(t)))), or = or, lower = plain$conf.int[1],
    upper = plain$conf.int[2], cmh = unname(plain$statistic), cmh_p = plain$p.value, corrected = unname(corrected$statistic),
    corrected_p = corrected$p.value, crude = crude[1, 1] * crude[2, 2] / crude[1, 2] / crude[2, 1])
  if (df > 0) values <- c(values, list(breslow_day = bd, tarone = bd - over^2 / spread, tarone_p = pchisq(bd - over^2 / spread, df,
    lower.tail = FALSE)))
  do.call(case, values)
}
# Rows: women, men; columns: admitted, rejected.
add("Berkeley", aperm(UCBAdmissions, c(2, 1, 3))[c("Female", "Male"), c("Admitted", "Rejected"), ])
add("Berkeley without A", aperm(UCBAdmissions, c(2, 1, 3))[c("Female", "Male"), c("Admitted", "Rejected"), -1])
jobs <- read.csv("jobs.csv")
x <- array(t(as.matrix(jobs[c("a", "c", "b", "d")])), c(2, 2, nrow(jobs)))
add("generated: six jobs", x)
add("generated: two jobs", x[, , 1:2])
finish()
