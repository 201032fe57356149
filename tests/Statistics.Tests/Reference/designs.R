# What the scripts on survey designs share. A design is a list: file (of ../survey-design), ids, strata, weights, fpc (names of columns),
# nest, pps ("brewer"), lonely (the option survey.lonely.psu), lonely_domains (survey.adjust.domain.lonely), domain (a column and its
# value), replicates ("JK1", "JKn", or a file of replicate weights). run() adds a case with the design and what was computed from it.
suppressMessages(library(survey))

rows <- function(file) {
  csv <- paste0("../survey-design/", file, ".csv")
  if (file.exists(csv)) return(read.csv(csv))
  read.csv(text = capture.output(source(paste0("../survey-design/", file, ".R"), local = new.env())))
}
.rows <- list()

columns <- function(names) if (length(names)) reformulate(names)

design <- function(spec) {
  options(survey.lonely.psu = if (is.null(spec$lonely)) "fail" else spec$lonely,
    survey.adjust.domain.lonely = isTRUE(spec$lonely_domains))
  if (is.null(.rows[[spec$file]])) .rows[[spec$file]] <<- rows(spec$file)
  data <- .rows[[spec$file]]
  d <- suppressWarnings(svydesign(ids = if (length(spec$ids)) columns(spec$ids) else ~1, strata = columns(spec$strata),
    weights = columns(spec$weights), fpc = columns(spec$fpc), nest = isTRUE(spec$nest),
    pps = if (is.null(spec$pps)) FALSE else spec$pps, data = data))
  if (!is.null(spec$replicates)) d <- replicates(d, spec)
  if (!is.null(spec$domain)) {
    inside <- as.character(d$variables[[spec$domain[1]]]) == spec$domain[2]
    d <- d[!is.na(inside) & inside, ]
  }
  d
}

replicates <- function(d, spec) {
  if (spec$replicates %in% c("JK1", "JKn"))
    return(suppressWarnings(as.svrepdesign(d, type = spec$replicates, mse = isTRUE(spec$mse))))
  w <- as.matrix(rows(spec$replicates))
  svrepdesign(data = d$variables, weights = weights(d), repweights = w, type = "other", scale = spec$scale,
    rscales = rep(1, ncol(w)), combined.weights = FALSE, mse = isTRUE(spec$mse))
}

run <- function(name, spec, compute) {
  d <- design(spec)
  for (key in intersect(names(spec), c("ids", "strata", "fpc", "domain"))) spec[[key]] <- I(spec[[key]])
  do.call(case, c(list(name), spec, suppressWarnings(compute(d))))
}

# A design without the columns of another.
with_spec <- function(spec, ...) modifyList(spec, list(...))

plain <- function(x) unname(as.vector(x))
square <- function(x) unname(as.matrix(x))

# Totals and means of two variables, with covariances.
both <- function(y) function(d) {
  x <- columns(y)
  total <- svytotal(x, d)
  mean <- svymean(x, d)
  list(variables = y, total = plain(coef(total)), total_covariance = square(vcov(total)), mean = plain(coef(mean)),
    mean_covariance = square(vcov(mean)), freedom = degf(d), sum = sum(weights(d, "sampling")))
}

# Designs that several folders use.
strat <- list(file = "apistrat", strata = "stype", weights = "pw", fpc = "fpc")
clus1 <- list(file = "apiclus1", ids = "dnum", weights = "pw", fpc = "fpc")
clus2 <- list(file = "apiclus2", ids = c("dnum", "snum"), fpc = c("fpc1", "fpc2"))
health <- list(file = "nhanes", ids = "SDMVPSU", strata = "SDMVSTRA", weights = "WTMEC2YR", nest = TRUE, domain = c("known", "1"))
jack <- with_spec(strat, replicates = "JKn")
boot <- list(file = "apiclus1", ids = "dnum", weights = "pw", replicates = "clus1-boot", scale = 1 / 59)
