using Sektorskifte.Statistics.Distributions;

namespace Sektorskifte.Statistics.Funnels;

/// <summary>A part of the gap of two funnels, on the scale of logarithms: parts add up.</summary>
/// <param name="Name">The stage or stages, as from and to.</param>
/// <param name="LogRatio">The logarithm of the ratio of the two groups' rates; 0 where they are equal.</param>
/// <param name="StandardError">Its standard error.</param>
/// <param name="Lower">Its lower limit.</param>
/// <param name="Upper">Its upper limit.</param>
public sealed record GapPart(string Name, double LogRatio, double StandardError, double Lower, double Upper)
{
    /// <summary>The ratio of the rates.</summary>
    public double Ratio => Math.Exp(LogRatio);
}

/// <summary>The gap of two funnels and its parts.</summary>
/// <param name="Stages">The part of each stage.</param>
/// <param name="Supply">Of the stages before a decision of the employer, application above all; a problem where none is.</param>
/// <param name="Demand">Of the later stages; a problem where none is.</param>
/// <param name="Total">The gap from the first step to the last.</param>
public sealed record FunnelGapParts(IReadOnlyList<GapPart> Stages, Outcome<GapPart> Supply, Outcome<GapPart> Demand, GapPart Total)
{
    /// <summary>The share of the whole gap that a part makes up; above 1 or below 0 where parts work against one another.</summary>
    /// <param name="part">One of the parts.</param>
    /// <returns>The share, or that there is no gap.</returns>
    public Outcome<double> ShareOf(GapPart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return Total.LogRatio == 0
            ? new Problem(ProblemKind.NoData, "The groups pass at equal rates; there is no gap to have a share of.")
            : part.LogRatio / Total.LogRatio;
    }
}

/// <summary>
/// At which stages a gap of two groups arises: the log ratio of the shares that come through is the sum of the log ratios of the stages'
/// rates. See <c>docs/methods/funnel-gap.md</c>.
/// </summary>
[Estimator("funnel-gap", Source = "D. Katz, J. Baptista, S. P. Azen and M. C. Pike (1978), Obtaining confidence intervals for the risk ratio in "
    + "cohort studies, Biometrics 34 (3), 469-474, applied to each stage")]
public static class FunnelGap
{
    /// <summary>Decomposes the gap.</summary>
    /// <param name="first">The first group's funnel.</param>
    /// <param name="second">The second group's, with the same steps: what the first is compared with.</param>
    /// <param name="supplyStages">How many stages, from the first, are supply; default 1, which is application where the funnel starts with
    /// those who could apply. 0 where it starts with the applications.</param>
    /// <param name="confidence">The confidence level, between 0 and 1; default 0.95.</param>
    /// <returns>The parts, or the stage that nobody of a group passes.</returns>
    /// <exception cref="ArgumentException">The steps differ, or there are not so many stages.</exception>
    public static Outcome<FunnelGapParts> Decompose(Funnel first, Funnel second, int supplyStages = 1, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        Require.Fraction(confidence);
        ArgumentOutOfRangeException.ThrowIfNegative(supplyStages);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(supplyStages, first.Stages.Count);
        if (!first.Stages.Select(stage => (stage.From, stage.To)).SequenceEqual(second.Stages.Select(stage => (stage.From, stage.To))))
        {
            throw new ArgumentException("The funnels have not the same steps.", nameof(second));
        }

        var z = StandardNormal.UpperQuantile((1 - confidence) / 2);
        var parts = new (double Log, double Variance)[first.Stages.Count];
        for (var stage = 0; stage < parts.Length; stage++)
        {
            foreach (var (one, name) in new[] { (first.Stages[stage], "first"), (second.Stages[stage], "second") })
            {
                if (one.Decided == 0)
                {
                    return Funnel.Undecided(one);
                }

                if (one.Passed == 0)
                {
                    return new Problem(
                        ProblemKind.TooFewUnits,
                        $"Nobody of the {name} group passes from {one.From} to {one.To}; the ratio of rates has no logarithm. Join stages.");
                }
            }

            var (a, b) = (first.Stages[stage], second.Stages[stage]);
            parts[stage] = (Math.Log(a.Passed / (double)a.Decided * b.Decided / b.Passed), Variance(a) + Variance(b));
        }

        GapPart Sum(int from, int to)
        {
            var (log, error) = (parts[from..to].Sum(part => part.Log), Math.Sqrt(parts[from..to].Sum(part => part.Variance)));
            return new GapPart(
                $"{first.Stages[from].From} to {first.Stages[to - 1].To}", log, error, log - (z * error), log + (z * error));
        }

        Outcome<GapPart> Side(int from, int to, string side) => from == to
            ? new Problem(ProblemKind.NoData, $"No stage is {side}.")
            : Sum(from, to);
        return new FunnelGapParts(
            [.. Enumerable.Range(0, parts.Length).Select(stage => Sum(stage, stage + 1))], Side(0, supplyStages, "supply"),
            Side(supplyStages, parts.Length, "demand"), Sum(0, parts.Length));
    }

    private static double Variance(FunnelStage stage) => (stage.Decided - stage.Passed) / ((double)stage.Decided * stage.Passed);
}
