# What the scripts of the reference cases share. case("name", key = value, ...) adds a case, finish() prints all as JSON, with
# 17 significant digits so that no number is rounded. A value is a number, a text, a vector, a matrix (its rows), or a list.
options(digits = 17, warn = 1)
.cases <- list()

.json <- function(x) {
  if (is.matrix(x)) return(paste0("[", paste(apply(x, 1, .json), collapse = ", "), "]"))
  if (is.list(x)) {
    parts <- vapply(x, .json, "")
    if (is.null(names(x))) return(paste0("[", paste(parts, collapse = ", "), "]"))
    return(paste0("{ ", paste0('"', names(x), '": ', parts, collapse = ", "), " }"))
  }
  text <- if (is.character(x)) paste0('"', x, '"')
    else if (is.logical(x)) ifelse(is.na(x), "null", ifelse(x, "true", "false"))
    else ifelse(is.na(x) | is.infinite(x), "null", sprintf("%.17g", as.numeric(x)))
  if (length(x) == 1 && !inherits(x, "AsIs")) text else paste0("[", paste(text, collapse = ", "), "]")
}

# I(x) keeps a vector of one number a vector.
case <- function(name, ...) {
  stopifnot(!name %in% names(.cases))
  .cases[[name]] <<- list(...)
}

finish <- function() {
  lines <- vapply(.cases, .json, "")
  cat("{\n", paste0('  "', names(.cases), '": ', lines, collapse = ",\n"), "\n}\n", sep = "")
}
