# Strength of association by period: package gnm's unidiff, glm for constant association and for independence within periods.
# Run in this folder: Rscript script.R > expected.json
source("../json.R")
suppressMessages(library(gnm))
tables <- read.csv("data.csv")
add <- function(name, within, level = 0.95, reference = 1) {
  d <- tables[tables$table == name & (within | tables$row != tables$column) & tables$possible == 1, ]
  moves <- as.vector(tapply(d$count, d$layer, sum))
  for (v in c("row", "column", "layer")) d[[v]] <- factor(d[[v]])
  set.seed(1)
  u <- gnm(count ~ layer * row + layer * column + Mult(Exp(layer), row:column), family = poisson, data = d, verbose = FALSE, tolerance = 1e-10, iterMax = 2000)
  constant <- glm(count ~ layer * row + layer * column + row:column, poisson, d, epsilon = 1e-10, maxit = 50)
  free <- glm(count ~ layer * row + layer * column, poisson, d, epsilon = 1e-10, maxit = 50)
  at <- pickCoef(u, "Mult(Exp(.)", fixed = TRUE)
  # gnm compares with the first.
  order <- c(reference, seq_along(at)[-reference])
  s <- matrix(0, length(at), 2)
  s[order, ] <- as.matrix(getContrasts(u, at[order])$qvframe[, 1:2])
  z <- qnorm((1 + level) / 2)
  change <- deviance(constant) - deviance(u)
  case(paste0(name, if (within) "" else " between sectors", if (reference > 1) paste(" against", reference) else ""), table = name, file = "data", within = within, level = level,
    reference = reference, moves = moves, strength = exp(s[, 1]), error = exp(s[, 1]) * s[, 2], lower = exp(s[, 1] - z * s[, 2]), upper = exp(s[, 1] + z * s[, 2]),
    unidiff = deviance(u), unidiffDf = df.residual(u), constant = deviance(constant), constantDf = df.residual(constant),
    independence = deviance(free), independenceDf = df.residual(free), change = change,
    changeDf = df.residual(constant) - df.residual(u), p = pchisq(change, df.residual(constant) - df.residual(u), lower.tail = FALSE))
}
for (name in c("periods", "unequal layers")) for (within in c(TRUE, FALSE)) add(name, within)
add("switchers by layer", FALSE); add("huge layers", TRUE, level = 0.99); add("periods", TRUE, 0.9, reference = 3)
finish()
