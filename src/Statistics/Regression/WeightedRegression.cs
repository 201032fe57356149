namespace Sektorskifte.Statistics.Regression;

/// <summary>
/// A regression with weights by Newton's method, which with the natural links is iteratively reweighted least squares. The
/// columns are centred and scaled row by row, so that large offsets such as calendar years cost no digits.
/// </summary>
internal sealed class WeightedRegression
{
    private const int MostIterations = 60;

    // In squared standard errors: what the last step changed, and with it the inverse information, which is from before it.
    private const double Settled = 1e-20;

    // Under separation a coefficient goes to infinity and its variance with it, in steps; sound data stay far below.
    private const double Separation = 1e6;
    private readonly ModelMatrix _matrix;
    private readonly double[] _centres;
    private readonly double[] _scales;

    private WeightedRegression(ModelMatrix matrix, double[] centres, double[] scales)
    {
        _matrix = matrix;
        _centres = centres;
        _scales = scales;
        Coefficients = [];
        Inverse = new double[0, 0];
    }

    /// <summary>One coefficient a column of the matrix.</summary>
    public double[] Coefficients { get; private set; }

    /// <summary>The inverse information, of weights with mean 1, in the scaled columns.</summary>
    public double[,] Inverse { get; private set; }

    /// <summary>The rows' linear predictors, offset included; 0 in rows without weight.</summary>
    public double[] Predictors { get; private set; } = [];

    /// <summary>How many Newton steps were taken.</summary>
    public int Iterations { get; private set; }

    /// <summary>The deviance with the weights as they were given.</summary>
    public double Deviance { get; private set; }

    /// <summary>What the scaled weights were multiplied with.</summary>
    public double WeightScale { get; private set; }

    /// <summary>Fits; or says why not. Rows with weight 0 are not looked at.</summary>
    /// <param name="matrix">The columns.</param>
    /// <param name="response">The response of each row.</param>
    /// <param name="weights">The weight of each row, from 0.</param>
    /// <param name="offset">What is added to each row's predictor, or null.</param>
    /// <param name="family">The kind of regression.</param>
    /// <param name="like">A fit to other weights of the same rows to start from, or null.</param>
    public static Outcome<WeightedRegression> Fit(
        ModelMatrix matrix, ReadOnlySpan<double> response, ReadOnlySpan<double> weights, ReadOnlySpan<double> offset,
        RegressionFamily family, WeightedRegression? like = null)
    {
        if (like is null && (matrix.Missing(weights) ?? Wrong(response, weights, offset, family)) is { } problem)
        {
            return problem;
        }

        var (count, sum) = (0, 0.0);
        foreach (var weight in weights)
        {
            count += weight == 0 ? 0 : 1;
            sum += weight;
        }

        if (count < matrix.Columns.Count || !(sum > 0))
        {
            return new Problem(count == 0 ? ProblemKind.NoData : ProblemKind.TooFewUnits,
                $"The model has {matrix.Columns.Count} coefficients and {count} rows with a weight; it needs at least as many rows.");
        }

        var fit = like is null ? Scaled(matrix, weights, sum) : new WeightedRegression(matrix, like._centres, like._scales);
        fit.WeightScale = sum / count;
        return fit.Iterate(response, weights, offset, family, like) is { } failed ? failed : fit;
    }

    /// <summary>A row's columns, centred and scaled, in a buffer of the padded length.</summary>
    public void ScaledRow(int row, Span<double> buffer)
    {
        var values = _matrix.Row(row);
        for (var c = 0; c < values.Length; c++)
        {
            buffer[c] = (values[c] - _centres[c]) * _scales[c];
        }
    }

    /// <summary>
    /// Adds up, for a row of scaled columns, what it does to the coefficients: the inverse information times the row, in the
    /// matrix's own columns.
    /// </summary>
    public void Influence(ReadOnlySpan<double> scaledRow, double factor, Span<double> influence)
    {
        var size = _centres.Length;
        for (var i = 0; i < size; i++)
        {
            var sum = 0.0;
            for (var j = 0; j < size; j++)
            {
                sum += Inverse[i, j] * scaledRow[j];
            }

            influence[i] = sum * factor;
        }

        Unscale(influence);
    }

    private static WeightedRegression Scaled(ModelMatrix matrix, ReadOnlySpan<double> weights, double sum)
    {
        var size = matrix.Columns.Count;
        var centres = new double[size];
        var squares = new double[size];
        for (var pass = 0; pass < 2; pass++)
        {
            var sums = pass == 0 ? centres : squares;
            for (var row = 0; row < weights.Length; row++)
            {
                var weight = weights[row];
                if (weight == 0)
                {
                    continue;
                }

                var values = matrix.Row(row);
                for (var c = 0; c < size; c++)
                {
                    sums[c] += weight / sum * (pass == 0 ? values[c] : (values[c] - centres[c]) * (values[c] - centres[c]));
                }
            }

            // Without an intercept a shift of the columns is another model.
            if (pass == 0)
            {
                centres[0] = 0;
                if (!matrix.HasIntercept)
                {
                    Array.Clear(centres);
                }
            }
        }

        // A constant column keeps its scale: the equations find that it depends on the intercept.
        return new WeightedRegression(matrix, centres, Array.ConvertAll(squares, s => s > 0 ? 1 / Math.Sqrt(s) : 1));
    }

    private Problem? Iterate(
        ReadOnlySpan<double> response, ReadOnlySpan<double> weights, ReadOnlySpan<double> offset, RegressionFamily family,
        WeightedRegression? like)
    {
        var size = _centres.Length;
        var equations = new NormalEquations(size);
        var scaled = like is null ? new double[size] : like.Rescaled();
        var first = new double[size];
        Predictors = new double[weights.Length];
        var step = new double[size];
        var before = double.PositiveInfinity;
        for (var halvings = 0; Iterations < MostIterations;)
        {
            var starting = like is null && Iterations == 0;
            var deviance = starting
                ? Start(equations, response, weights, offset, family)
                : Evaluate(scaled, equations, response, weights, offset, family);

            if (!starting && !(deviance <= before * (1 + 1e-9)) && halvings < 30)
            {
                // Too far: half the step back.
                halvings++;
                for (var c = 0; c < size; c++)
                {
                    step[c] /= 2;
                    scaled[c] -= step[c];
                }

                continue;
            }

            if (!equations.TryInvert(out var inverse, out var dependent))
            {
                return Iterations == 0 || first[dependent] == 0
                    ? new Problem(ProblemKind.Singular, $"The column {_matrix.Columns[dependent]} is a combination of the columns before it, "
                        + "or constant; leave out a term or join categories.")
                    : Separated(dependent);
            }

            var growing = Growing(inverse, first);
            if (family != RegressionFamily.Linear && growing >= 0)
            {
                return Separated(growing);
            }

            Iterations++;
            before = starting ? double.PositiveInfinity : deviance;
            halvings = 0;
            step = NormalEquations.Multiply(inverse, equations.Products);
            var decrement = 0.0;
            for (var c = 0; c < size; c++)
            {
                decrement += step[c] * equations.Products[c];
                scaled[c] += step[c];
            }

            // Least squares are done in one step; a second takes out its rounding.
            if (!starting && (decrement < Settled || family == RegressionFamily.Linear))
            {
                Finish(scaled, inverse, response, weights, offset, family);
                return null;
            }
        }

        return new Problem(ProblemKind.NotConverged,
            $"The regression did not settle in {MostIterations} steps; its deviance stands at {before * WeightScale:G6}.");

        Problem Separated(int column) => new(
            ProblemKind.NotConverged, $"The coefficient of {_matrix.Columns[column]} grows without end: "
                + (family == RegressionFamily.Logistic
                    ? "the column tells apart all yes from all no, at least in one category. "
                    : "the response is 0 throughout in one category. ")
                + "Leave the term out or join categories.");
    }

    /// <summary>
    /// The column whose variance has grown most since the first step, if that is beyond all sound data; −1 otherwise. The intercept
    /// grows along with the columns that are to blame, and is named only when there is no other.
    /// </summary>
    private int Growing(double[,] inverse, double[] first)
    {
        var (found, most) = (-1, Separation);
        for (var c = _centres.Length - 1; c >= 0; c--)
        {
            first[c] = first[c] == 0 ? inverse[c, c] : first[c];
            var ratio = inverse[c, c] / first[c];
            if (ratio > most && (found < 0 || c > 0 || !_matrix.HasIntercept))
            {
                (found, most) = (c, ratio);
            }
        }

        return found;
    }

    /// <summary>
    /// As glm does, the first predictors come from the responses themselves, drawn inwards: no start can be too far off.
    /// </summary>
    private double Start(
        NormalEquations equations, ReadOnlySpan<double> response, ReadOnlySpan<double> weights, ReadOnlySpan<double> offset,
        RegressionFamily family)
    {
        equations.Clear();
        var buffer = new double[NormalEquations.Padded(_centres.Length)];
        for (var row = 0; row < weights.Length; row++)
        {
            if (weights[row] == 0)
            {
                continue;
            }

            var weight = weights[row] / WeightScale;
            ScaledRow(row, buffer);
            var start = First(family, response[row], weight);
            var (mean, slope, _) = family.At(response[row], start);
            var shift = offset.IsEmpty ? 0 : offset[row];
            equations.Add(buffer, weight * slope, weight * ((slope * (start - shift)) + response[row] - mean));
        }

        return double.PositiveInfinity;
    }

    /// <summary>Sets the predictors, and the equations to score and information at some coefficients; returns the deviance.</summary>
    private double Evaluate(
        double[] scaled, NormalEquations? equations, ReadOnlySpan<double> response, ReadOnlySpan<double> weights,
        ReadOnlySpan<double> offset, RegressionFamily family)
    {
        equations?.Clear();
        var buffer = new double[NormalEquations.Padded(scaled.Length)];
        var deviance = 0.0;
        for (var row = 0; row < weights.Length; row++)
        {
            if (weights[row] == 0)
            {
                continue;
            }

            var weight = weights[row] / WeightScale;
            ScaledRow(row, buffer);
            var predictor = offset.IsEmpty ? 0 : offset[row];
            for (var c = 0; c < scaled.Length; c++)
            {
                predictor += buffer[c] * scaled[c];
            }

            var (mean, slope, own) = family.At(response[row], predictor);
            deviance += weight * own;
            Predictors[row] = predictor;
            equations?.Add(buffer, weight * slope, weight * (response[row] - mean));
        }

        return deviance;
    }

    private void Finish(
        double[] scaled, double[,] inverse, ReadOnlySpan<double> response, ReadOnlySpan<double> weights,
        ReadOnlySpan<double> offset, RegressionFamily family)
    {
        Inverse = inverse;
        Deviance = WeightScale * Evaluate(scaled, null, response, weights, offset, family);
        Coefficients = [.. scaled];
        Unscale(Coefficients);
    }

    private void Unscale(Span<double> coefficients)
    {
        for (var c = 0; c < coefficients.Length; c++)
        {
            coefficients[c] *= _scales[c];
        }

        for (var c = 1; c < coefficients.Length; c++)
        {
            coefficients[0] -= _centres[c] * coefficients[c];
        }
    }

    private double[] Rescaled()
    {
        var scaled = (double[])Coefficients.Clone();
        for (var c = 1; c < scaled.Length; c++)
        {
            scaled[0] += _centres[c] * scaled[c];
        }

        for (var c = 0; c < scaled.Length; c++)
        {
            scaled[c] /= _scales[c];
        }

        return scaled;
    }

    private static double First(RegressionFamily family, double response, double weight)
    {
        switch (family)
        {
            case RegressionFamily.Logistic:
                var share = ((weight * response) + 0.5) / (weight + 1);
                return Math.Log(share / (1 - share));
            case RegressionFamily.Poisson:
                return Math.Log(response + 0.1);
            default:
                return response;
        }
    }

    private static Problem? Wrong(
        ReadOnlySpan<double> response, ReadOnlySpan<double> weights, ReadOnlySpan<double> offset, RegressionFamily family)
    {
        for (var row = 0; row < response.Length; row++)
        {
            if (weights[row] == 0)
            {
                continue;
            }

            if (family.Wrong(response[row]) is { } right)
            {
                return new(ProblemKind.InvalidValue, $"The response is {response[row]} in row {row + 1}; {right}.");
            }

            if (!offset.IsEmpty && !double.IsFinite(offset[row]))
            {
                return new(ProblemKind.InvalidValue, $"The offset is {offset[row]} in row {row + 1}; it is a finite number.");
            }
        }

        return null;
    }
}
