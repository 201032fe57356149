# The tables that belong to R packages, printed as CSV: R's own occupationalStatus, mentalHealth of package gnm, caith of MASS.
long <- function(name, table) {
  d <- as.data.frame(as.table(table))
  d <- d[order(d[[1]], d[[2]]), ]
  data.frame(table = name, row = as.integer(d[[1]]), column = as.integer(d[[2]]), layer = 1, count = d$Freq, possible = 1)
}
data(mentalHealth, package = "gnm")
data(caith, package = "MASS")
write.csv(rbind(long("occupationalStatus", occupationalStatus), long("mentalHealth", xtabs(count ~ SES + MHS, mentalHealth)),
  long("caith", as.matrix(caith))), row.names = FALSE, quote = FALSE)
