# Regressions under a design by R's survey::svyglm, with regTermTest.
# Run in this folder: Rscript script.R > expected.json
source("../json.R")
source("designs.R")

told <- function(label, formula, .design, terms, family = gaussian(), ...) {
  # svyglm looks for the family where it is called from.
  fit <- do.call(svyglm, list(formula, .design, family = family, control = close))
  table <- summary(fit)$coefficients
  labels <- attr(terms(fit), "term.labels")
  tests <- lapply(labels, function(term) regTermTest(fit, as.formula(paste("~", term))))
  case(label, family = c(gaussian = "linear", quasibinomial = "logistic", quasipoisson = "poisson")[[family$family]],
    terms = I(terms), ..., coefficients = as.vector(coef(fit)), covariance = unname(vcov(fit)), deviance = deviance(fit),
    df = fit$df.residual, p = as.vector(table[, 4]), labels = I(labels),
    wald = I(vapply(tests, function(t) as.vector(t$Ftest), 0)), waldp = I(vapply(tests, function(t) as.vector(t$p), 0)),
    joint = as.vector(regTermTest(fit, as.formula(paste("~", paste(labels, collapse = "+"))))$p))
}

told("schools, api by ell, meals, mobility", api00 ~ ell + meals + mobility, schools, c("ell", "meals", "mobility"),
  response = "api00", data = "schools")
told("schools, api by type and ell crossed", api00 ~ stype * ell + meals, schools, c("stype*ell", "meals"), response = "api00",
  data = "schools")
told("schools, school-wide by ell, meals, mobility", I(sch.wide == "Yes") ~ ell + meals + mobility, schools,
  c("ell", "meals", "mobility"), quasibinomial(), response = "wide", data = "schools")
told("schools, elementary alone", I(sch.wide == "Yes") ~ ell + meals, subset(schools, stype == "E"), c("ell", "meals"),
  quasibinomial(), response = "wide", data = "schools", domain = "E")
told("schools, students tested by type", api.stu ~ stype + offset(log(enroll)), schools, "stype", quasipoisson(),
  response = "api.stu", data = "schools", offset = "enroll")
designs <- list(clusters = clusters, jackknife = jackknife)
for (d in names(designs)) {
  design <- designs[[d]]
  told(paste(d, "pay by age, sector and sex"), pay ~ age + sector + sex, design, c("age", "sector", "sex"), response = "pay", data = d)
  told(paste(d, "pay by year and age"), pay ~ year + age, design, c("year", "age"), response = "pay", data = d)
  told(paste(d, "switched by age, tenure, sector, sex"), switched ~ age + tenure + sector + sex, design,
    c("age", "tenure", "sector", "sex"), quasibinomial(), response = "switched", data = d)
  told(paste(d, "switched by sector and sex crossed"), switched ~ sector * sex + age, design, c("sector*sex", "age"), quasibinomial(),
    response = "switched", data = d)
  told(paste(d, "switched by age within sex"), switched ~ sex + sex:age, design, c("sex", "sex:age"), quasibinomial(),
    response = "switched", data = d)
  told(paste(d, "switched, women alone"), switched ~ age + sector, subset(design, sex == "f"), c("age", "sector"), quasibinomial(),
    response = "switched", data = d, domain = "f")
  told(paste(d, "moves by age and sector, per month"), moves ~ age + sector + offset(log(months)), design, c("age", "sector"),
    quasipoisson(), response = "moves", data = d, offset = "months")
  told(paste(d, "moves without intercept"), moves ~ sector + tenure - 1, design, c("sector", "tenure"), quasipoisson(),
    response = "moves", data = d, intercept = FALSE)
}
told("clusters, pay, post-stratified to sex", pay ~ age + sex,
  postStratify(clusters, ~sex, data.frame(sex = c("f", "m"), Freq = c(9000, 12000))), c("age", "sex"), response = "pay",
  data = "clusters", sexes = c(9000, 12000))
finish()
