using System.Globalization;

namespace Sektorskifte.Statistics.Designs;

/// <summary>
/// A survey described by how its rows were drawn: weights, strata, sampling units at each stage and how many there were to draw from.
/// Variances are by Taylor linearisation. See <c>docs/methods/survey-design.md</c>.
/// </summary>
[Estimator("survey-design", Source = "C.-E. Särndal, B. Swensson and J. Wretman (1992), Model Assisted Survey Sampling, chapters 2-5; "
    + "D. A. Binder (1983), On the variances of asymptotically normal estimators from complex surveys, International Statistical Review 51")]
public sealed class SampleDesign : SurveyDesign
{
    private readonly SamplingVariance _variance;
    private readonly CalibrationResiduals[] _residuals;
    private readonly bool _keepsRows;

    private SampleDesign(
        double[] weights, bool[]? domain, SamplingVariance variance, CalibrationResiduals[] residuals, bool keepsRows)
        : base(weights, domain)
    {
        _variance = variance;
        _residuals = residuals;
        _keepsRows = keepsRows;
        DegreesOfFreedom = variance.DegreesOfFreedom(domain);
    }

    /// <inheritdoc/>
    public override double DegreesOfFreedom { get; }

    /// <summary>The units and strata of the first stage; null where joint probabilities describe the design.</summary>
    internal StageUnits? FirstStage => (_variance as StagedSampling)?.First;

    /// <summary>The weight of each row, also outside the domain.</summary>
    internal IReadOnlyList<double> UnrestrictedWeights => AllWeights;

    /// <summary>The number of calibrations that the weights have been through.</summary>
    public int CalibrationCount => _residuals.Length;

    /// <summary>A design of one or more stages.</summary>
    /// <param name="weights">The design weight of each row: the inverse of its inclusion probability, above 0. Null: from the
    /// population counts or sampling fractions of the stages.</param>
    /// <param name="stages">The stages in their order, at least one.</param>
    /// <param name="options">What else holds; default <see cref="DesignOptions.Default"/>.</param>
    /// <returns>The design; or which weight, unit or stratum is wrong.</returns>
    public static Outcome<SampleDesign> Create(
        IReadOnlyList<double>? weights, IReadOnlyList<SamplingStage> stages, DesignOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stages);
        ArgumentOutOfRangeException.ThrowIfZero(stages.Count);
        options ??= DesignOptions.Default;
        var rows = weights?.Count ?? RowsOf(stages[0]);
        if (weights is not null && CheckWeights(weights) is { } wrong)
        {
            return wrong;
        }

        if (rows == 0)
        {
            return new Problem(ProblemKind.NoData, "The data have no rows.");
        }

        if (!StagedSampling.Create(rows, stages, options).TryGet(out var sampling, out var problem))
        {
            return problem;
        }

        if (sampling.First.Count == 1 && !(sampling.First.Fractions[0] == 1))
        {
            return new Problem(
                ProblemKind.TooFewUnits, "All rows belong to one sampling unit of the first stage; a variance takes at least two.");
        }

        if (weights is null)
        {
            if (!sampling.Weights(rows).TryGet(out var inverse, out problem))
            {
                return problem;
            }

            weights = inverse;
        }

        return new SampleDesign([.. weights], null, sampling, [], options.UnequalProbabilities);
    }

    /// <summary>A design drawn without replacement in one stage, with the joint inclusion probabilities of its rows.</summary>
    /// <param name="joint">πij for each pair of rows, above 0; the diagonal holds the rows' own probabilities, whose inverses are the
    /// weights. It takes n² numbers and time: for samples of up to some thousands.</param>
    /// <param name="variance">Which variance; default Horvitz-Thompson's.</param>
    /// <returns>The design; or which pair's probability is impossible.</returns>
    public static Outcome<SampleDesign> OfJointProbabilities(double[,] joint, PairVariance variance = PairVariance.HorvitzThompson)
    {
        ArgumentNullException.ThrowIfNull(joint);
        if (joint.Length == 0)
        {
            return new Problem(ProblemKind.NoData, "The data have no rows.");
        }

        if (!JointSampling.Create(joint, variance).TryGet(out var sampling, out var problem))
        {
            return problem;
        }

        var weights = new double[joint.GetLength(0)];
        for (var row = 0; row < weights.Length; row++)
        {
            weights[row] = 1 / joint[row, row];
        }

        return new SampleDesign(weights, null, sampling, [], keepsRows: true);
    }

    /// <summary>The design with calibrated weights, whose variances leave out what the calibration explains.</summary>
    /// <param name="weights">The new weight of each row of the data, 0 or above, finite.</param>
    /// <param name="residuals">What the calibration takes out of linearised variables, applied after that of earlier calibrations.</param>
    public SampleDesign Calibrated(IReadOnlyList<double> weights, CalibrationResiduals residuals)
    {
        ArgumentNullException.ThrowIfNull(residuals);
        Require.SameLength(RowCount, weights.Count);
        return new SampleDesign([.. weights], Domain, _variance, [.. _residuals, residuals], _keepsRows);
    }

    /// <summary>The same sampling with other weights that are taken as given: trimmed, or adjusted for non-response.</summary>
    /// <param name="weights">The new weight of each row of the data, above 0, finite.</param>
    /// <returns>The design, or which weight is wrong.</returns>
    public Outcome<SampleDesign> Reweighted(IReadOnlyList<double> weights)
    {
        Require.SameLength(RowCount, weights.Count);
        return CheckWeights(weights) is { } problem
            ? problem
            : new SampleDesign([.. weights], Domain, _variance, _residuals, _keepsRows);
    }

    /// <summary>The covariances of the weighted totals of values; rows outside the domain count as zeros.</summary>
    /// <param name="values">Values or linearised variables, not weighted, row after row.</param>
    /// <param name="columns">The number of values per row.</param>
    public Outcome<CovarianceMatrix> TotalsCovariance(ReadOnlySpan<double> values, int columns)
    {
        Require.SameLength(RowCount * columns, values.Length);
        var weighted = new double[values.Length];
        for (var row = 0; row < RowCount; row++)
        {
            var weight = Masked[row];
            for (var at = row * columns; weight != 0 && at < (row + 1) * columns; at++)
            {
                weighted[at] = weight * values[at];
            }
        }

        foreach (var residuals in _residuals)
        {
            residuals.Apply(weighted, columns);
        }

        return _variance.OfTotals(weighted, columns, Domain, _keepsRows || _residuals.Length > 0);
    }

    /// <inheritdoc/>
    public override Outcome<CovarianceMatrix> Covariance(SurveyStatistic statistic, IReadOnlyList<double> estimates)
    {
        ArgumentNullException.ThrowIfNull(statistic);
        return statistic.Linearise(Masked, estimates).Then(linearised => TotalsCovariance(linearised, estimates.Count));
    }

    private protected override SurveyDesign Restricted(bool[] domain) =>
        new SampleDesign(AllWeights, domain, _variance, _residuals, _keepsRows);

    private static int RowsOf(SamplingStage stage) =>
        stage.PopulationCounts?.Count ?? stage.SamplingFractions?.Count
        ?? throw new ArgumentException("Without weights, the first stage has population counts or sampling fractions.", nameof(stage));

    private static Problem? CheckWeights(IReadOnlyList<double> weights)
    {
        for (var row = 0; row < weights.Count; row++)
        {
            if (!(weights[row] > 0 && double.IsFinite(weights[row])))
            {
                return new Problem(
                    ProblemKind.InvalidValue,
                    $"The weight of row {row + 1} is {weights[row].ToString(CultureInfo.InvariantCulture)}; a weight is a finite number above 0.");
            }
        }

        return null;
    }
}
