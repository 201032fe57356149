namespace Sektorskifte.Statistics.Regression;

/// <summary>
/// A regression with weights by Newton's method, which with the natural links is iteratively reweighted least squares.
/// </summary>
internal sealed class WeightedRegression
{
    private const int MostIterations = 60;

    // In squared standard errors: what the last step changed, and with it the inverse information, which is from before it.
    private const double Settled = 1e-20;

    // Under separation a coefficient goes to infinity and its variance with it, in steps; sound data stay far below.
    private const double Separation = 1e6;
    private readonly RegressionFamily _family;
    private readonly double[] _weights;
    private readonly double[] _response;
    private readonly double[] _offset;
    private readonly double[] _scaled;

    private WeightedRegression(
        ModelRows rows, RegressionFamily family, double[] response, double[] offset, double[] weights, double[] scaled)
    {
        Rows = rows;
        _family = family;
        _response = response;
        _offset = offset;
        _weights = weights;
        _scaled = scaled;
        Inverse = new double[0, 0];
        Predictors = new double[rows.PaddedCount];
    }

    /// <summary>The rows that count, by which <see cref="Predictors"/> are numbered.</summary>
    public ModelRows Rows { get; }

    /// <summary>One coefficient a column of the matrix.</summary>
    public double[] Coefficients { get; private set; } = [];

    /// <summary>The inverse information, of weights with mean 1, in the scaled columns.</summary>
    public double[,] Inverse { get; private set; }

    /// <summary>The linear predictors, offset included, of the rows that count.</summary>
    public double[] Predictors { get; }

    /// <summary>How many Newton steps were taken.</summary>
    public int Iterations { get; private set; }

    /// <summary>What the weights were divided by so that their mean is 1.</summary>
    public double WeightScale { get; private init; }

    /// <summary>Fits; or says why not. Rows with weight 0 are not looked at.</summary>
    /// <param name="matrix">The columns.</param>
    /// <param name="response">The response of each row.</param>
    /// <param name="weights">The weight of each row, from 0.</param>
    /// <param name="offset">What is added to each row's predictor; empty for nothing.</param>
    /// <param name="family">The kind of regression.</param>
    public static Outcome<WeightedRegression> Fit(
        ModelMatrix matrix, ReadOnlySpan<double> response, ReadOnlySpan<double> weights, ReadOnlySpan<double> offset,
        RegressionFamily family)
    {
        if (!ModelRows.Standardise(matrix, weights).TryGet(out var rows, out var problem))
        {
            return problem;
        }

        problem = Wrong(response, rows, offset, family);
        return problem is not null
            ? problem
            : Fit(rows, rows.Gather(response), rows.Gather(weights), offset.IsEmpty ? [] : rows.Gather(offset), family, null);
    }

    /// <summary>Fits the same rows with other weights, starting here.</summary>
    /// <param name="weights">The weight of each row of the data, from 0, and 0 where it was 0.</param>
    public Outcome<WeightedRegression> Again(ReadOnlySpan<double> weights) =>
        Fit(Rows, _response, Rows.Gather(weights), _offset, _family, this);

    /// <summary>The deviance, with weights of mean 1.</summary>
    public double Deviance()
    {
        var sum = 0.0;
        for (var k = 0; k < Rows.Count; k++)
        {
            sum += _weights[k] * _family.Deviance(_response[k], Predictors[k]);
        }

        return sum;
    }

    /// <summary>The derivative of each coefficient by each row's weight: scores times the inverse information.</summary>
    /// <param name="rowCount">The number of rows of the data.</param>
    /// <returns>Row after row; zeros in rows that do not count.</returns>
    public double[] Linearise(int rowCount)
    {
        var size = _scaled.Length;
        var linearised = new double[rowCount * size];
        var (slopes, residuals, ones) = (new double[ModelRows.Block], new double[ModelRows.Block], new double[ModelRows.Block]);
        var influence = new double[ModelRows.Block];
        var toColumns = ToColumns();
        Array.Fill(ones, 1);
        for (var start = 0; start < Rows.PaddedCount; start += ModelRows.Block)
        {
            var length = Math.Min(ModelRows.Block, Rows.PaddedCount - start);
            _family.At(_response.AsSpan(start, length), Predictors.AsSpan(start, length), ones.AsSpan(0, length), slopes, residuals);
            var counted = Math.Min(length, Rows.Count - start);
            for (var c = 0; c < size; c++)
            {
                var own = influence.AsSpan(0, length);
                own.Clear();
                for (var d = 0; d < size; d++)
                {
                    ModelRows.AddScaled(Rows.Columns[d].AsSpan(start, length), toColumns[c, d], own);
                }

                for (var k = 0; k < counted; k++)
                {
                    linearised[(Rows.Rows[start + k] * size) + c] = own[k] * residuals[k];
                }
            }
        }

        return linearised;
    }

    private static Outcome<WeightedRegression> Fit(
        ModelRows rows, double[] response, double[] weights, double[] offset, RegressionFamily family, WeightedRegression? like)
    {
        var (count, sum) = (0, 0.0);
        foreach (var weight in weights)
        {
            count += weight == 0 ? 0 : 1;
            sum += weight;
        }

        var size = rows.Columns.Length;
        if (count < size || !(sum > 0))
        {
            return new Problem(count == 0 ? ProblemKind.NoData : ProblemKind.TooFewUnits,
                $"The model has {size} coefficients and {count} rows with a weight; it needs at least as many rows.");
        }

        var scale = sum / count;
        for (var k = 0; k < weights.Length; k++)
        {
            weights[k] /= scale;
        }

        var fit = new WeightedRegression(rows, family, response, offset, weights, (double[]?)like?._scaled.Clone() ?? new double[size])
        {
            WeightScale = scale,
        };
        return fit.Iterate(like is null) is { } problem ? problem : fit;
    }

    private Problem? Iterate(bool fromResponses)
    {
        var size = _scaled.Length;
        var equations = new NormalEquations(size);
        var (first, step) = (new double[size], new double[size]);
        var (before, halvings) = (double.PositiveInfinity, 0);
        while (Iterations < MostIterations)
        {
            var starting = fromResponses && Iterations == 0;
            var loss = Evaluate(equations, starting);
            if (!(loss <= before + (1e-9 * Math.Abs(before))) && halvings < 30)
            {
                // Too far: half the step back.
                halvings++;
                for (var c = 0; c < size; c++)
                {
                    step[c] /= 2;
                    _scaled[c] -= step[c];
                }

                continue;
            }

            if (!equations.TryInvert(out var inverse, out var dependent))
            {
                return Iterations == 0 || first[dependent] == 0
                    ? new Problem(ProblemKind.Singular, $"The column {Rows.Matrix.Columns[dependent]} is a combination of the columns before "
                        + "it, or constant; leave out a term or join categories.")
                    : Separated(dependent);
            }

            if (_family != RegressionFamily.Linear && Growing(inverse, first) is var growing and >= 0)
            {
                return Separated(growing);
            }

            Iterations++;
            (before, halvings) = (loss, 0);
            step = NormalEquations.Multiply(inverse, equations.Products);
            var decrement = 0.0;
            for (var c = 0; c < size; c++)
            {
                decrement += step[c] * equations.Products[c];
                _scaled[c] += step[c];
            }

            // Least squares are done in one step; a second takes out its rounding.
            if (!starting && (decrement < Settled || _family == RegressionFamily.Linear))
            {
                Inverse = inverse;
                SetPredictors();
                Coefficients = [.. _scaled];
                Rows.Unscale(Coefficients);
                return null;
            }
        }

        return new Problem(ProblemKind.NotConverged, $"The regression did not settle in {MostIterations} steps.");

        Problem Separated(int column) => new(
            ProblemKind.NotConverged, $"The coefficient of {Rows.Matrix.Columns[column]} grows without end: "
                + (_family == RegressionFamily.Logistic
                    ? "the column tells apart all yes from all no, at least in one category. "
                    : "the response is 0 throughout in one category. ")
                + "Leave the term out or join categories.");
    }

    /// <summary>Sets the equations to score and information; returns minus twice the log-likelihood, up to a constant.</summary>
    private double Evaluate(NormalEquations equations, bool starting)
    {
        equations.Clear();
        if (starting)
        {
            // As glm does, the first predictors come from the responses themselves, drawn inwards: no start can be too far off.
            for (var k = 0; k < Predictors.Length; k++)
            {
                Predictors[k] = First(_family, _response[k], _weights[k]);
            }
        }
        else
        {
            SetPredictors();
        }

        var (slopes, residuals) = (new double[ModelRows.Block], new double[ModelRows.Block]);
        var loss = 0.0;
        for (var start = 0; start < Predictors.Length; start += ModelRows.Block)
        {
            var length = Math.Min(ModelRows.Block, Predictors.Length - start);
            var slope = slopes.AsSpan(0, length);
            var residual = residuals.AsSpan(0, length);
            loss += _family.At(
                _response.AsSpan(start, length), Predictors.AsSpan(start, length), _weights.AsSpan(start, length), slope, residual);
            for (var k = 0; starting && k < length; k++)
            {
                // From no coefficients at all: the whole predictor is still to be explained.
                residual[k] += slope[k] * (Predictors[start + k] - (_offset.Length > 0 ? _offset[start + k] : 0));
            }

            equations.Add(Rows.Columns, start, slope, residual);
        }

        return starting ? double.PositiveInfinity : loss;
    }

    private void SetPredictors()
    {
        for (var start = 0; start < Predictors.Length; start += ModelRows.Block)
        {
            var block = Predictors.AsSpan(start, Math.Min(ModelRows.Block, Predictors.Length - start));
            if (_offset.Length > 0)
            {
                _offset.AsSpan(start, block.Length).CopyTo(block);
            }
            else
            {
                block.Clear();
            }

            Rows.AddPredictors(_scaled, start, block);
        }
    }

    /// <summary>The inverse information from scaled columns to the coefficients of the columns themselves, per unit of weight.</summary>
    private double[,] ToColumns()
    {
        var size = _scaled.Length;
        var matrix = new double[size, size];
        var column = new double[size];
        for (var d = 0; d < size; d++)
        {
            for (var c = 0; c < size; c++)
            {
                column[c] = Inverse[c, d] / WeightScale;
            }

            Rows.Unscale(column);
            for (var c = 0; c < size; c++)
            {
                matrix[c, d] = column[c];
            }
        }

        return matrix;
    }

    /// <summary>
    /// The column whose variance has grown most since the first step, if that is beyond all sound data; −1 otherwise. The intercept
    /// grows along with the columns that are to blame, and is named only when there is no other.
    /// </summary>
    private int Growing(double[,] inverse, double[] first)
    {
        var (found, most) = (-1, Separation);
        for (var c = first.Length - 1; c >= 0; c--)
        {
            first[c] = first[c] == 0 ? inverse[c, c] : first[c];
            var ratio = inverse[c, c] / first[c];
            if (ratio > most && (found < 0 || c > 0 || !Rows.Matrix.HasIntercept))
            {
                (found, most) = (c, ratio);
            }
        }

        return found;
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
        ReadOnlySpan<double> response, ModelRows rows, ReadOnlySpan<double> offset, RegressionFamily family)
    {
        foreach (var row in rows.Rows)
        {
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
