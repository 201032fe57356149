# Cronbach's alpha by R's survey package. The items are of different sorts; the numbers are what counts here.
# Run in this folder: Rscript script.R > expected.json
source("../json.R")
source("../designs.R")

of <- function(s) nrow(s) / (nrow(s) - 1) * (1 - sum(diag(s)) / sum(s))
alpha <- function(items) function(d) {
  value <- if (inherits(d, "svyrep.design")) of(matrix(as.numeric(svyvar(columns(items), d)), length(items))) else svycralpha(columns(items), d)
  v <- svyvar(columns(items), d)
  k <- length(items)
  s <- matrix(as.numeric(v), k)
  without <- if (k > 2) sapply(seq_len(k), function(i) of(s[-i, -i])) else numeric(0)
  error <- if (inherits(d, "svyrep.design")) {
    SE(withReplicates(d, function(w, data) of(cov.wt(as.matrix(data[items]), w / sum(w), method = "ML")$cov)))
  } else {
    # The derivatives of alpha by the entries of the covariance matrix.
    g <- k / (k - 1) * (matrix(sum(diag(s)) / sum(s)^2, k, k) - diag(k) / sum(s))
    sqrt(as.vector(g) %*% as.matrix(vcov(v)) %*% as.vector(g))
  }
  list(variables = items, alpha = plain(value), error = plain(error), without = I(without))
}
run("apistrat, two items", strat, alpha(c("api00", "api99")))
run("apistrat, four items", strat, alpha(c("api00", "api99", "meals", "ell")))
run("apiclus1, three items", clus1, alpha(c("api00", "api99", "enroll")))
run("apiclus1, in a domain", with_spec(clus1, domain = c("stype", "E")), alpha(c("meals", "ell", "api.stu")))
run("apiclus2", clus2, alpha(c("api00", "api99")))
run("apistrat, jackknife", jack, alpha(c("api00", "api99", "meals")))
run("apiclus1, bootstrap", boot, alpha(c("meals", "ell")))
finish()
