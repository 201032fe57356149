namespace Sektorskifte.Statistics.Survival;

/// <summary>
/// Whether groups leave at the same pace: the log-rank test, and its weighted relatives G-rho. See <c>docs/methods/log-rank.md</c>.
/// </summary>
[Estimator("log-rank", Source = "N. Mantel (1966), Evaluation of survival data and two new rank order statistics arising in its "
    + "consideration, Cancer Chemotherapy Reports 50 (3), 163-170; D. P. Harrington and T. R. Fleming (1982), A class of rank "
    + "test procedures for censored survival data, Biometrika 69 (3), 553-566")]
public static class LogRank
{
    /// <summary>Compares groups.</summary>
    /// <param name="episodes">The episodes, each counted once: weights are not taken.</param>
    /// <param name="groups">The group of each episode.</param>
    /// <param name="strata">The stratum of each: groups are compared within strata; by default there is one.</param>
    /// <param name="destination">The destination that counts, from 1, going elsewhere being the same as being lost from sight; by
    /// default all count.</param>
    /// <param name="rho">Each time counts by the share left before it, to this power: 0 (the default) is the log-rank test, 1 is
    /// Peto and Peto's of early differences.</param>
    /// <returns>The test, or why there is none.</returns>
    /// <exception cref="ArgumentException">Groups or strata are not those of the episodes, or these have weights.</exception>
    public static Outcome<GroupTest> Compare(
        Episodes episodes, Groups groups, Groups? strata = null, int? destination = null, double rho = 0)
    {
        ArgumentNullException.ThrowIfNull(episodes);
        ArgumentNullException.ThrowIfNull(groups);
        Require.SameLength(episodes.Count, groups.Count, nameof(groups));
        Require.SameLength(episodes.Count, strata?.Count ?? episodes.Count, nameof(strata));
        Require.Finite(rho);
        if (episodes.Weight is not null)
        {
            throw new ArgumentException("The test counts each episode once and takes no weights.", nameof(episodes));
        }

        if (destination is { } number)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(number, 1, nameof(destination));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(number, episodes.Destinations, nameof(destination));
        }

        var sums = new Sums(groups.Names.Count);
        foreach (var stratum in StratumTables.Of(episodes, groups, strata ?? Groups.One(episodes.Count)))
        {
            sums.Add(stratum, destination, rho);
        }

        var counts = new int[groups.Names.Count];
        foreach (var code in groups.Codes)
        {
            counts[code]++;
        }

        return GroupTest.Of(
            [.. groups.Names.Select((name, g) => new TestedGroup(name, counts[g], sums.Observed[g], sums.Expected[g]))],
            sums.Covariance);
    }

    private sealed class Sums(int groups)
    {
        public double[] Observed { get; } = new double[groups];

        public double[] Expected { get; } = new double[groups];

        public double[,] Covariance { get; } = new double[groups, groups];

        public void Add(StratumTables stratum, int? destination, double rho)
        {
            var (share, survival) = (new double[groups], 1.0);
            for (var t = 0; t < stratum.Times.Length; t++)
            {
                var (risk, left) = (0.0, 0.0);
                for (var g = 0; g < groups; g++)
                {
                    risk += stratum.Groups[g].AtRisk[t];
                    left += EventsOf(stratum.Groups[g], destination)[t];
                }

                if (left == 0)
                {
                    continue;
                }

                var weight = rho == 0 ? 1 : Math.Pow(survival, rho);
                for (var g = 0; g < groups; g++)
                {
                    share[g] = stratum.Groups[g].AtRisk[t] / risk;
                    Observed[g] += weight * EventsOf(stratum.Groups[g], destination)[t];
                    Expected[g] += weight * left * share[g];
                }

                // The variance of a hypergeometric draw of those who left from those at risk.
                var spread = risk > 1 ? weight * weight * left * (risk - left) / (risk - 1) : 0;
                for (var g = 0; g < groups; g++)
                {
                    for (var h = 0; h < groups; h++)
                    {
                        Covariance[g, h] += spread * share[g] * ((g == h ? 1 : 0) - share[h]);
                    }
                }

                survival *= (risk - left) / risk;
            }
        }

        private static double[] EventsOf(RiskTable table, int? destination) =>
            destination is { } one ? table.Events[one - 1] : table.Left;
    }
}
