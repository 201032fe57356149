namespace Sektorskifte.Statistics.Designs;

/// <summary>
/// How the rows came into a survey: their weights, and what is known of the spread between samples. Either a description of the
/// sampling (<see cref="SampleDesign"/>) or replicate weights (<see cref="Replication.ReplicateDesign"/>); every estimator takes both.
/// </summary>
public abstract class SurveyDesign
{
    private protected SurveyDesign(double[] weights, bool[]? domain)
    {
        AllWeights = weights;
        Domain = domain;
        if (domain is null)
        {
            Masked = weights;
            Count = weights.Length;
        }
        else
        {
            Masked = new double[weights.Length];
            for (var row = 0; row < weights.Length; row++)
            {
                if (domain[row])
                {
                    Masked[row] = weights[row];
                    Count++;
                }
            }
        }

        foreach (var weight in Masked)
        {
            SumOfWeights += weight;
        }
    }

    /// <summary>The number of rows of the data, also those outside the domain.</summary>
    public int RowCount => AllWeights.Length;

    /// <summary>The number of rows in the domain; all, unless <see cref="Where"/> chose some.</summary>
    public int Count { get; }

    /// <summary>The weight of each row; 0 outside the domain.</summary>
    public ReadOnlySpan<double> Weights => Masked;

    /// <summary>The sum of the weights in the domain: its estimated size.</summary>
    public double SumOfWeights { get; }

    /// <summary>
    /// Degrees of freedom of variances in the domain: sampling units less strata, or the rank of the replicate weights less one. 0 or
    /// below when there are too few units.
    /// </summary>
    public abstract double DegreesOfFreedom { get; }

    private protected double[] AllWeights { get; }

    private protected bool[]? Domain { get; }

    private protected double[] Masked { get; }

    /// <summary>
    /// The same design, for a domain: rows outside it stay in the design, as the number of units in a domain is chance too. A domain
    /// of a domain is their intersection.
    /// </summary>
    /// <param name="rows">For each row of the data, whether it belongs to the domain. It may leave none; estimators then say so.</param>
    public SurveyDesign Where(IReadOnlyList<bool> rows)
    {
        Require.SameLength(RowCount, rows.Count);
        var domain = new bool[RowCount];
        for (var row = 0; row < domain.Length; row++)
        {
            domain[row] = rows[row] && Contains(row);
        }

        return Restricted(domain);
    }

    /// <summary>Whether a row belongs to the domain.</summary>
    /// <param name="row">The row, from 0.</param>
    public bool Contains(int row) => Domain is null || Domain[row];

    /// <summary>Estimates, with their covariances under the design.</summary>
    /// <param name="statistic">What to estimate.</param>
    /// <returns>The estimates, or why there are none.</returns>
    public Outcome<SurveyEstimates> Estimate(SurveyStatistic statistic)
    {
        ArgumentNullException.ThrowIfNull(statistic);
        if (Count == 0)
        {
            return new Problem(ProblemKind.NoData, "The domain has no rows.");
        }

        if (!statistic.Estimate(Masked).TryGet(out var values, out var problem)
            || !Covariance(statistic, values).TryGet(out var covariance, out problem))
        {
            return problem;
        }

        return new SurveyEstimates
        {
            Names = statistic.Names,
            Values = values,
            Covariance = covariance,
            DegreesOfFreedom = DegreesOfFreedom,
            Count = Count,
            SumOfWeights = SumOfWeights,
        };
    }

    /// <summary>The covariances of estimates under the design.</summary>
    /// <param name="statistic">What was estimated.</param>
    /// <param name="estimates">The estimates under <see cref="Weights"/>.</param>
    public abstract Outcome<CovarianceMatrix> Covariance(SurveyStatistic statistic, IReadOnlyList<double> estimates);

    private protected abstract SurveyDesign Restricted(bool[] domain);
}
