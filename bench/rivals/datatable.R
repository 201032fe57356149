# The mapping's cells with data.table: one radix sort of all rows, then whole columns at a time.
#
# datatable.R COLUMNS CELLS: COLUMNS is a folder of plain binary columns, CELLS the file to write. Prints the seconds from the
# first byte read to the last cell counted; the start of R and its packages are not in them.
suppressMessages(library(data.table))
setDTthreads(0L)
arguments <- commandArgs(trailingOnly = TRUE)
folder <- arguments[1]
started <- proc.time()[["elapsed"]]

gap_allowance <- 1L
look_back <- 120L
min_people <- 5L

column <- function(name, what, size) {
    file <- file.path(folder, paste0(name, ".bin"))
    readBin(file, what, n = file.size(file) / size, size = size, endian = "little")
}
texts <- function(name) readLines(file.path(folder, paste0(name, ".txt")), encoding = "UTF-8")

rows <- data.table(
    person = column("person", "double", 8L), enterprise = column("enterprise", "integer", 4L),
    workplace = column("workplace", "double", 8L), month = column("month", "integer", 4L),
    sector = column("sector", "integer", 1L), disco08 = column("disco08", "integer", 2L), pay = column("pay", "double", 8L),
    hours = column("hours", "double", 8L), imputed = column("imputed", "integer", 1L), sex = column("sex", "integer", 1L),
    birth_year = column("birth_year", "integer", 2L))
read <- nrow(rows)

# Place 1 is for a missing value, which has number -1.
places <- c(-1L, match(texts("sector"), c("stat", "region", "kommune", "fonde", "privat"), nomatch = 0L) - 1L)
codes <- texts("disco08")
levels <- c(0L, fifelse(startsWith(codes, "1111"), 0L, fifelse(startsWith(codes, "11"), 1L, fifelse(startsWith(codes, "1"), 2L, 0L))))
rows <- rows[person >= 0 & enterprise >= 0L & month >= 198001L & month <= 210012L & month %% 100L >= 1L & month %% 100L <= 12L
    & places[sector + 2L] >= 0L]
valid <- nrow(rows)
setkey(rows, person, month)

# Only months with several rows have duplicates, or a main job to choose.
n <- nrow(rows)
same <- rows$person[-1L] == rows$person[-n] & rows$month[-1L] == rows$month[-n]
together <- c(FALSE, same) | c(same, FALSE)
several <- rows[together]
duplicates <- sum(duplicated(several))
several[, at := which(together)]
setorder(several, person, month, -pay, -hours, enterprise, sector, disco08)
keep <- !together
keep[unique(several, by = c("person", "month"))$at] <- TRUE
jobs <- rows[keep, .(
    person, period = month %/% 100L * 12L + month %% 100L - 1L, enterprise, place = places[sector + 2L],
    level = levels[disco08 + 2L])]
rm(rows, several)

n <- nrow(jobs)
before <- -n
after <- -1L
follows <- jobs$person[after] == jobs$person[before]
distance <- jobs$period[after] - jobs$period[before]
linked <- follows & distance <= gap_allowance + 1L
same_employer <- jobs$enterprise[after] == jobs$enterprise[before]
same_sector <- jobs$place[after] == jobs$place[before]
entry <- c(TRUE, !linked)
leaving <- c(!linked, TRUE)

result <- character()
write_cells <- function(name, cells) result <<- c(result, do.call(paste, c(list(name), cells, list(sep = "|"))))
code <- (jobs$period * 5L + jobs$place) * 3L + jobs$level
lowest <- min(code) - 1L
write_people <- function(name, chosen) {
    count <- tabulate(code[chosen] - lowest)
    cell <- which(count > 0L) + lowest
    write_cells(name, list(cell %/% 15L, cell %/% 3L %% 5L, cell %% 3L, count[cell - lowest]))
}
write_people("stock", TRUE)
write_people("entries", entry)
write_people("exits", leaving)

at <- which(linked & !same_employer)
moves <- data.table(
    at = at, period = jobs$period[at + 1L], old = jobs$enterprise[at], new = jobs$enterprise[at + 1L],
    origin = jobs$place[at], destination = jobs$place[at + 1L], held = jobs$level[at], taken = jobs$level[at + 1L],
    gap = as.integer(distance[at] > 1L), part = FALSE)
groups <- moves[gap == 0L, .(people = .N), by = .(period, old, new)][people >= min_people]
direct <- which(follows & distance == 1L & jobs$enterprise[before] %in% groups$old)
seen <- data.table(period = jobs$period[direct + 1L], old = jobs$enterprise[direct])[, .(seen = .N), by = .(period, old)]
groups <- seen[groups, on = .(period, old)][people * 10 >= seen * 3]
groups[, gap := 0L]
moves[groups, on = .(period, old, new, gap), part := TRUE]
kept <- moves[part == FALSE]
write_cells("moves", kept[, .(count = .N), by = .(period, origin, destination, held, taken, gap)])

# Only those who are hired as leaders have a history that counts: their main jobs, and the last in each sector so far.
hires <- kept[taken > 0L]
chosen <- jobs$person %in% jobs$person[hires$at]
place_of <- cumsum(chosen)
history <- jobs[chosen, .(person, period, place, level)]
number <- seq_len(nrow(history))
here <- place_of[hires$at]
first <- cummax(fifelse(c(TRUE, history$person[-1L] != history$person[-length(number)]), number, 1L))[here]
bits <- function(leading) {
    known <- integer(length(here))
    for (code in 0:4) {
        held <- history$place == code & (history$level > 0L | !leading)
        last <- cummax(fifelse(held, number, 0L))[here]
        within <- last >= first & (history$period[pmax(last, 1L)] >= hires$period - look_back | last == here)
        known <- known + within * bitwShiftL(1L, code)
    }
    as.integer(known)
}
hires[, `:=`(experience = bits(FALSE), led = bits(TRUE))]
write_cells("history", hires[, .(count = .N), by = .(period, destination, experience, led)])

reclassified <- sum(linked & same_employer & !same_sector)
totals <- c(
    same_job = sum(linked & same_employer & same_sector), reclassified = reclassified, reorganised = nrow(moves) - nrow(kept),
    spells = sum(entry) + reclassified + nrow(moves), persons = sum(!follows) + 1L, person_periods = n,
    used = valid - duplicates, duplicates = duplicates, rejected = read - valid)
totals <- totals[totals > 0]
result <- c(result, paste(names(totals), format(totals, scientific = FALSE, trim = TRUE), sep = "|"))
cat(sprintf("%.4f\n", proc.time()[["elapsed"]] - started))
writeLines(result, arguments[2])
