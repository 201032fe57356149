using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Regression;

namespace Sektorskifte.Statistics.Nonresponse;

/// <summary>
/// The R-indicator: how alike the response propensities of a sample are. 1 when everyone is as likely to answer; the lower, the more
/// the respondents may differ from the sample in what the model of response holds.
/// </summary>
/// <remarks>R = 1 − 2 S(ρ). See <c>docs/methods/r-indicator.md</c>.</remarks>
[Estimator("r-indicator", Source = "B. Schouten, F. Cobben and J. Bethlehem (2009), Indicators for the representativeness of survey "
    + "response, Survey Methodology 35 (1), 101-113")]
public sealed class RepresentativenessIndicator
{
    private readonly double[] _weights;
    private readonly double[] _propensities;

    private RepresentativenessIndicator(double[] weights, double[] propensities)
    {
        _weights = weights;
        _propensities = propensities;
        var total = weights.Sum();
        for (var i = 0; i < weights.Length; i++)
        {
            _weights[i] /= total;
            ResponseRate += _weights[i] * propensities[i];
        }
    }

    /// <summary>The estimated probability of each case to answer; 0 in cases without weight.</summary>
    public IReadOnlyList<double> Propensities => _propensities;

    /// <summary>The mean propensity: the weighted response rate.</summary>
    public double ResponseRate { get; private set; }

    /// <summary>R without adjustment: too low in small samples, where propensities differ by chance.</summary>
    public double Unadjusted { get; private init; }

    /// <summary>R adjusted for the chance differences between estimated propensities; at most 1.</summary>
    public double Value { get; private init; }

    /// <summary>The standard error of R.</summary>
    public double StandardError { get; private init; }

    /// <summary>Estimates the indicator by a logistic regression of response.</summary>
    /// <param name="model">What may go with response, known of respondents and others; with an intercept.</param>
    /// <param name="responded">Whether each case answered.</param>
    /// <param name="weights">The design weight of each case; 0 leaves a case out, such as one that was not eligible. Default 1.</param>
    /// <param name="populationCount">The size of the population; default infinite.</param>
    /// <returns>The indicator, or why there is none.</returns>
    public static Outcome<RepresentativenessIndicator> Estimate(
        ModelMatrix model, IReadOnlyList<bool> responded, IReadOnlyList<double>? weights = null,
        double populationCount = double.PositiveInfinity)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (!(populationCount > 1))
        {
            throw new ArgumentOutOfRangeException(nameof(populationCount), populationCount, "It is above 1.");
        }

        return ResponsePropensity.Fit(model, responded, weights).Then<RepresentativenessIndicator>(fit =>
            new RepresentativenessIndicator(fit.Weights, fit.Propensities).Adjusted(model, fit.Regression, populationCount));
    }

    /// <summary>
    /// How far the response propensities differ between the categories of a variable, and which categories answer too little (below
    /// 0) or too much.
    /// </summary>
    /// <param name="variable">A variable of the same cases, without missing values.</param>
    /// <returns>The indicator of the variable, 0 to ½, and by category.</returns>
    public PartialIndicator Unconditional(Factor variable)
    {
        var (shares, means) = Means(Codes(variable), variable.Levels.Count);
        var byCategory = shares.Select((share, k) => share > 0 ? Math.Sqrt(share) * (means[k] - ResponseRate) : 0).ToArray();
        return new(variable.Name, Math.Sqrt(byCategory.Sum(p => p * p)), variable.Levels, byCategory);
    }

    /// <summary>
    /// How far the response propensities differ by a variable among cases that are alike in all others: what the variable adds.
    /// </summary>
    /// <param name="variable">A variable of the same cases, without missing values.</param>
    /// <param name="others">The other variables of the model, as factors.</param>
    /// <returns>The indicator of the variable, 0 to ½, and what each category contributes.</returns>
    public PartialIndicator Conditional(Factor variable, params IReadOnlyList<Factor> others)
    {
        ArgumentNullException.ThrowIfNull(others);
        var categories = Codes(variable);
        var cells = new int[_weights.Length];
        foreach (var other in others)
        {
            // Numbered anew after each, so that the cells stay as few as the rows have.
            var codes = Codes(other);
            var numbers = new Dictionary<(int, int), int>();
            for (var i = 0; i < cells.Length; i++)
            {
                var pair = (cells[i], codes[i]);
                numbers.TryAdd(pair, numbers.Count);
                cells[i] = numbers[pair];
            }
        }

        var (_, means) = Means(cells, cells.Max() + 1);
        var byCategory = new double[variable.Levels.Count];
        for (var i = 0; i < cells.Length; i++)
        {
            if (_weights[i] > 0)
            {
                var apart = _propensities[i] - means[cells[i]];
                byCategory[categories[i]] += _weights[i] * apart * apart;
            }
        }

        return new(variable.Name, Math.Sqrt(byCategory.Sum()), variable.Levels, Array.ConvertAll(byCategory, Math.Sqrt));
    }

    private int[] Codes(Factor variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        Require.SameLength(_weights.Length, variable.Count, nameof(variable));
        var codes = variable.Codes.ToArray();
        for (var i = 0; i < codes.Length; i++)
        {
            if (codes[i] < 0 && _weights[i] > 0)
            {
                throw new ArgumentException($"{variable.Name} is missing in row {i + 1}.", nameof(variable));
            }

            codes[i] = Math.Max(0, codes[i]);
        }

        return codes;
    }

    private (double[] Shares, double[] Means) Means(int[] codes, int count)
    {
        var (shares, sums) = (new double[count], new double[count]);
        for (var i = 0; i < codes.Length; i++)
        {
            shares[codes[i]] += _weights[i];
            sums[codes[i]] += _weights[i] * _propensities[i];
        }

        return (shares, [.. sums.Zip(shares, (sum, share) => share > 0 ? sum / share : 0)]);
    }

    private Outcome<RepresentativenessIndicator> Adjusted(ModelMatrix model, WeightedRegression regression, double population)
    {
        var size = model.Columns.Count;
        var rows = regression.Rows;
        var count = rows.Count;
        var (variance, fourth, bias) = (0.0, 0.0, 0.0);
        var means = new double[size];
        var slopes = new double[_weights.Length * size];
        for (var k = 0; k < count; k++)
        {
            // z = ∂ρ/∂β.
            var i = rows.Rows[k];
            var z = slopes.AsSpan(i * size, size);
            var slope = RegressionFamily.Logistic.Slope(regression.Predictors[k]);
            for (var c = 0; c < size; c++)
            {
                z[c] = rows.Columns[c][k] * slope;
                means[c] += _weights[i] * z[c];
            }

            bias += _weights[i] * Quadratic(regression.Inverse, z);
            variance += _weights[i] * Math.Pow(_propensities[i] - ResponseRate, 2);
            fourth += _weights[i] * Math.Pow(_propensities[i] - ResponseRate, 4);
        }

        // Propensities that differ by rounding alone do not differ.
        const double Rounding = 1e-20;
        if (variance < Rounding)
        {
            return new Problem(ProblemKind.Singular, "Nothing in the model goes with response: all propensities are the same, R is 1 and "
                + "has no standard error. Put variables into the model.");
        }

        var sampling = (1 - (count / population)) * (fourth - (variance * variance)) / (count - 1);
        var (gradient, spread) = Moments(slopes, means);
        var cross = Product(spread, regression.Inverse);
        var chance = (4 * Quadratic(regression.Inverse, gradient)) + (2 * Trace(cross)) + sampling;
        var finite = double.IsInfinity(population) ? 1 : population / (population - 1);
        var adjusted = ((1 + (1.0 / count) - (1 / population)) * finite * variance) - bias;
        return new RepresentativenessIndicator(_weights, _propensities)
        {
            ResponseRate = ResponseRate,
            Unadjusted = 1 - (2 * Math.Sqrt(finite * variance)),
            Value = 1 - (2 * Math.Sqrt(Math.Max(0, adjusted))),
            StandardError = Math.Sqrt(chance / (finite * variance)),
        };
    }

    /// <summary>Half the derivative of S² by the coefficients, and half its second derivative.</summary>
    private (double[] Gradient, double[,] Spread) Moments(double[] slopes, double[] means)
    {
        var size = means.Length;
        var (gradient, spread) = (new double[size], new double[size, size]);
        var z = new double[size];
        for (var i = 0; i < _weights.Length; i++)
        {
            if (_weights[i] == 0)
            {
                continue;
            }

            for (var c = 0; c < size; c++)
            {
                z[c] = slopes[(i * size) + c] - means[c];
                gradient[c] += _weights[i] * (_propensities[i] - ResponseRate) * z[c];
            }

            for (var c = 0; c < size; c++)
            {
                for (var d = 0; d < size; d++)
                {
                    spread[c, d] += _weights[i] * z[c] * z[d];
                }
            }
        }

        return (gradient, spread);
    }

    private static double Quadratic(double[,] matrix, ReadOnlySpan<double> vector)
    {
        var sum = 0.0;
        var product = NormalEquations.Multiply(matrix, vector);
        for (var i = 0; i < vector.Length; i++)
        {
            sum += vector[i] * product[i];
        }

        return sum;
    }

    private static double[,] Product(double[,] a, double[,] b)
    {
        var size = a.GetLength(0);
        var product = new double[size, size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
            {
                for (var k = 0; k < size; k++)
                {
                    product[i, j] += a[i, k] * b[k, j];
                }
            }
        }

        return product;
    }

    /// <summary>The trace of the square.</summary>
    private static double Trace(double[,] matrix)
    {
        var sum = 0.0;
        for (var i = 0; i < matrix.GetLength(0); i++)
        {
            for (var j = 0; j < matrix.GetLength(0); j++)
            {
                sum += matrix[i, j] * matrix[j, i];
            }
        }

        return sum;
    }
}
