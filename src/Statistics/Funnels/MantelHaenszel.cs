using Sektorskifte.Statistics.Distributions;

namespace Sektorskifte.Statistics.Funnels;

/// <summary>Two groups within one job: how many of each passed.</summary>
/// <param name="Job">The job's name.</param>
/// <param name="Passed">Those of the first group who passed.</param>
/// <param name="Failed">Those of the first group who did not.</param>
/// <param name="OtherPassed">Those of the second group who passed.</param>
/// <param name="OtherFailed">Those of the second group who did not.</param>
public sealed record JobTable(string Job, long Passed, long Failed, long OtherPassed, long OtherFailed)
{
    internal double Total => (double)Passed + Failed + OtherPassed + OtherFailed;
}

/// <summary>The odds of passing of the first group against the second, over jobs.</summary>
/// <param name="OddsRatio">The odds ratio common to the jobs.</param>
/// <param name="LogError">The standard error of its logarithm.</param>
/// <param name="Lower">The lower limit.</param>
/// <param name="Upper">The upper limit.</param>
/// <param name="Confidence">The confidence level of the limits.</param>
/// <param name="Crude">The odds ratio of all jobs thrown together; a problem where a cell is empty.</param>
/// <param name="Test">The Cochran-Mantel-Haenszel test that the common odds ratio is 1.</param>
/// <param name="CorrectedTest">The same with a correction for continuity.</param>
/// <param name="Homogeneity">Breslow and Day's test, with Tarone's correction, that the jobs have one odds ratio; a problem with one job.</param>
/// <param name="JobsThatCount">The jobs in which both groups are, and somebody passed and somebody failed.</param>
/// <param name="JobsLeftOut">The others: they say nothing about the odds ratio.</param>
public sealed record CommonOdds(
    double OddsRatio, double LogError, double Lower, double Upper, double Confidence, Outcome<double> Crude, ChiSquaredTest Test,
    ChiSquaredTest CorrectedTest, Outcome<ChiSquaredTest> Homogeneity, int JobsThatCount, IReadOnlyList<string> JobsLeftOut)
{
    /// <summary>Whether the groups thrown together show the opposite of what the jobs show: Simpson's reversal.</summary>
    public bool IsReversed => Crude.TryGet(out var crude, out _) && Math.Log(crude) * Math.Log(OddsRatio) < 0;
}

/// <summary>
/// Whether a group passes more often than another within jobs, whatever jobs they apply for. See <c>docs/methods/mantel-haenszel.md</c>.
/// </summary>
[Estimator("mantel-haenszel", Source = "N. Mantel and W. Haenszel (1959), Statistical aspects of the analysis of data from retrospective "
    + "studies of disease, Journal of the National Cancer Institute 22 (4), 719-748; J. Robins, N. Breslow and S. Greenland (1986), "
    + "Estimators of the Mantel-Haenszel variance consistent in both sparse data and large-strata limiting models, Biometrics 42 (2), 311-323")]
public static class MantelHaenszel
{
    /// <summary>Compares two groups over jobs.</summary>
    /// <param name="jobs">The jobs.</param>
    /// <param name="confidence">The confidence level, between 0 and 1; default 0.95.</param>
    /// <returns>The comparison, or that no job tells anything, or that all that tell say the same without exception.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or the level out of range.</exception>
    public static Outcome<CommonOdds> Compare(IReadOnlyList<JobTable> jobs, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(jobs);
        Require.Fraction(confidence);
        foreach (var job in jobs)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(
                Math.Min(Math.Min(job.Passed, job.Failed), Math.Min(job.OtherPassed, job.OtherFailed)), nameof(jobs));
        }

        JobTable[] telling = [.. jobs.Where(job => job.Passed + job.Failed > 0 && job.OtherPassed + job.OtherFailed > 0
            && job.Passed + job.OtherPassed > 0 && job.Failed + job.OtherFailed > 0)];
        if (telling.Length == 0)
        {
            return new Problem(
                ProblemKind.NoData, "In no job are both groups and somebody who passed and somebody who failed; at least one is needed.");
        }

        // R and S of the estimator, with the sums of Robins, Breslow and Greenland's variance.
        var (r, s, pr, mixed, qs) = (0.0, 0.0, 0.0, 0.0, 0.0);
        foreach (var job in telling)
        {
            var (own, other) = (job.Passed * (job.OtherFailed / job.Total), job.Failed * (job.OtherPassed / job.Total));
            var (p, q) = ((job.Passed + job.OtherFailed) / job.Total, (job.Failed + job.OtherPassed) / job.Total);
            (r, s) = (r + own, s + other);
            (pr, mixed, qs) = (pr + (p * own), mixed + (p * other) + (q * own), qs + (q * other));
        }

        if (r == 0 || s == 0)
        {
            return new Problem(
                ProblemKind.Infeasible,
                $"Within jobs only {(s == 0 ? "the first" : "the second")} group passes where the other fails, so that the common odds ratio is "
                + $"{(s == 0 ? "infinite" : "0")}. Take Fisher's exact test of each job.");
        }

        var error = Math.Sqrt((pr / (2 * r * r)) + (mixed / (2 * r * s)) + (qs / (2 * s * s)));
        var factor = Math.Exp(StandardNormal.UpperQuantile((1 - confidence) / 2) * error);
        var (test, corrected) = Tests(telling);
        return new CommonOdds(
            r / s, error, r / s / factor, r / s * factor, confidence, Crude(jobs), test, corrected, Homogeneity(telling, r / s),
            telling.Length, [.. jobs.Except(telling).Select(job => job.Job)]);
    }

    private static Outcome<double> Crude(IReadOnlyList<JobTable> jobs)
    {
        var (a, b, c, d) = (
            (double)jobs.Sum(job => job.Passed), (double)jobs.Sum(job => job.Failed), (double)jobs.Sum(job => job.OtherPassed),
            (double)jobs.Sum(job => job.OtherFailed));
        return a * b * c * d > 0
            ? a / b * (d / c)
            : new Problem(ProblemKind.NoData, "A cell of all jobs thrown together is empty, so that their odds ratio is 0 or infinite.");
    }

    private static (ChiSquaredTest Test, ChiSquaredTest Corrected) Tests(JobTable[] jobs)
    {
        var (over, variance) = (0.0, 0.0);
        foreach (var job in jobs)
        {
            var (group, passed, n) = ((double)job.Passed + job.Failed, (double)job.Passed + job.OtherPassed, job.Total);
            over += job.Passed - (group * passed / n);
            variance += group / n * (n - group) / n * passed * ((n - passed) / (n - 1));
        }

        // As R's mantelhaen.test: where half a count is more than there is, nothing is taken off.
        var away = Math.Abs(over) - (Math.Abs(over) >= 0.5 ? 0.5 : 0);
        return (new ChiSquaredTest(over * over / variance, 1), new ChiSquaredTest(away * away / variance, 1));
    }

    private static Outcome<ChiSquaredTest> Homogeneity(JobTable[] jobs, double odds)
    {
        if (jobs.Length < 2)
        {
            return new Problem(ProblemKind.TooFewUnits, "One job only tells anything; a test that jobs are alike needs two.");
        }

        var (statistic, over, spread) = (0.0, 0.0, 0.0);
        foreach (var job in jobs)
        {
            var (group, passed, n) = ((double)job.Passed + job.Failed, (double)job.Passed + job.OtherPassed, job.Total);
            var expected = Expected(group, passed, n, odds);
            var variance = 1 / ((1 / expected) + (1 / (group - expected)) + (1 / (passed - expected)) + (1 / (n - group - passed + expected)));
            var away = job.Passed - expected;
            (statistic, over, spread) = (statistic + (away * away / variance), over + away, spread + variance);
        }

        return new ChiSquaredTest(statistic - (over * over / spread), jobs.Length - 1);
    }

    /// <summary>The first cell that has the margins and the odds ratio: the root of a quadratic, in the form that does not cancel.</summary>
    private static double Expected(double group, double passed, double n, double odds)
    {
        var (a, b, c) = (1 - odds, n - group - passed + (odds * (group + passed)), -odds * group * passed);
        return -2 * c / (b + Math.Sqrt((b * b) - (4 * a * c)));
    }
}
