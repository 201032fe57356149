using Sektorskifte.Statistics.Distributions;

namespace Sektorskifte.Statistics.Survival;

/// <summary>One group in a test of several.</summary>
/// <param name="Name">The group's name.</param>
/// <param name="Episodes">Its number of episodes.</param>
/// <param name="Observed">Its events, each by the weight of its time (1 where all times count the same).</param>
/// <param name="Expected">Those expected if all groups were alike, weighted in the same way.</param>
public sealed record TestedGroup(string Name, int Episodes, double Observed, double Expected);

/// <summary>A test of whether groups are alike.</summary>
/// <param name="Groups">The groups, in the order of their names; who was never at risk at an event is among them and does not
/// count in the degrees of freedom.</param>
/// <param name="ChiSquared">The statistic.</param>
/// <param name="DegreesOfFreedom">Groups with somebody expected, less one.</param>
/// <param name="PValue">The chance of a statistic as large, if the groups were alike.</param>
/// <param name="Covariance">The covariance of observed minus expected, group by group.</param>
public sealed record GroupTest(
    IReadOnlyList<TestedGroup> Groups, double ChiSquared, int DegreesOfFreedom, double PValue, double[,] Covariance)
{
    internal static Outcome<GroupTest> Of(TestedGroup[] groups, double[,] covariance)
    {
        int[] there = [.. Enumerable.Range(0, groups.Length).Where(g => groups[g].Expected > 0)];
        if (there.Length < 2)
        {
            return new Problem(
                ProblemKind.TooFewUnits,
                $"A test needs two groups at risk when something happens; {(there.Length == 0 ? "none is" : $"only {groups[there[0]].Name} is")}.");
        }

        var score = there.Skip(1).Select(g => groups[g].Observed - groups[g].Expected).ToArray();
        var part = new double[score.Length, score.Length];
        for (var i = 0; i < score.Length; i++)
        {
            for (var j = 0; j < score.Length; j++)
            {
                part[i, j] = covariance[there[i + 1], there[j + 1]];
            }
        }

        var factor = PositiveDefinite.Factor(part);
        if (factor.Dependent >= 0)
        {
            return new Problem(
                ProblemKind.Singular,
                $"The group {groups[there[factor.Dependent + 1]].Name} can't be compared with the others: when something happens, it is "
                + "never at risk together with them, or all of them go.");
        }

        var statistic = factor.Form(score);
        return new GroupTest(groups, statistic, score.Length, ChiSquaredTail(statistic, score.Length), covariance);
    }

    private static double ChiSquaredTail(double statistic, int df) => Distributions.ChiSquared.UpperTail(Math.Max(0, statistic), df);
}
