# Log-linear models by R's glm, with the symmetric and diagonal terms of package gnm, and by MASS's loglm.
# Run in this folder: Rscript script.R > expected.json
source("../json.R")
suppressMessages({ library(gnm); library(MASS) })

packages <- read.csv(text = capture.output(source("packages.R")))
tables <- rbind(cbind(read.csv("data.csv"), file = "data"), cbind(packages, file = "packages"))

# Our names of R's coefficients.
ours <- function(names) {
  names <- sub("^\\(Intercept\\)$", "(constant)", names)
  names <- sub("^Diag\\(row, column\\)(.*)$", "row and column=\\1", names)
  names <- sub("^Symm\\(row, column\\)(.*):(.*)$", "row and column=\\1, \\2", names)
  names <- sub("^u$", "row × column", names)
  names <- sub("^(row|column)([0-9]+):([rc])s$", "\\1=\\2 × \\3", names)
  names <- sub("× r$", "× row", sub("× c$", "× column", names))
  names <- gsub("(^|:)([a-z]+)([0-9]+)", "\\1\\2=\\3", names)
  gsub(":", ", ", names, fixed = TRUE)
}

fitted_all <- function(d, m) { f <- numeric(nrow(d)); f[d$possible == 1] <- fitted(m); f }

# glm ties the tolerance of its rank to that of its convergence, so it is started again at its end instead of being sharpened;
# not where parameters go to infinity.
settle <- function(formula, d, finite = TRUE) suppressWarnings({
  m <- glm(formula, poisson, d, epsilon = if (finite) 1e-10 else 1e-7, maxit = 50)
  if (!finite) return(m)
  d$eta <- predict(m)
  glm(formula, poisson, d, epsilon = 1e-10, maxit = 50, etastart = eta)
})

fit <- function(table, model, formula, finite = TRUE) {
  d <- tables[tables$table == table, ]
  d$u <- d$row * d$column; d$rs <- d$row; d$cs <- d$column
  d$row <- factor(d$row); d$column <- factor(d$column)
  m <- settle(formula, d[d$possible == 1, ], finite)
  f <- fitted_all(d, m)
  x2 <- sum(residuals(m, "pearson")^2)
  values <- list(table = table, file = d$file[1], model = model, finite = finite, deviance = deviance(m), x2 = x2, df = df.residual(m),
    dissimilarity = sum(abs(d$count - f)) / 2 / sum(d$count),
    bic = deviance(m) - df.residual(m) * log(sum(d$count)), fitted = f)
  if (df.residual(m) > 0) values$p <- pchisq(deviance(m), df.residual(m), lower.tail = FALSE)
  if (finite) {
    all <- function(r) { v <- numeric(nrow(d)); v[d$possible == 1] <- ifelse(is.nan(r), 0, r); v }
    b <- coef(m)[!is.na(coef(m))]
    se <- sqrt(diag(vcov(m)))[names(b)]
    h <- hatvalues(m)
    values <- c(values, list(pearson = all(residuals(m, "pearson")), devianceResiduals = all(residuals(m, "deviance")),
      standardised = all(ifelse(1 - h < 1e-9, 0, residuals(m, "pearson") / sqrt(1 - h))),
      names = I(ours(names(b))), estimates = I(unname(b)), errors = I(unname(se))))
  }
  do.call(case, c(list(paste0(table, ": ", model)), values))
}

forms <- list("independence" = count ~ row + column,
  "quasi-independence" = count ~ row + column + Diag(row, column),
  "symmetry" = count ~ Symm(row, column),
  "quasi-symmetry" = count ~ row + column + Symm(row, column),
  "uniform association" = count ~ row + column + u,
  "uniform association off the diagonal" = count ~ row + column + Diag(row, column) + u,
  "row effects" = count ~ row + column + row:cs,
  "row effects off the diagonal" = count ~ row + column + Diag(row, column) + row:cs,
  "column effects" = count ~ row + column + column:rs)

# R writes row1:cs first and drops the last; the first is 0 with us, so row and column effects are compared by their fit.
for (table in c("occupationalStatus", "hauser")) for (model in names(forms))
  fit(table, model, forms[[model]], !grepl("effects", model))
for (model in c("independence", "uniform association", "row effects", "column effects"))
  fit("rectangle", model, forms[[model]], !grepl("effects", model))
for (model in c("independence", "uniform association")) fit("caith", model, forms[[model]])
for (table in c("six", "huge", "fractions")) for (model in names(forms)[c(1, 2, 4, 6)]) fit(table, model, forms[[model]])
for (model in names(forms)[1:2]) fit("two", model, forms[[model]], model == "independence")
fit("three by two", "independence", forms[[1]])
fit("three by two", "row effects", forms[["row effects"]], FALSE)
for (model in names(forms)[1:4]) fit("sparse", model, forms[[model]], FALSE)
for (model in names(forms)[c(1, 3, 4)]) fit("empty row", model, forms[[model]], FALSE)
fit("diagonal only", "independence", forms[[1]])
for (table in c("structural", "switchers")) for (model in names(forms)[c(1, 4, 5)]) fit(table, model, forms[[model]])

# Hierarchical models of a table of four dimensions, by proportional fitting.
four <- read.csv("four.csv")
four_table <- xtabs(count ~ a + b + c + d, four)
f4 <- transform(four, a = factor(a), b = factor(b), c = factor(c), d = factor(d))
hierarchy <- function(name, formula, margins) {
  l <- loglm(formula, four_table, eps = 1e-12, iter = 1000)
  m <- settle(update(formula, count ~ .), f4)
  b <- coef(m)[!is.na(coef(m))]
  case(paste0("four: ", name), table = "four", file = "four", model = name, margins = I(vapply(margins, paste, "", collapse = "")), deviance = l$lrt, x2 = l$pearson, df = l$df,
    fitted = fitted(m), names = I(ours(names(b))), estimates = I(unname(b)), errors = I(unname(sqrt(diag(vcov(m))))))
}
hierarchy("a,b,c,d", ~ a + b + c + d, list("a", "b", "c", "d"))
hierarchy("ab,cd", ~ a * b + c * d, list(c("a", "b"), c("c", "d")))
hierarchy("ab,bc,cd", ~ a * b + b * c + c * d, list(c("a", "b"), c("b", "c"), c("c", "d")))
hierarchy("ab,ac,bc,d", ~ a * b + a * c + b * c + d, list(c("a", "b"), c("a", "c"), c("b", "c"), "d"))
hierarchy("abc,bd", ~ a * b * c + b * d, list(c("a", "b", "c"), c("b", "d")))
hierarchy("all pairs", ~ (a + b + c + d)^2,
  list(c("a", "b"), c("a", "c"), c("a", "d"), c("b", "c"), c("b", "d"), c("c", "d")))
finish()
