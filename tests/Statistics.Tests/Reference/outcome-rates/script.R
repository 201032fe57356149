# The rates by the formulas of the Standard Definitions, written out one by one; e by proportional allocation, or as given.
# A rate with nothing in its denominator is NaN, printed as null.
# Run in this folder: Rscript script.R > expected.json
source("../json.R")
data <- read.csv("data.csv", check.names = FALSE)
for (i in seq_len(nrow(data))) with(data[i, ], {
  for (given in if (i == 1) c(NA, 0, 0.25, 1) else NA) {
    e <- if (is.na(given)) (I + P + R + NC + O) / (I + P + R + NC + O + NE) else given
    label <- if (is.na(given)) "allocated" else given
    case(paste(name, "with e", label), row = i - 1, given = I(given), e = e,
      RR1 = I / ((I + P) + (R + NC + O) + (UH + UO)),
      RR2 = (I + P) / ((I + P) + (R + NC + O) + (UH + UO)),
      RR3 = I / ((I + P) + (R + NC + O) + e * (UH + UO)),
      RR4 = (I + P) / ((I + P) + (R + NC + O) + e * (UH + UO)),
      RR5 = I / ((I + P) + (R + NC + O)),
      RR6 = (I + P) / ((I + P) + (R + NC + O)),
      COOP1 = I / ((I + P) + R + O),
      COOP2 = (I + P) / ((I + P) + R + O),
      COOP3 = I / ((I + P) + R),
      COOP4 = (I + P) / ((I + P) + R),
      REF1 = R / ((I + P) + (R + NC + O) + (UH + UO)),
      REF2 = R / ((I + P) + (R + NC + O) + e * (UH + UO)),
      REF3 = R / ((I + P) + (R + NC + O)),
      CON1 = ((I + P) + R + O) / ((I + P) + R + O + NC + (UH + UO)),
      CON2 = ((I + P) + R + O) / ((I + P) + R + O + NC + e * (UH + UO)),
      CON3 = ((I + P) + R + O) / ((I + P) + R + O + NC))
  }
})
finish()
