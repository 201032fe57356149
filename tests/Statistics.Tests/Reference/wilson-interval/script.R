# The Wilson score interval by R's own prop.test, without continuity correction.
# Run in this folder: Rscript script.R > expected.json
cases <- read.csv("data.csv")
lines <- apply(cases, 1, function(case) {
  result <- suppressWarnings(prop.test(case[["successes"]], case[["trials"]],
    conf.level = case[["confidence"]], correct = FALSE))
  sprintf('  { "successes": %d, "trials": %d, "confidence": %.17g, "share": %.17g, "lower": %.17g, "upper": %.17g }',
    as.integer(case[["successes"]]), as.integer(case[["trials"]]), case[["confidence"]],
    result$estimate[[1]], result$conf.int[[1]], result$conf.int[[2]])
})
cat("[\n", paste(lines, collapse = ",\n"), "\n]\n", sep = "")
