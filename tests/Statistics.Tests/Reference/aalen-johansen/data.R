# The data set mgus2 of the package survival, from the installed package: progression and death as destinations.
data(cancer, package = "survival")
mgus2$exit <- with(mgus2, ifelse(pstat == 0, futime, ptime))
mgus2$event <- with(mgus2, ifelse(pstat == 0, 2 * death, 1))
write.csv(mgus2[c("id", "exit", "event", "sex", "age")], row.names = FALSE)
