namespace Sektorskifte.Statistics.Associations;

/// <summary>A rank test under a survey design.</summary>
/// <param name="Test">The statistic as F; with two groups it is the square of t.</param>
/// <param name="Differences">The mean score of each category but the first, less that of the first. Scores of Wilcoxon's test lie between 0
/// and 1: a difference of 0.1 is a tenth of the population's ranks.</param>
/// <param name="StandardErrors">The differences' standard errors.</param>
public sealed record RankTest(SurveyTest Test, IReadOnlyList<double> Differences, IReadOnlyList<double> StandardErrors);
