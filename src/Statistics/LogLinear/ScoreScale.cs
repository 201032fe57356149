namespace Sektorskifte.Statistics.LogLinear;

/// <summary>Scores brought to mean 0 and a sum of squares of 1, and how they move when the raw scores do.</summary>
internal sealed class ScoreScale
{
    private readonly double[] _weights;
    private readonly double _total;
    private readonly double _sign;

    /// <param name="raw">The raw scores.</param>
    /// <param name="weights">The weight of each.</param>
    /// <param name="sign">−1 to turn the scores round, 1 not to.</param>
    public ScoreScale(ReadOnlySpan<double> raw, double[] weights, double sign)
    {
        _weights = weights;
        _sign = sign;
        _total = weights.Sum();
        var mean = InformationFactor.Dot(raw, weights) / _total;
        double squares = 0;
        for (var i = 0; i < raw.Length; i++)
        {
            squares += weights[i] * (raw[i] - mean) * (raw[i] - mean);
        }

        Length = Math.Sqrt(squares);
        Scores = new double[raw.Length];
        for (var i = 0; i < raw.Length; i++)
        {
            Scores[i] = sign * (raw[i] - mean) / Length;
        }
    }

    /// <summary>The root of the raw scores' sum of squares about their mean.</summary>
    public double Length { get; }

    public double[] Scores { get; }

    /// <summary>The derivative of a score by a raw score; 0 where it is but rounding: two scores alone are always the same.</summary>
    public double Derivative(int score, int raw)
    {
        const double Rounding = 1e-14;
        var change = (score == raw ? 1 : 0) - (_weights[raw] / _total) - (Scores[score] * _weights[raw] * Scores[raw]);
        return Math.Abs(change) < Rounding ? 0 : _sign * change / Length;
    }

    /// <summary>The derivative of the length by a raw score.</summary>
    public double LengthDerivative(int raw) => _weights[raw] * _sign * Scores[raw];
}
