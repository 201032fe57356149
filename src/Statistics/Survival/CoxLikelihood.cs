namespace Sektorskifte.Statistics.Survival;

/// <summary>The partial likelihood with its slope and curvature, and what each time gives to them.</summary>
/// <param name="sweep">The risk sets.</param>
/// <param name="ties">How those are taken who leave together.</param>
internal sealed class CoxLikelihood(RiskSweep sweep, CoxTies ties)
{
    private readonly double[] _mean = new double[sweep.Terms];

    public double Value { get; private set; }

    public double[] Slope { get; } = new double[sweep.Terms];

    /// <summary>Minus the second derivative; the lower part.</summary>
    public double[,] Information { get; } = new double[sweep.Terms, sweep.Terms];

    public LikelihoodPoint Point => new(Value, Slope, Information);

    /// <summary>All at some coefficients.</summary>
    public static CoxLikelihood At(RiskSweep sweep, CoxTies ties, double[] beta)
    {
        var likelihood = new CoxLikelihood(sweep, ties);
        sweep.Run(sweep.Scores(beta), set =>
        {
            likelihood.Add(set, 1, 1);
            for (var j = 0; j < beta.Length; j++)
            {
                likelihood.Value += beta[j] * set.DeathCovariates[j];
            }
        });
        return likelihood;
    }

    /// <summary>Adds what a time gives, the slope and the information each times a factor.</summary>
    public void Add(RiskSet set, double slope, double information)
    {
        var weight = set.DeathWeight / set.Deaths;
        for (var j = 0; j < _mean.Length; j++)
        {
            Slope[j] += slope * set.DeathCovariates[j];
        }

        // Breslow: all risk sets of a time have everybody in. Efron: each takes out the share of those gone before, on average.
        for (var step = 0; step < set.Deaths; step++)
        {
            var gone = ties == CoxTies.Efron ? (double)step / set.Deaths : 0;
            var sum = set.Sum - (gone * set.DeathSum);
            Value -= weight * Math.Log(sum);
            for (var i = 0; i < _mean.Length; i++)
            {
                _mean[i] = (set.First[i] - (gone * set.DeathFirst[i])) / sum;
                Slope[i] -= slope * weight * _mean[i];
                for (var j = 0; j <= i; j++)
                {
                    var second = (set.Second[i, j] - (gone * set.DeathSecond[i, j])) / sum;
                    Information[i, j] += information * weight * (second - (_mean[i] * _mean[j]));
                }
            }
        }
    }
}
