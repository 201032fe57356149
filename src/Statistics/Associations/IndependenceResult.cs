using Sektorskifte.Statistics.Designs;

namespace Sektorskifte.Statistics.Associations;

/// <summary>A test of independence under a survey design.</summary>
/// <param name="Test">The statistic, its degrees of freedom and its p-value.</param>
/// <param name="Pearson">Pearson's chi-squared of the estimated shares, for the number of rows, without correction.</param>
/// <param name="MeanEffect">The mean of the generalised design effects: how many times too large Pearson's statistic is.</param>
/// <param name="Table">The estimated shares of the cells, the columns of the first row first.</param>
public sealed record IndependenceResult(SurveyTest Test, double Pearson, double MeanEffect, SurveyEstimates Table);
