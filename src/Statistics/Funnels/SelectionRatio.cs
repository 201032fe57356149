using Sektorskifte.Statistics.Distributions;
using Sektorskifte.Statistics.Proportions;

namespace Sektorskifte.Statistics.Funnels;

/// <summary>A group of applicants.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Selected">Those selected, 0 to <paramref name="Applied"/>.</param>
/// <param name="Applied">Those who applied.</param>
public sealed record ApplicantGroup(string Name, long Selected, long Applied);

/// <summary>The selection rate of a group against that of another.</summary>
/// <param name="Group">The group.</param>
/// <param name="Reference">The group that it is compared with.</param>
/// <param name="IsUnderFourFifths">Whether the rate is under four fifths of the other. Exactly four fifths is not under.</param>
/// <param name="Ratio">The ratio of the rates; 0 where nobody of the group is selected.</param>
/// <param name="Interval">The interval of the ratio by its logarithm; a problem where a group has nobody selected.</param>
/// <param name="Exact">Fisher's exact test of equal rates.</param>
public sealed record SelectionComparison(
    ApplicantGroup Group, ApplicantGroup Reference, bool IsUnderFourFifths, double Ratio, Outcome<RatioInterval> Interval, ExactTest Exact);

/// <summary>An interval of a ratio of rates.</summary>
/// <param name="LogError">The standard error of the ratio's logarithm.</param>
/// <param name="Lower">The lower limit.</param>
/// <param name="Upper">The upper limit.</param>
/// <param name="Confidence">The confidence level.</param>
public sealed record RatioInterval(double LogError, double Lower, double Upper, double Confidence);

/// <summary>
/// Selection rates against that of the group with the highest, and the four-fifths rule. See <c>docs/methods/selection-ratio.md</c>.
/// </summary>
[Estimator("selection-ratio", Source = "Uniform Guidelines on Employee Selection Procedures (1978), 29 CFR 1607.4 D; D. Katz, J. Baptista, "
    + "S. P. Azen and M. C. Pike (1978), Obtaining confidence intervals for the risk ratio in cohort studies, Biometrics 34 (3), 469-474")]
public static class SelectionRatio
{
    /// <summary>Compares every group with that of the highest rate (of several the first).</summary>
    /// <param name="groups">The groups, at least two.</param>
    /// <param name="confidence">The confidence level, between 0 and 1; default 0.95.</param>
    /// <returns>The comparison of each other group, in their order; or that a group has no applicants, or nobody is selected.</returns>
    /// <exception cref="ArgumentException">There are fewer than two groups, or a count is out of range.</exception>
    public static Outcome<IReadOnlyList<SelectionComparison>> CompareAll(IReadOnlyList<ApplicantGroup> groups, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentOutOfRangeException.ThrowIfLessThan(groups.Count, 2, nameof(groups));
        var highest = groups[0];
        foreach (var group in groups)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(group.Selected, nameof(groups));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(group.Selected, group.Applied, nameof(groups));
            if (group.Applied == 0)
            {
                return new Problem(ProblemKind.NoData, $"The group {group.Name} has no applicants; a rate needs at least one.");
            }

            highest = Product(group.Selected, highest.Applied) > Product(highest.Selected, group.Applied) ? group : highest;
        }

        var comparisons = new List<SelectionComparison>();
        foreach (var group in groups.Where(group => !ReferenceEquals(group, highest)))
        {
            if (!Compare(group, highest, confidence).TryGet(out var comparison, out var problem))
            {
                return problem;
            }

            comparisons.Add(comparison);
        }

        return comparisons;
    }

    /// <summary>Compares a group with another.</summary>
    /// <param name="group">The group, with at least one applicant.</param>
    /// <param name="reference">The group that it is compared with.</param>
    /// <param name="confidence">The confidence level, between 0 and 1; default 0.95.</param>
    /// <returns>The comparison, or that a group has no applicants, or nobody of the other is selected.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count or the level is out of range.</exception>
    public static Outcome<SelectionComparison> Compare(ApplicantGroup group, ApplicantGroup reference, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(reference);
        Require.Fraction(confidence);
        foreach (var one in new[] { group, reference })
        {
            ArgumentOutOfRangeException.ThrowIfNegative(one.Selected, nameof(group));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(one.Selected, one.Applied, nameof(group));
            if (one.Applied == 0)
            {
                return new Problem(ProblemKind.NoData, $"The group {one.Name} has no applicants; a rate needs at least one.");
            }
        }

        if (reference.Selected == 0)
        {
            return new Problem(ProblemKind.NoData, $"Nobody of the group {reference.Name} is selected, so no ratio to its rate exists.");
        }

        var ratio = group.Selected / (double)group.Applied * reference.Applied / reference.Selected;
        return new SelectionComparison(
            group, reference, 5 * Product(group.Selected, reference.Applied) < 4 * Product(reference.Selected, group.Applied), ratio,
            Interval(group, reference, ratio, confidence),
            FisherExact.Test(
                group.Selected, group.Applied - group.Selected, reference.Selected, reference.Applied - reference.Selected));
    }

    private static Outcome<RatioInterval> Interval(ApplicantGroup group, ApplicantGroup reference, double ratio, double confidence)
    {
        if (group.Selected == 0)
        {
            return new Problem(
                ProblemKind.TooFewUnits, $"Nobody of the group {group.Name} is selected; the logarithm of the ratio has no standard error.");
        }

        var error = Math.Sqrt(
            (1.0 / group.Selected) - (1.0 / group.Applied) + (1.0 / reference.Selected) - (1.0 / reference.Applied));
        var factor = Math.Exp(StandardNormal.UpperQuantile((1 - confidence) / 2) * error);
        return new RatioInterval(error, ratio / factor, ratio * factor, confidence);
    }

    // Rates are compared as fractions of whole numbers: a quotient could round 0.8 to either side.
    private static Int128 Product(long a, long b) => (Int128)a * b;
}
