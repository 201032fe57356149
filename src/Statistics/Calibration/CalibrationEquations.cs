using Sektorskifte.Statistics.Regression;

namespace Sektorskifte.Statistics.Calibration;

/// <summary>
/// Finds the λ for which the weights d F(xᵀλ) meet the totals, by Newton's method with shorter steps where a full one does not come
/// nearer.
/// </summary>
internal sealed class CalibrationEquations
{
    private readonly string[] _names;
    private readonly ModelRows _rows;
    private readonly double[][] _used;
    private readonly double[] _targets;
    private readonly double[]? _variances;

    private CalibrationEquations(
        ModelRows rows, int[] columns, double[] targets, double[]? variances, double[,] inverse)
    {
        _names = [.. columns.Select(column => rows.Matrix.Columns[column])];
        _rows = rows;
        _used = [.. columns.Select(column => rows.Columns[column])];
        _targets = [.. columns.Select(column => targets[column])];
        _variances = variances;
        Columns = [.. columns.Select(column => rows.Matrix.Values[column])];
        Inverse = inverse;
    }

    /// <summary>The columns that calibrate: all but those that are 0 in the sample and in the population.</summary>
    public double[][] Columns { get; }

    /// <summary>The inverse of Σ d x xᵀ / σ² by the design's weights.</summary>
    public double[,] Inverse { get; }

    public static Outcome<CalibrationEquations> Prepare(
        ModelMatrix auxiliaries, double[] targets, ReadOnlySpan<double> weights, IReadOnlyList<double>? variances)
    {
        if (!ModelRows.Plain(auxiliaries, weights).TryGet(out var rows, out var problem))
        {
            return problem;
        }

        var shares = rows.Gather(weights);
        double[]? gathered = null;
        if (variances is not null)
        {
            gathered = rows.Gather([.. variances]);
            for (var k = 0; k < shares.Length; k++)
            {
                // The rows that fill up the last vector have no variance; they need none.
                gathered[k] = gathered[k] == 0 ? 1 : gathered[k];
                shares[k] /= gathered[k];
            }
        }

        var all = Enumerable.Range(0, targets.Length).ToArray();
        var equations = Squares(rows, all, shares);
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
            equations = Squares(rows, columns, shares);
        }

        return equations.TryInvert(out var inverse, out var dependent)
            ? new CalibrationEquations(rows, columns, targets, gathered, inverse)
            : new Problem(ProblemKind.Singular, $"{auxiliaries.Columns[columns[dependent]]} is a combination of the columns before it in the "
                + "sample; its total is settled by theirs. Leave it out.");
    }

    public Outcome<Reweighting.Factors> Solve(ReadOnlySpan<double> weights, CalibrationOptions options)
    {
        var size = _used.Length;
        var bounded = options.Lower > double.NegativeInfinity || options.Upper < double.PositiveInfinity;
        var (lambda, gaps) = (new double[size], new double[size]);
        var own = _rows.Gather(weights);
        var factors = new double[own.Length];
        var equations = new NormalEquations(size);
        var norm = Evaluate(own, options, lambda, equations, factors, gaps);
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

                norm = Evaluate(own, options, next, equations, factors, gaps);

                // Cut-off factors make the way to the solution bend: not every step on it comes nearer.
                if (norm < before || (tried == 8 && double.IsFinite(norm)))
                {
                    lambda = next;
                    break;
                }
            }

            if (norm < options.Tolerance)
            {
                return new Reweighting.Factors(Scatter(factors, weights), iteration, norm);
            }
        }

        return Missed(options, bounded, gaps);
    }

    private static NormalEquations Squares(ModelRows rows, int[] columns, double[] shares)
    {
        var equations = new NormalEquations(columns.Length);
        var used = columns.Select(column => rows.Columns[column]).ToArray();
        for (var start = 0; start < shares.Length; start += ModelRows.Block)
        {
            var block = shares.AsSpan(start, Math.Min(ModelRows.Block, shares.Length - start));
            equations.Add(used, start, block, block);
        }

        return equations;
    }

    /// <summary>The factors of all rows; 1 in those without weight.</summary>
    private double[] Scatter(double[] factors, ReadOnlySpan<double> weights)
    {
        var all = new double[weights.Length];
        Array.Fill(all, 1);
        for (var k = 0; k < _rows.Count; k++)
        {
            all[_rows.Rows[k]] = factors[k];
        }

        return all;
    }

    /// <summary>The factors at λ, the gaps to the totals and their derivatives; the largest gap relative to 1 + its total.</summary>
    private double Evaluate(
        double[] weights, CalibrationOptions options, double[] lambda, NormalEquations equations, double[] factors, double[] gaps)
    {
        equations.Clear();
        var (predictors, slopes, products) = (new double[ModelRows.Block], new double[ModelRows.Block], new double[ModelRows.Block]);
        for (var start = 0; start < weights.Length; start += ModelRows.Block)
        {
            var length = Math.Min(ModelRows.Block, weights.Length - start);
            var u = predictors.AsSpan(0, length);
            u.Clear();
            for (var c = 0; c < lambda.Length; c++)
            {
                ModelRows.AddScaled(_used[c].AsSpan(start, length), lambda[c], u);
            }

            for (var k = 0; k < length; k++)
            {
                var weight = weights[start + k];
                (factors[start + k], slopes[k]) = (1, 0);
                if (weight != 0)
                {
                    var (lower, upper) = options.BoundsAreWeights
                        ? (options.Lower / weight, options.Upper / weight)
                        : (options.Lower, options.Upper);
                    var scale = 1 / (_variances?[start + k] ?? 1);
                    (factors[start + k], var slope) = Factor(options.Distance, u[k] * scale, lower, upper);
                    slopes[k] = weight * slope * scale;
                }

                products[k] = weight * factors[start + k];
            }

            equations.Add(_used, start, slopes.AsSpan(0, length), products.AsSpan(0, length));
        }

        var norm = 0.0;
        for (var c = 0; c < gaps.Length; c++)
        {
            var target = _targets[c];
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

        var target = _targets[worst];
        var message = $"The total of {_names[worst]} is to be {target} and comes to {target - gaps[worst]:G9}";
        return bounded
            ? new(ProblemKind.Infeasible, $"{message} with {(options.BoundsAreWeights ? "weights" : "factors")} between {options.Lower} and "
                + $"{options.Upper}; widen the bounds or leave out a total.")
            : new(ProblemKind.NotConverged, $"{message} after {options.MostIterations} steps. The totals may contradict each other.");

        double Relative(int c) => double.IsNaN(gaps[c]) ? double.PositiveInfinity : Math.Abs(gaps[c]) / (1 + Math.Abs(_targets[c]));
    }
}
