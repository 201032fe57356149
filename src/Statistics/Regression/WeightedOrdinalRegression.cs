using Sektorskifte.Statistics.Designs;

namespace Sektorskifte.Statistics.Regression;

/// <summary>
/// The proportional-odds model with weights, by Newton's method on the observed information. Parameters are the coefficients of the
/// centred and scaled columns but the first, then the thresholds.
/// </summary>
internal sealed class WeightedOrdinalRegression
{
    private const int MostIterations = 60;

    // As in WeightedRegression.
    private const double Settled = 1e-20;
    private const double Separation = 1e6;
    private readonly ModelRows _rows;
    private readonly int _size;
    private readonly int _categories;
    private double[] _scaled = [];
    private double[,] _inverse = new double[0, 0];

    private WeightedOrdinalRegression(ModelRows rows, int categories)
    {
        _rows = rows;
        _size = rows.Columns.Length - 1;
        _categories = categories;
    }

    /// <summary>The coefficients of the columns but the first, and the thresholds.</summary>
    public double[] Coefficients { get; private set; } = [];

    /// <summary>How many Newton steps were taken.</summary>
    public int Iterations { get; private set; }

    /// <summary>Minus twice the log-likelihood, with weights scaled to mean 1.</summary>
    public double Deviance { get; private set; }

    private double WeightScale { get; set; }

    private int Parameters => _size + _categories - 1;

    public static Outcome<WeightedOrdinalRegression> Fit(
        ModelMatrix matrix, Factor response, ReadOnlySpan<double> weights, WeightedOrdinalRegression? like)
    {
        var shares = new double[response.Levels.Count];
        var (count, sum) = (0, 0.0);
        for (var row = 0; row < weights.Length; row++)
        {
            if (weights[row] == 0)
            {
                continue;
            }

            if (response.Codes[row] < 0)
            {
                return new Problem(ProblemKind.InvalidValue, $"{response.Name} is missing in row {row + 1}; leave such rows out of the domain.");
            }

            shares[response.Codes[row]] += weights[row];
            sum += weights[row];
            count++;
        }

        if (shares.Length < 3)
        {
            return new Problem(ProblemKind.TooFewUnits, $"{response.Name} has {shares.Length} categories; an ordinal regression takes three or "
                + "more, a logistic one two.");
        }

        var empty = Array.FindIndex(shares, share => !(share > 0));
        if (empty >= 0)
        {
            return new Problem(ProblemKind.NoData, $"No row has {response.Name}={response.Levels[empty]}; leave the category out or join it with "
                + "its neighbour.");
        }

        Outcome<ModelRows> rows = like is null ? ModelRows.Standardise(matrix, weights) : like._rows;
        if (!rows.TryGet(out var found, out var missing))
        {
            return missing;
        }

        var fit = new WeightedOrdinalRegression(found, shares.Length);
        fit.WeightScale = sum / count;
        return fit.Iterate(response, weights, like?._scaled ?? fit.Start(shares, sum)) is { } problem ? problem : fit;
    }

    /// <summary>The derivative of each parameter by each row's weight.</summary>
    public double[] Linearise(Factor response, ReadOnlySpan<double> weights)
    {
        var linearised = new double[weights.Length * Parameters];
        var (buffer, score) = (new double[_size], new double[Parameters]);
        for (var k = 0; k < _rows.Count; k++)
        {
            var row = _rows.Rows[k];
            if (weights[row] == 0)
            {
                continue;
            }

            ScaledRow(k, buffer);
            var code = response.Codes[row];
            var at = Categories(_scaled, code, Predictor(_scaled, buffer));
            Array.Clear(score);
            AddScore(score, buffer, code, at, 1);
            var own = linearised.AsSpan(row * Parameters, Parameters);
            NormalEquations.Multiply(_inverse, score).CopyTo(own);
            for (var i = 0; i < own.Length; i++)
            {
                own[i] /= WeightScale;
            }

            Unscale(own);
        }

        return linearised;
    }

    /// <summary>No coefficients, and the thresholds that the shares of the categories give.</summary>
    private double[] Start(double[] shares, double sum)
    {
        var start = new double[Parameters];
        var below = 0.0;
        for (var k = 0; k < _categories - 1; k++)
        {
            below += shares[k] / sum;
            start[_size + k] = Math.Log(below / (1 - below));
        }

        return start;
    }

    private Problem? Iterate(Factor response, ReadOnlySpan<double> weights, double[] start)
    {
        _scaled = [.. start];
        var information = new double[Parameters, Parameters];
        var (score, step, first) = (new double[Parameters], new double[Parameters], new double[Parameters]);
        var (before, halvings) = (double.PositiveInfinity, 0);
        while (Iterations < MostIterations)
        {
            var deviance = Evaluate(response, weights, information, score);
            if (!(deviance <= before * (1 + 1e-9)) && halvings < 40)
            {
                // Too far, or thresholds out of order: half the step back.
                halvings++;
                for (var i = 0; i < step.Length; i++)
                {
                    step[i] /= 2;
                    _scaled[i] -= step[i];
                }

                continue;
            }

            if (!NormalEquations.TryInvert(information, out _inverse, out var dependent))
            {
                return Iterations == 0 && dependent < _size
                    ? new Problem(ProblemKind.Singular, $"The column {_rows.Matrix.Columns[dependent + 1]} is a combination of the columns before it, "
                        + "or constant; leave out a term or join categories.")
                    : Separated(Math.Min(dependent, _size - 1));
            }

            for (var i = 0; i < _size; i++)
            {
                first[i] = first[i] == 0 ? _inverse[i, i] : first[i];
                if (_inverse[i, i] / first[i] > Separation)
                {
                    return Separated(i);
                }
            }

            Iterations++;
            (before, halvings) = (deviance, 0);
            step = NormalEquations.Multiply(_inverse, score);
            var decrement = 0.0;
            for (var i = 0; i < step.Length; i++)
            {
                decrement += step[i] * score[i];
                _scaled[i] += step[i];
            }

            if (decrement < Settled)
            {
                Deviance = deviance;
                Coefficients = [.. _scaled];
                Unscale(Coefficients);
                return null;
            }
        }

        return new Problem(ProblemKind.NotConverged, $"The regression did not settle in {MostIterations} steps.");

        Problem Separated(int column) => new(
            ProblemKind.NotConverged, $"The coefficient of {_rows.Matrix.Columns[column + 1]} grows without end: the column tells apart all low from "
                + "all high answers, at least in one category. Leave the term out or join categories.");
    }

    /// <summary>The score and observed information; returns minus twice the log-likelihood, or infinity out of bounds.</summary>
    private double Evaluate(Factor response, ReadOnlySpan<double> weights, double[,] information, double[] score)
    {
        Array.Clear(information);
        Array.Clear(score);
        var buffer = new double[_size];
        var deviance = 0.0;
        for (var k = 0; k < _rows.Count; k++)
        {
            var row = _rows.Rows[k];
            if (weights[row] == 0)
            {
                continue;
            }

            ScaledRow(k, buffer);
            var code = response.Codes[row];
            var at = Categories(_scaled, code, Predictor(_scaled, buffer));
            if (!(at.Probability > 0))
            {
                return double.PositiveInfinity;
            }

            var weight = weights[row] / WeightScale;
            deviance -= 2 * weight * Math.Log(at.Probability);
            AddScore(score, buffer, code, at, weight);
            AddInformation(information, buffer, code, at, weight);
        }

        for (var i = 0; i < Parameters; i++)
        {
            for (var j = 0; j < i; j++)
            {
                information[i, j] = information[j, i];
            }
        }

        return deviance;
    }

    private void AddScore(double[] score, double[] x, int code, Answer at, double weight)
    {
        for (var c = 0; c < _size; c++)
        {
            score[c] -= weight * (at.Above - at.Below) * x[c];
        }

        if (code < _categories - 1)
        {
            score[_size + code] += weight * at.Above;
        }

        if (code > 0)
        {
            score[_size + code - 1] -= weight * at.Below;
        }
    }

    /// <summary>Minus the second derivatives, in the upper triangle.</summary>
    private void AddInformation(double[,] information, double[] x, int code, Answer at, double weight)
    {
        var (upper, lower) = (_size + code, _size + code - 1);
        for (var i = 0; i < _size; i++)
        {
            var scaled = weight * x[i];
            for (var j = i; j < _size; j++)
            {
                information[i, j] -= scaled * x[j] * (at.UpperSquared + at.LowerSquared + (2 * at.Both));
            }

            if (code < _categories - 1)
            {
                information[i, upper] += scaled * (at.UpperSquared + at.Both);
            }

            if (code > 0)
            {
                information[i, lower] += scaled * (at.LowerSquared + at.Both);
            }
        }

        if (code < _categories - 1)
        {
            information[upper, upper] -= weight * at.UpperSquared;
        }

        if (code > 0)
        {
            information[lower, lower] -= weight * at.LowerSquared;
            if (code < _categories - 1)
            {
                information[lower, upper] -= weight * at.Both;
            }
        }
    }

    /// <summary>
    /// The probability p = F(a) − F(b) of an answer, and the derivatives of its logarithm by a, the threshold above less the predictor,
    /// and b, the one below.
    /// </summary>
    private Answer Categories(double[] parameters, int code, double predictor)
    {
        var a = code < _categories - 1 ? parameters[_size + code] - predictor : double.PositiveInfinity;
        var b = code > 0 ? parameters[_size + code - 1] - predictor : double.NegativeInfinity;

        // F(a) − F(b) = F(a) F(−b) (1 − e^(b − a)): no difference of numbers near 1.
        var probability = Tail(a) * Tail(-b) * -Expm1(b - a);
        var (above, below) = (Tail(a) * Tail(-a) / probability, Tail(b) * Tail(-b) / probability);
        return new(
            probability, above, below,
            (above * (Tail(-a) - Tail(a))) - (above * above),
            (-below * (Tail(-b) - Tail(b))) - (below * below),
            above * below);

        static double Tail(double x) => 1 / (1 + Math.Exp(-x));
    }

    // e^x − 1 for x below 0 with its digits near 0, by 2 sinh(x/2) e^(x/2); beyond −30 it is −1 in doubles.
    private static double Expm1(double x) => x < -30 ? -1 : 2 * Math.Sinh(x / 2) * Math.Exp(x / 2);

    private void ScaledRow(int place, double[] buffer)
    {
        for (var c = 0; c < _size; c++)
        {
            buffer[c] = _rows.Columns[c + 1][place];
        }
    }

    private double Predictor(double[] parameters, double[] x)
    {
        var predictor = 0.0;
        for (var c = 0; c < _size; c++)
        {
            predictor += parameters[c] * x[c];
        }

        return predictor;
    }

    private void Unscale(Span<double> parameters)
    {
        var shift = 0.0;
        for (var c = 0; c < _size; c++)
        {
            parameters[c] *= _rows.Scales[c + 1];
            shift += parameters[c] * _rows.Centres[c + 1];
        }

        for (var k = _size; k < parameters.Length; k++)
        {
            parameters[k] += shift;
        }
    }

    private readonly record struct Answer(
        double Probability, double Above, double Below, double UpperSquared, double LowerSquared, double Both);
}
