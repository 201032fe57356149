# Unidiff models by package gnm: Mult(Exp(layer), row:column), rows and columns free in each layer.
# Run in this folder: Rscript script.R > expected.json
source("../json.R")
suppressMessages(library(gnm))
packages <- read.csv(text = capture.output(source("packages.R")))
tables <- rbind(cbind(read.csv("data.csv"), file = "data"), cbind(packages, file = "packages"))

arranged <- function(table) {
  d <- tables[tables$table == table, ]
  d$n <- seq_len(nrow(d))
  for (v in c("row", "column", "layer")) d[[v]] <- factor(d[[v]])
  d
}

common <- function(d, use, m) {
  f <- numeric(nrow(d)); f[use$n] <- fitted(m)
  list(deviance = deviance(m), df = df.residual(m), dissimilarity = sum(abs(d$count - f)) / 2 / sum(d$count), fitted = f,
    x2 = sum(ifelse(fitted(m) > 0, (use$count - fitted(m))^2 / fitted(m), 0)))
}

# complete: every pair has counts, so that the mean of all pairs exists.
fit <- function(table, diagonal = FALSE, complete = TRUE, reference = 1, zeros = FALSE) {
  d <- arranged(table)
  use <- d[d$possible == 1, ]
  formula <- if (diagonal) count ~ row * layer + column * layer + Diag(row, column):layer + Mult(Exp(layer), row:column)
    else count ~ row * layer + column * layer + Mult(Exp(layer), row:column)
  set.seed(1)
  m <- suppressWarnings(gnm(formula, family = poisson, data = use, verbose = FALSE, tolerance = 1e-10, iterMax = if (zeros) 100 else 2000))
  at <- pickCoef(m, "Mult(Exp(.)", fixed = TRUE)
  b <- coef(m)
  V <- matrix(as.numeric(vcov(m)), length(b))
  logs <- b[at] - b[at[reference]]
  errors <- vapply(seq_along(at), function(k) {
    g <- numeric(length(b)); g[at[k]] <- 1; g[at[reference]] <- g[at[reference]] - 1
    sqrt(max(0, sum(g * (V %*% g))))
  }, 0)
  values <- c(list(table = table, file = d$file[1], model = "unidiff", diagonal = diagonal, reference = reference, zeros = zeros),
    common(d, use, m), list(logs = unname(logs), errors = errors))
  if (complete && !diagonal) {
    pairs <- pickCoef(m, "Mult(Exp(layer), .)", fixed = TRUE)
    R <- nlevels(d$row); C <- nlevels(d$column)
    # gnm's pairs run over the rows first.
    centre <- kronecker(diag(C) - 1 / C, diag(R) - 1 / R)
    strength <- exp(b[at[reference]])
    pattern <- as.vector(centre %*% b[pairs]) * strength
    G <- matrix(0, R * C, length(b)); G[, pairs] <- centre * strength; G[, at[reference]] <- pattern
    by_row <- as.vector(t(matrix(seq_len(R * C), R)))
    values <- c(values, list(pattern = pattern[by_row], patternErrors = sqrt(rowSums((G %*% V) * G))[by_row]))
    h <- hatvalues(m)
    if (!zeros) values$standardised <- ifelse(1 - h < 1e-7, 0, residuals(m, "pearson") / sqrt(pmax(1 - h, 1e-9)))[order(use$n)]
  }
  do.call(case, c(list(paste0(table, if (diagonal) " off the diagonal" else "", if (reference > 1) paste(" against", reference) else "")), values))
}

constant <- function(table, diagonal = FALSE) {
  d <- arranged(table)
  use <- d[d$possible == 1, ]
  formula <- if (diagonal) count ~ row * layer + column * layer + row:column + Diag(row, column):layer else count ~ row * layer + column * layer + row:column
  m <- suppressWarnings(glm(formula, poisson, use, epsilon = 1e-10, maxit = 50))
  do.call(case, c(list(paste0(table, " constant", if (diagonal) " off the diagonal" else "")),
    list(table = table, file = d$file[1], model = "constant", diagonal = diagonal, reference = 1, zeros = FALSE), common(d, use, m)))
}

for (table in c("yaish without 7", "erikson", "unequal layers", "periods", "wide")) fit(table)
fit("yaish", complete = FALSE, zeros = TRUE)
fit("erikson", reference = 2); fit("periods", reference = 6)
fit("erikson", diagonal = TRUE); fit("periods", diagonal = TRUE); fit("unequal layers", diagonal = TRUE)
fit("two by two layers"); fit("huge layers")
fit("row empty in a layer", zeros = TRUE)
fit("switchers by layer", complete = FALSE)
for (table in c("yaish without 7", "erikson", "unequal layers", "periods", "wide", "huge layers", "switchers by layer")) constant(table)
constant("erikson", TRUE); constant("periods", TRUE)
finish()
