# Population variances, covariances and correlations by R's survey package.
# Run in this folder: Rscript script.R > expected.json
source("../json.R")
source("../designs.R")

# Each pair once: the first variable, then the second with the first and itself, and so on.
pairs <- function(p, diagonal) which(upper.tri(diag(p), diag = diagonal), arr.ind = TRUE)[, 2:1, drop = FALSE]
variances <- function(variables) function(d) {
  v <- svyvar(columns(variables), d)
  p <- length(variables)
  at <- pairs(p, TRUE)
  index <- (at[, 1] - 1) * p + at[, 2]
  covariance <- as.matrix(vcov(v))[index, index, drop = FALSE]
  # The correlations' covariances by the delta method from those of all p x p entries.
  all <- as.matrix(vcov(v))
  s <- matrix(as.numeric(v), p)
  off <- pairs(p, FALSE)
  slopes <- t(apply(off, 1, function(jk) {
    g <- matrix(0, p, p)
    size <- sqrt(s[jk[1], jk[1]] * s[jk[2], jk[2]])
    r <- s[jk[1], jk[2]] / size
    g[jk[1], jk[2]] <- 1 / size
    g[jk[1], jk[1]] <- -r / 2 / s[jk[1], jk[1]]
    g[jk[2], jk[2]] <- -r / 2 / s[jk[2], jk[2]]
    as.vector(g)
  }))
  correlations <- apply(off, 1, function(jk) s[jk[1], jk[2]] / sqrt(s[jk[1], jk[1]] * s[jk[2], jk[2]]))
  list(variables = variables, values = s[cbind(at[, 1], at[, 2])], covariance = unname(covariance), correlations = I(correlations),
    correlation_covariance = unname(slopes %*% all %*% t(slopes)))
}
run("apistrat", strat, variances(c("api00", "api99", "enroll")))
run("apistrat, in a domain", with_spec(strat, domain = c("comp.imp", "No")), variances(c("api00", "meals")))
run("apiclus1", clus1, variances(c("api00", "api99", "meals", "ell")))
run("apiclus2", clus2, variances(c("api00", "api99")))
run("apisrs", list(file = "apisrs", fpc = "fpc"), variances(c("api00", "enroll")))
run("election, Brewer", list(file = "election", fpc = "p", pps = "brewer"), variances(c("Bush", "Kerry", "votes")))

# Replicate weights: correlations estimated again under each.
again <- function(variables) function(d) {
  v <- svyvar(columns(variables), d)
  p <- length(variables)
  at <- pairs(p, TRUE)
  index <- (at[, 1] - 1) * p + at[, 2]
  r <- withReplicates(d, function(w, data) cov.wt(as.matrix(data[variables]), w / sum(w), cor = TRUE, method = "ML")$cor[pairs(p, FALSE)])
  list(variables = variables, values = matrix(as.numeric(v), p)[cbind(at[, 1], at[, 2])], covariance = unname(as.matrix(vcov(v))[index, index]),
    correlations = I(plain(coef(r))), correlation_covariance = square(vcov(r)))
}
run("apistrat, jackknife", jack, again(c("api00", "api99", "enroll")))
run("apiclus1, bootstrap", boot, again(c("api00", "meals")))
finish()
