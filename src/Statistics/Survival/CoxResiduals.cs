namespace Sektorskifte.Statistics.Survival;

/// <summary>
/// What each episode gives to the slope of the partial likelihood: its score residual, from sums over the times with events.
/// </summary>
/// <remarks>T. M. Therneau, P. M. Grambsch and T. R. Fleming (1990), Martingale-based residuals for survival models, Biometrika 77 (1),
/// 147-160; D. Y. Lin and L. J. Wei (1989), The robust inference for the Cox proportional hazards model, Journal of the American
/// Statistical Association 84 (408), 1074-1078.</remarks>
internal sealed class CoxResiduals
{
    private readonly RiskSweep _sweep;
    private readonly double[] _scores;
    private readonly List<Moment>[] _moments;

    public CoxResiduals(RiskSweep sweep, CoxTies ties, double[] beta)
    {
        (_sweep, _scores) = (sweep, sweep.Scores(beta));
        _moments = new List<Moment>[sweep.Strata.Max() + 1];
        for (var s = 0; s < _moments.Length; s++)
        {
            _moments[s] = [];
        }

        sweep.Run(_scores, set => _moments[set.Stratum].Add(new Moment(set, ties)));
        foreach (var moments in _moments)
        {
            moments.Reverse();
            for (var t = 1; t < moments.Count; t++)
            {
                moments[t].AddBefore(moments[t - 1]);
            }
        }
    }

    /// <summary>What a time adds to the cumulative hazard.</summary>
    public static double Step(RiskSet set, CoxTies ties)
    {
        var (weight, sum) = (set.DeathWeight / set.Deaths, 0.0);
        for (var step = 0; step < set.Deaths; step++)
        {
            sum += weight / (set.Sum - (ties == CoxTies.Efron ? set.DeathSum * step / set.Deaths : 0));
        }

        return sum;
    }

    /// <summary>The covariance of the coefficients by the residuals, summed by cluster.</summary>
    public double[,] RobustCovariance(double[,] covariance)
    {
        var (p, episodes) = (_sweep.Terms, _sweep.Episodes);
        var clusters = new double[episodes.Clusters * p];
        var residual = new double[p];
        for (var row = 0; row < episodes.Count; row++)
        {
            Residual(row, residual);
            var (at, weight) = ((episodes.Cluster?[row] ?? row) * p, episodes.WeightOf(row));
            for (var j = 0; j < p; j++)
            {
                clusters[at + j] += weight * residual[j];
            }
        }

        var robust = new double[p, p];
        var influence = new double[p];
        for (var at = 0; at < clusters.Length; at += p)
        {
            for (var i = 0; i < p; i++)
            {
                influence[i] = 0;
                for (var j = 0; j < p; j++)
                {
                    influence[i] += covariance[i, j] * clusters[at + j];
                }
            }

            for (var i = 0; i < p; i++)
            {
                for (var j = 0; j < p; j++)
                {
                    robust[i, j] += influence[i] * influence[j];
                }
            }
        }

        return robust;
    }

    private void Residual(int row, double[] residual)
    {
        var x = _sweep.Covariates(row);
        var (episodes, moments) = (_sweep.Episodes, _moments[_sweep.Strata[row]]);
        var (last, before) = (LastUpTo(moments, episodes.Exit[row]), LastUpTo(moments, episodes.EntryOf(row)));
        var own = _sweep.IsEvent(row) ? moments[last] : null;
        var hazard = (last < 0 ? 0 : moments[last].Hazard) - (before < 0 ? 0 : moments[before].Hazard) - (own?.Spared ?? 0);
        for (var j = 0; j < residual.Length; j++)
        {
            var mean = (last < 0 ? 0 : moments[last].Mean[j]) - (before < 0 ? 0 : moments[before].Mean[j]) - (own?.SparedMean[j] ?? 0);
            residual[j] = (own is null ? 0 : x[j] - own.Centre[j]) - (_scores[row] * ((x[j] * hazard) - mean));
        }
    }

    private static int LastUpTo(List<Moment> moments, double time)
    {
        var (low, high) = (0, moments.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = moments[middle].Time <= time ? (middle + 1, high) : (low, middle);
        }

        return low - 1;
    }

    /// <summary>One time with events: the hazard up to it and that hazard times the mean of those at risk; what those with an event
    /// are spared of its own step, since by Efron they are there for a part of it; and the mean they are compared with.</summary>
    private sealed class Moment
    {
        public Moment(RiskSet set, CoxTies ties)
        {
            var p = set.First.Length;
            (Time, Mean, SparedMean, Centre) = (set.Time, new double[p], new double[p], new double[p]);
            var weight = set.DeathWeight / set.Deaths;
            for (var step = 0; step < set.Deaths; step++)
            {
                var gone = ties == CoxTies.Efron ? (double)step / set.Deaths : 0;
                var sum = set.Sum - (gone * set.DeathSum);
                Hazard += weight / sum;
                Spared += gone * weight / sum;
                for (var j = 0; j < p; j++)
                {
                    var mean = (set.First[j] - (gone * set.DeathFirst[j])) / sum;
                    Mean[j] += weight / sum * mean;
                    SparedMean[j] += gone * weight / sum * mean;
                    Centre[j] += mean / set.Deaths;
                }
            }
        }

        public double Time { get; }

        public double Hazard { get; private set; }

        public double[] Mean { get; }

        public double Spared { get; }

        public double[] SparedMean { get; }

        public double[] Centre { get; }

        public void AddBefore(Moment before)
        {
            Hazard += before.Hazard;
            for (var j = 0; j < Mean.Length; j++)
            {
                Mean[j] += before.Mean[j];
            }
        }
    }
}
