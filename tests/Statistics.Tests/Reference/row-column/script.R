# Row-column association models by package gnm; standard errors of the normalised scores by gnm's getContrasts, that of the
# intrinsic association by the delta method from gnm's covariances.
# Run in this folder: Rscript script.R > expected.json
source("../json.R")
suppressMessages(library(gnm))
packages <- read.csv(text = capture.output(source("packages.R")))
tables <- rbind(cbind(read.csv("data.csv"), file = "data"), cbind(packages, file = "packages"))

# The best of several starts.
best_of <- function(formula, d) {
  best <- NULL
  for (seed in 1:2) {
    set.seed(seed)
    m <- suppressWarnings(gnm(formula, family = poisson, data = d, verbose = FALSE, trace = FALSE, 
      tolerance = if (sum(d$count) > 1e8) 1e-7 else 1e-11, iterMax = 3000))
    if (!is.null(m) && m$converged && (is.null(best) || deviance(m) < deviance(best) - 1e-9)) best <- m
  }
  best
}

length_of <- function(x, w) sqrt(sum(w * (x - sum(w * x) / sum(w))^2))

fit <- function(table, homogeneous = FALSE, diagonal = FALSE, marginal = FALSE) {
  d <- tables[tables$table == table, ]
  d$row <- factor(d$row); d$column <- factor(d$column)
  use <- d[d$possible == 1, ]
  formula <- if (homogeneous && diagonal) count ~ row + column + Diag(row, column) + MultHomog(row, column)
    else if (homogeneous) count ~ row + column + MultHomog(row, column)
    else if (diagonal) count ~ row + column + Diag(row, column) + Mult(row, column)
    else count ~ row + column + Mult(row, column)
  m <- best_of(formula, use)
  f <- numeric(nrow(d)); f[d$possible == 1] <- fitted(m)
  shares <- function(by) as.vector(tapply(d$count, by, sum)) / sum(d$count)
  wr <- if (marginal) shares(d$row) else rep(1, nlevels(d$row))
  wc <- if (marginal) shares(d$column) else rep(1, nlevels(d$column))
  if (homogeneous) wr <- wc <- (wr + wc) / 2
  rows <- if (homogeneous) pickCoef(m, "MultHomog") else pickCoef(m, "Mult(., column)", fixed = TRUE)
  columns <- if (homogeneous) rows else pickCoef(m, "Mult(row, .)", fixed = TRUE)
  scores <- function(at, w) {
    s <- getContrasts(m, at, ref = w / sum(w), scaleRef = w / sum(w), scaleWeights = w)$qvframe
    list(value = s[, 1], error = s[, 2])
  }
  r <- scores(rows, wr); k <- scores(columns, wc)
  # Our signs: the association is above 0 unless the model is homogeneous, the last score is not below the first.
  sr <- if (r$value[length(r$value)] >= r$value[1]) 1 else -1
  b <- coef(m)
  centred <- function(x, w) x - sum(w * x) / sum(w)
  phi <- function(x) length_of(x[rows], wr) * length_of(x[columns], wc)
  sk <- if (homogeneous) sr else {
    # gnm's row scores times column scores are the association: both turn round together.
    sr * sign(sum(wr * centred(b[rows], wr) * r$value)) * sign(sum(wc * centred(b[columns], wc) * k$value))
  }
  # The derivatives of a length by its scores are weight times normalised score.
  gradient <- numeric(length(b))
  lr <- length_of(b[rows], wr); lk <- length_of(b[columns], wc)
  if (homogeneous) gradient[rows] <- 2 * wr * centred(b[rows], wr)
  else {
    gradient[rows] <- lk * wr * centred(b[rows], wr) / lr
    gradient[columns] <- lr * wc * centred(b[columns], wc) / lk
  }
  V <- matrix(as.numeric(vcov(m)), length(b))
  name <- paste0(table, if (homogeneous) " homogeneous" else "", if (diagonal) " off the diagonal" else "", if (marginal) " marginal" else "")
  case(name, table = table, file = d$file[1], homogeneous = homogeneous, diagonal = diagonal, marginal = marginal,
    deviance = deviance(m), x2 = sum((use$count - fitted(m))^2 / fitted(m)), df = df.residual(m),
    dissimilarity = sum(abs(d$count - f)) / 2 / sum(d$count), fitted = f,
    pearson = { v <- numeric(nrow(d)); q <- residuals(m, "pearson"); q[is.nan(q)] <- 0; v[d$possible == 1] <- q; v },
    standardised = { v <- numeric(nrow(d)); h <- hatvalues(m); q <- ifelse(1 - h < 1e-6, 0, residuals(m, "pearson") / sqrt(pmax(1 - h, 1e-9))); v[d$possible == 1] <- q; v },
    association = unname(phi(b)), associationError = sqrt(sum(gradient * (V %*% gradient))),
    rows = sr * r$value, rowErrors = r$error, columns = sk * k$value, columnErrors = k$error)
}

for (table in c("hauser", "occupationalStatus", "six")) for (diagonal in c(FALSE, TRUE)) for (homogeneous in c(FALSE, TRUE))
  fit(table, homogeneous, diagonal)
fit("mentalHealth"); fit("mentalHealth", marginal = TRUE)
fit("caith"); fit("rectangle"); fit("rectangle", marginal = TRUE)
fit("hauser", marginal = TRUE); fit("six", homogeneous = TRUE, diagonal = TRUE, marginal = TRUE)
fit("huge"); fit("huge", homogeneous = TRUE)
fit("fractions"); fit("structural"); fit("structural", homogeneous = TRUE)
fit("switchers"); fit("switchers", homogeneous = TRUE)
finish()
