# The designs of the regressions.
suppressMessages(library(survey))
data(api)
leaders <- read.csv("../survey-regression/data.csv", stringsAsFactors = TRUE)
schools <- svydesign(id = ~1, strata = ~stype, weights = ~pw, data = apistrat, fpc = ~fpc)
clusters <- svydesign(id = ~unit, strata = ~stratum, weights = ~weight, data = leaders)
jackknife <- as.svrepdesign(clusters)
# The covariances come from the step before the last: only a step that changes nothing leaves them exact.
close <- glm.control(epsilon = 1e-300, maxit = 30)
options(warn = -1)
