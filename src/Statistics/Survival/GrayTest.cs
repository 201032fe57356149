namespace Sektorskifte.Statistics.Survival;

/// <summary>
/// Whether groups have the same cumulative incidence of one destination, when others compete: Gray's test. See
/// <c>docs/methods/gray-test.md</c>.
/// </summary>
[Estimator("gray-test", Source = "R. J. Gray (1988), A class of K-sample tests for comparing the cumulative incidence of a competing "
    + "risk, The Annals of Statistics 16 (3), 1141-1154")]
public static class GrayTest
{
    /// <summary>Compares groups.</summary>
    /// <param name="episodes">The episodes, all seen from their start, each counted once: weights are not taken.</param>
    /// <param name="groups">The group of each episode.</param>
    /// <param name="destination">The destination whose incidence is compared, from 1.</param>
    /// <param name="strata">The stratum of each: groups are compared within strata; by default there is one.</param>
    /// <param name="rho">Each time counts by the share not gone to the destination before it, to this power; default 0.</param>
    /// <returns>The test, or why there is none.</returns>
    /// <exception cref="ArgumentException">Groups or strata are not those of the episodes, these have weights, or there is no such
    /// destination.</exception>
    public static Outcome<GroupTest> Compare(
        Episodes episodes, Groups groups, int destination, Groups? strata = null, double rho = 0)
    {
        ArgumentNullException.ThrowIfNull(episodes);
        ArgumentNullException.ThrowIfNull(groups);
        Require.SameLength(episodes.Count, groups.Count, nameof(groups));
        Require.SameLength(episodes.Count, strata?.Count ?? episodes.Count, nameof(strata));
        Require.Finite(rho);
        ArgumentOutOfRangeException.ThrowIfLessThan(destination, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(destination, episodes.Destinations);
        if (episodes.Weight is not null)
        {
            throw new ArgumentException("The test counts each episode once and takes no weights.", nameof(episodes));
        }

        if (episodes.Entry is { } entry && Array.FindIndex(entry, from => from > 0) is >= 0 and var late)
        {
            return new Problem(
                ProblemKind.Infeasible,
                $"Gray's test takes episodes seen from their start; episode {late + 1} comes under observation at {entry[late]:R}. A "
                + "log-rank test of the destination takes late entry.");
        }

        var k = groups.Names.Count;
        var (observed, expected, covariance) = (new double[k], new double[k], new double[k, k]);
        foreach (var stratum in StratumTables.Of(episodes, groups, strata ?? Groups.One(episodes.Count)))
        {
            new GrayScores(stratum, destination, rho).AddTo(observed, expected, covariance);
        }

        var counts = new int[k];
        foreach (var code in groups.Codes)
        {
            counts[code]++;
        }

        return GroupTest.Of(
            [.. groups.Names.Select((name, g) => new TestedGroup(name, counts[g], observed[g], expected[g]))], covariance);
    }
}
