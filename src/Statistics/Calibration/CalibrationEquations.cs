using Sektorskifte.Statistics.Regression;

namespace Sektorskifte.Statistics.Calibration;

/// <summary>
/// Finds the λ for which the weights d F(xᵀλ) meet the totals, by Newton's method with shorter steps where a full one does not come
/// nearer.
/// </summary>
internal sealed class CalibrationEquations
{
    private readonly ModelMatrix _auxiliaries;
    private readonly double[] _targets;
    private readonly IReadOnlyList<double>? _variances;

    private CalibrationEquations(
        ModelMatrix auxiliaries, double[] targets, IReadOnlyList<double>? variances, int[] columns, double[,] inverse)
    {
        _auxiliaries = auxiliaries;
        _targets = targets;
        _variances = variances;
        Columns = columns;
        Inverse = inverse;
    }

    /// <summary>The columns that calibrate: all but those that are 0 in the sample and in the population.</summary>
    public int[] Columns { get; }

    /// <summary>The inverse of Σ d x xᵀ / σ² by the design's weights.</summary>
    public double[,] Inverse { get; }

    public static Outcome<CalibrationEquations> Prepare(
        ModelMatrix auxiliaries, double[] targets, ReadOnlySpan<double> weights, IReadOnlyList<double>? variances)
    {
        var all = Enumerable.Range(0, targets.Length).ToArray();
        var equations = Squares(auxiliaries, all, weights, variances);
        foreach (var column in all)
        {
            if (equations.Square(column) == 0 && targets[column] != 0)
            {
                return new Problem(ProblemKind.NoData, $"{auxiliaries.Columns[column]} is 0 in all rows; its total can't be {targets[column]}. "
                    + "Join it with another category, or leave it out.");
            }
        }

        var columns = all.Where(column => equations.Square(column) != 0).ToArray();
        if (columns.Length < all.Length)
        {
            equations = Squares(auxiliaries, columns, weights, variances);
        }

        return equations.TryInvert(out var inverse, out var dependent)
            ? new CalibrationEquations(auxiliaries, targets, variances, columns, inverse)
            : new Problem(ProblemKind.Singular, $"{auxiliaries.Columns[columns[dependent]]} is a combination of the columns before it in the "
                + "sample; its total is settled by theirs. Leave it out.");
    }

    public Outcome<Reweighting.Factors> Solve(ReadOnlySpan<double> weights, CalibrationOptions options)
    {
        var size = Columns.Length;
        var (bounded, gaps) = (options.Lower > double.NegativeInfinity || options.Upper < double.PositiveInfinity, new double[size]);
        var lambda = new double[size];
        var factors = new double[weights.Length];
        var equations = new NormalEquations(size);
        var norm = Evaluate(weights, options, lambda, equations, factors, gaps);
        for (var iteration = 1; iteration <= options.MostIterations; iteration++)
        {
            if (!equations.TryInvert(out var inverse, out _))
            {
                break;
            }

            var step = NormalEquations.Multiply(inverse, gaps);
            var before = norm;
            var (length, tried) = (1.0, 0);
            for (; tried < 30; tried++, length /= 2)
            {
                var next = new double[size];
                for (var c = 0; c < size; c++)
                {
                    next[c] = lambda[c] + (length * step[c]);
                }

                norm = Evaluate(weights, options, next, equations, factors, gaps);

                // Cut-off factors make the way to the solution bend: not every step on it comes nearer.
                if (norm < before || (tried == 8 && double.IsFinite(norm)))
                {
                    lambda = next;
                    break;
                }
            }

            if (norm < options.Tolerance)
            {
                return new Reweighting.Factors(factors, iteration, norm);
            }
        }

        return Missed(options, bounded, gaps);
    }

    private static NormalEquations Squares(
        ModelMatrix auxiliaries, int[] columns, ReadOnlySpan<double> weights, IReadOnlyList<double>? variances)
    {
        var equations = new NormalEquations(columns.Length);
        var buffer = new double[NormalEquations.Padded(columns.Length)];
        for (var row = 0; row < weights.Length; row++)
        {
            Fill(auxiliaries, columns, row, buffer);
            equations.Add(buffer, weights[row] / (variances?[row] ?? 1), 0);
        }

        return equations;
    }

    private static void Fill(ModelMatrix auxiliaries, int[] columns, int row, double[] buffer)
    {
        var values = auxiliaries.Row(row);
        for (var c = 0; c < columns.Length; c++)
        {
            buffer[c] = values[columns[c]];
        }
    }

    /// <summary>The factors at λ, the gaps to the totals and their derivatives; the largest gap relative to 1 + its total.</summary>
    private double Evaluate(
        ReadOnlySpan<double> weights, CalibrationOptions options, double[] lambda, NormalEquations equations, double[] factors,
        double[] gaps)
    {
        equations.Clear();
        var buffer = new double[NormalEquations.Padded(lambda.Length)];
        for (var row = 0; row < weights.Length; row++)
        {
            factors[row] = 1;
            if (weights[row] == 0)
            {
                continue;
            }

            Fill(_auxiliaries, Columns, row, buffer);
            var u = 0.0;
            for (var c = 0; c < lambda.Length; c++)
            {
                u += buffer[c] * lambda[c];
            }

            var (lower, upper) = options.BoundsAreWeights
                ? (options.Lower / weights[row], options.Upper / weights[row])
                : (options.Lower, options.Upper);
            var scale = 1 / (_variances?[row] ?? 1);
            var (factor, slope) = Factor(options.Distance, u * scale, lower, upper);
            factors[row] = factor;
            equations.Add(buffer, weights[row] * slope * scale, weights[row] * factor);
        }

        var norm = 0.0;
        for (var c = 0; c < gaps.Length; c++)
        {
            var target = _targets[Columns[c]];
            gaps[c] = target - equations.Products[c];
            var relative = Math.Abs(gaps[c]) / (1 + Math.Abs(target));
            norm = relative <= norm ? norm : relative;
        }

        return norm;
    }

    private static (double Factor, double Slope) Factor(CalibrationDistance distance, double u, double lower, double upper)
    {
        double factor;
        switch (distance)
        {
            case CalibrationDistance.Logit:
                var steepness = (upper - lower) / ((upper - 1) * (1 - lower));
                var odds = Math.Exp(Math.Min(steepness * u, 700));
                var whole = upper - 1 + ((1 - lower) * odds);
                factor = ((lower * (upper - 1)) + (upper * (1 - lower) * odds)) / whole;
                return (factor, (factor - lower) * (upper - factor) / ((1 - lower) * (upper - 1)));
            case CalibrationDistance.Raking:
                factor = Math.Exp(u);
                break;
            default:
                factor = 1 + u;
                break;
        }

        var kept = Math.Min(Math.Max(factor, lower), upper);
        return (kept, kept != factor ? 0 : distance == CalibrationDistance.Raking ? factor : 1);
    }

    private Problem Missed(CalibrationOptions options, bool bounded, double[] gaps)
    {
        var worst = 0;
        for (var c = 1; c < gaps.Length; c++)
        {
            worst = Relative(c) > Relative(worst) ? c : worst;
        }

        var target = _targets[Columns[worst]];
        var message = $"The total of {_auxiliaries.Columns[Columns[worst]]} is to be {target} and comes to {target - gaps[worst]:G9}";
        return bounded
            ? new(ProblemKind.Infeasible, $"{message} with {(options.BoundsAreWeights ? "weights" : "factors")} between {options.Lower} and "
                + $"{options.Upper}; widen the bounds or leave out a total.")
            : new(ProblemKind.NotConverged, $"{message} after {options.MostIterations} steps. The totals may contradict each other.");

        double Relative(int c) => double.IsNaN(gaps[c]) ? double.PositiveInfinity : Math.Abs(gaps[c]) / (1 + Math.Abs(_targets[Columns[c]]));
    }
}
