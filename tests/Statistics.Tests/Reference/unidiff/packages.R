# The tables that belong to R packages, printed as CSV: yaish and erikson of package gnm.
long <- function(name, table, row, column, layer) {
  d <- as.data.frame(table)
  data.frame(table = name, row = as.integer(d[[row]]), column = as.integer(d[[column]]), layer = as.integer(d[[layer]]), count = d$Freq, possible = 1)
}
data(yaish, erikson, package = "gnm")
d <- rbind(long("yaish", yaish, "orig", "dest", "educ"), long("yaish without 7", yaish[, , -7], "orig", "dest", "educ"),
  long("erikson", erikson, "origin", "destination", "country"))
write.csv(d[order(d$table, d$layer, d$row, d$column), ], row.names = FALSE, quote = FALSE)
