using System.Globalization;
using Sektorskifte.Statistics.Designs;

namespace Sektorskifte.Statistics.Replication;

/// <summary>
/// A survey described by replicate weights, given or made: variances are from estimating again under each. See
/// <c>docs/methods/replicate-weights.md</c>.
/// </summary>
[Estimator("replicate-weights", Source = "K. M. Wolter (2007), Introduction to Variance Estimation, 2nd ed., chapters 3-5; J. N. K. Rao and "
    + "C. F. J. Wu (1988), Resampling inference with complex survey data, Journal of the American Statistical Association 83 (401)")]
public sealed class ReplicateDesign : SurveyDesign
{
    // Weights stand row after row: some replicates at once make one pass over them serve all.
    private const int AtOnce = 16;

    private readonly Lazy<double> _freedom;

    private ReplicateDesign(double[] weights, bool[]? domain, ReplicateWeights replicates)
        : base(weights, domain)
    {
        Replicates = replicates;
        _freedom = new(() => (domain is null ? replicates.DegreesOfFreedom : null) ?? WeightRank.Of(this) - 1);
    }

    /// <summary>The replicate weights.</summary>
    public ReplicateWeights Replicates { get; }

    /// <inheritdoc/>
    public override double DegreesOfFreedom => _freedom.Value;

    /// <summary>A design of replicate weights.</summary>
    /// <param name="weights">The sampling weight of each row, 0 or above, finite.</param>
    /// <param name="replicates">The replicate weights.</param>
    /// <returns>The design; or which weight is wrong.</returns>
    public static Outcome<ReplicateDesign> Create(IReadOnlyList<double> weights, ReplicateWeights replicates)
    {
        ArgumentNullException.ThrowIfNull(replicates);
        Require.SameLength(replicates.RowCount, weights.Count);
        for (var row = 0; row < weights.Count; row++)
        {
            if (!(weights[row] >= 0 && double.IsFinite(weights[row])))
            {
                return Wrong("weight", row, weights[row], "");
            }
        }

        for (var unit = 0; unit < replicates.UnitCount; unit++)
        {
            var values = replicates.OfUnit(unit);
            for (var replicate = 0; replicate < values.Length; replicate++)
            {
                if (!double.IsFinite(values[replicate]))
                {
                    return Wrong("replicate weight", unit, values[replicate], $" in replicate {replicate + 1}");
                }
            }
        }

        return new ReplicateDesign([.. weights], null, replicates);

        static Problem Wrong(string what, int row, double value, string where) => new(
            ProblemKind.InvalidValue,
            $"The {what} of row {row + 1}{where} is {value.ToString(CultureInfo.InvariantCulture)}; it is a finite number"
            + (where.Length == 0 ? " of 0 or above." : "."));
    }

    /// <summary>The weights of all rows in one replicate; 0 outside the domain.</summary>
    /// <param name="replicate">The replicate, from 0.</param>
    /// <param name="into">Takes one weight per row.</param>
    public void CopyWeights(int replicate, Span<double> into)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)replicate, (uint)Replicates.Count, nameof(replicate));
        CopyWeights(replicate, 1, into);
    }

    /// <summary>The weights of all rows in several replicates, read in one pass; 0 outside the domain.</summary>
    /// <param name="first">The first replicate, from 0.</param>
    /// <param name="count">The number of replicates.</param>
    /// <param name="into">Takes one weight per row, replicate after replicate.</param>
    public void CopyWeights(int first, int count, Span<double> into)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first + count, Replicates.Count, nameof(count));
        Require.SameLength(RowCount * count, into.Length);
        for (var row = 0; row < RowCount; row++)
        {
            var factor = !Contains(row) ? 0 : Replicates.AreCombined ? 1 : Masked[row];
            var own = Replicates.OfUnit(Replicates.UnitOf(row)).Slice(first, count);
            for (var replicate = 0; replicate < count; replicate++)
            {
                into[(replicate * RowCount) + row] = factor * own[replicate];
            }
        }
    }

    /// <summary>The covariances of estimates by how far the replicates' lie apart.</summary>
    /// <param name="replicated">The estimates under each replicate, replicate after replicate.</param>
    /// <param name="estimates">The estimates under the sampling weights.</param>
    public CovarianceMatrix Covariance(ReadOnlySpan<double> replicated, IReadOnlyList<double> estimates)
    {
        var (columns, scales) = (estimates.Count, Replicates.ReplicateScales);
        Require.SameLength(columns * Replicates.Count, replicated.Length);
        double[] centre = Replicates.AroundEstimate ? [.. estimates] : Means(replicated, columns);
        var result = new double[columns * columns];
        for (var replicate = 0; replicate < scales.Count; replicate++)
        {
            var own = replicated.Slice(replicate * columns, columns);
            var factor = Replicates.Scale * scales[replicate];
            for (var i = 0; i < columns; i++)
            {
                for (var j = 0; j < columns; j++)
                {
                    result[(i * columns) + j] += factor * (own[i] - centre[i]) * (own[j] - centre[j]);
                }
            }
        }

        return new CovarianceMatrix(columns, result);
    }

    /// <inheritdoc/>
    public override Outcome<CovarianceMatrix> Covariance(SurveyStatistic statistic, IReadOnlyList<double> estimates)
    {
        ArgumentNullException.ThrowIfNull(statistic);
        var outcome = statistic is FunctionOfTotals ofTotals
            ? OfTotals(ofTotals, estimates.Count)
            : Replicate(estimates.Count, weights => statistic.Estimate(weights));
        return outcome.Then<CovarianceMatrix>(replicated => Covariance(replicated, estimates));
    }

    /// <summary>Estimates under every replicate's weights.</summary>
    /// <param name="columns">The number of estimates.</param>
    /// <param name="estimate">Estimates under the weights of all rows.</param>
    /// <returns>The estimates, replicate after replicate; or in which replicate there are none, and why.</returns>
    public Outcome<double[]> Replicate(int columns, Func<ReadOnlySpan<double>, Outcome<double[]>> estimate)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        var replicated = new double[Replicates.Count * columns];
        var weights = new double[Math.Min(AtOnce, Replicates.Count) * RowCount];
        for (var first = 0; first < Replicates.Count; first += AtOnce)
        {
            var count = Math.Min(AtOnce, Replicates.Count - first);
            CopyWeights(first, count, weights.AsSpan(0, count * RowCount));
            for (var i = 0; i < count; i++)
            {
                if (!estimate(weights.AsSpan(i * RowCount, RowCount)).TryGet(out var own, out var problem))
                {
                    return InReplicate(first + i, problem);
                }

                own.CopyTo(replicated, (first + i) * columns);
            }
        }

        return replicated;
    }

    /// <summary>The design with other weights, as after a calibration of the sampling weights and of every replicate.</summary>
    /// <param name="weights">The new sampling weight of each row.</param>
    /// <param name="replicates">The new weights of every replicate; their scales are these replicates' unless others are meant.</param>
    /// <returns>The design in the same domain; or which weight is wrong.</returns>
    public Outcome<ReplicateDesign> Reweighted(IReadOnlyList<double> weights, ReplicateWeights replicates) =>
        Create(weights, replicates).Then<ReplicateDesign>(design =>
            Domain is null ? design : (ReplicateDesign)design.Restricted(Domain));

    private protected override SurveyDesign Restricted(bool[] domain) => new ReplicateDesign(AllWeights, domain, Replicates);

    private Outcome<double[]> OfTotals(FunctionOfTotals statistic, int columns)
    {
        var (totals, size) = (ReplicateTotals.Of(this, statistic), statistic.TotalCount);
        var replicated = new double[Replicates.Count * columns];
        for (var replicate = 0; replicate < Replicates.Count; replicate++)
        {
            if (!statistic.Combine(totals.AsSpan(replicate * size, size)).TryGet(out var own, out var problem))
            {
                return InReplicate(replicate, problem);
            }

            own.CopyTo(replicated, replicate * columns);
        }

        return replicated;
    }

    private static Problem InReplicate(int replicate, Problem problem) =>
        problem with { Message = $"Replicate {replicate + 1}: {problem.Message}" };

    // Replicates with a scale of 0 don't count in the mean.
    private double[] Means(ReadOnlySpan<double> replicated, int columns)
    {
        var (means, count) = (new double[columns], 0);
        for (var replicate = 0; replicate < Replicates.Count; replicate++)
        {
            if (Replicates.ReplicateScales[replicate] == 0)
            {
                continue;
            }

            count++;
            for (var j = 0; j < columns; j++)
            {
                means[j] += replicated[(replicate * columns) + j];
            }
        }

        for (var j = 0; j < columns; j++)
        {
            means[j] /= Math.Max(count, 1);
        }

        return means;
    }
}
