# UCBAdmissions of R itself: admission to Berkeley by sex and department.
write.csv(as.data.frame(UCBAdmissions), row.names = FALSE)
