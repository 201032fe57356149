namespace Sektorskifte.Statistics.Survival;

/// <summary>What a likelihood makes of one stretch of an episode within one interval.</summary>
/// <param name="Value">The log likelihood.</param>
/// <param name="Slope">Its derivative by the linear predictor.</param>
/// <param name="Information">Minus its expected second derivative.</param>
internal readonly record struct Stretch(double Value, double Slope, double Information);

/// <summary>
/// The likelihood of a hazard that is constant within intervals of time and depends on covariates: piecewise exponential, or of whole
/// periods. An episode is a few sums however many intervals it crosses; no row is ever split.
/// </summary>
internal sealed class IntervalHazard
{
    private readonly Episodes _episodes;
    private readonly Covariates? _covariates;
    private readonly double[] _cuts;
    private readonly Func<double, double, bool, Stretch> _stretch;
    private readonly Func<int, bool> _isEvent;

    /// <param name="episodes">The episodes.</param>
    /// <param name="covariates">The covariates, when there are any.</param>
    /// <param name="cuts">Where intervals end, in order; the last interval is open.</param>
    /// <param name="isEvent">Whether the episode of a row ends with the event.</param>
    /// <param name="stretch">The likelihood by linear predictor, length of the stretch, and whether the event is at its end.</param>
    public IntervalHazard(
        Episodes episodes, Covariates? covariates, double[] cuts, Func<int, bool> isEvent, Func<double, double, bool, Stretch> stretch)
    {
        (_episodes, _covariates, _cuts, _isEvent, _stretch) = (episodes, covariates, cuts, isEvent, stretch);
        Terms = covariates?.Names.Count ?? 0;
        (Mean, Spread) = (new double[Terms], new double[Intervals + Terms]);
        for (var j = 0; j < Terms; j++)
        {
            var column = covariates!.Columns[j];
            Mean[j] = column.Sum() / column.Length;
            Spread[Intervals + j] = Math.Sqrt(column.Sum(value => (value - Mean[j]) * (value - Mean[j])) / column.Length);
        }

        (Exposure, Events) = (new double[Intervals], new double[Intervals]);
        for (var row = 0; row < episodes.Count; row++)
        {
            var weight = episodes.WeightOf(row);
            var (first, last) = Crossed(row);
            for (var k = first; k <= last; k++)
            {
                Exposure[k] += weight * Length(row, k);
            }

            Events[last] += isEvent(row) ? weight : 0;
        }
    }

    public int Intervals => _cuts.Length + 1;

    public int Terms { get; }

    public int Clusters => _episodes.Clusters;

    /// <summary>The mean of each term, from which it is taken while fitting.</summary>
    public double[] Mean { get; }

    /// <summary>The standard deviation of each term; 0 for an interval, whose hazard has a finite estimate once it has events.</summary>
    public double[] Spread { get; }

    /// <summary>The time at risk in each interval.</summary>
    public double[] Exposure { get; }

    /// <summary>The events in each interval.</summary>
    public double[] Events { get; }

    public double Start(int interval) => interval == 0 ? 0 : _cuts[interval - 1];

    public LikelihoodPoint At(double[] beta)
    {
        var n = beta.Length;
        var (value, slope, information) = (0.0, new double[n], new double[n, n]);
        var x = new double[Terms];
        for (var row = 0; row < _episodes.Count; row++)
        {
            var weight = _episodes.WeightOf(row);
            var (eta, own, curve) = (Fill(row, beta, x), 0.0, 0.0);
            var (first, last) = Crossed(row);
            for (var k = first; k <= last; k++)
            {
                var stretch = _stretch(beta[k] + eta, Length(row, k), k == last && _isEvent(row));
                var part = weight * stretch.Information;
                value += weight * stretch.Value;
                slope[k] += weight * stretch.Slope;
                information[k, k] += part;
                own += weight * stretch.Slope;
                curve += part;
                for (var j = 0; j < x.Length; j++)
                {
                    information[Intervals + j, k] += part * x[j];
                }
            }

            for (var i = 0; i < x.Length; i++)
            {
                slope[Intervals + i] += own * x[i];
                for (var j = 0; j <= i; j++)
                {
                    information[Intervals + i, Intervals + j] += curve * x[i] * x[j];
                }
            }
        }

        return new LikelihoodPoint(value, slope, information);
    }

    /// <summary>The covariance by the slopes of each cluster.</summary>
    public double[,] RobustCovariance(double[] beta, double[,] covariance)
    {
        var n = beta.Length;
        var (order, robust) = (RowsByCluster(), new double[n, n]);
        var (slope, influence, x) = (new double[n], new double[n], new double[Terms]);
        for (var at = 0; at < order.Length; at++)
        {
            var row = order[at];
            var (eta, own) = (Fill(row, beta, x), 0.0);
            var (first, last) = Crossed(row);
            for (var k = first; k <= last; k++)
            {
                var part = _episodes.WeightOf(row) * _stretch(beta[k] + eta, Length(row, k), k == last && _isEvent(row)).Slope;
                slope[k] += part;
                own += part;
            }

            for (var j = 0; j < x.Length; j++)
            {
                slope[Intervals + j] += own * x[j];
            }

            if (at + 1 == order.Length || Cluster(order[at + 1]) != Cluster(row))
            {
                AddSquare(covariance, slope, influence, robust);
                Array.Clear(slope);
            }
        }

        return robust;
    }

    private static void AddSquare(double[,] covariance, double[] slope, double[] influence, double[,] robust)
    {
        for (var i = 0; i < slope.Length; i++)
        {
            influence[i] = 0;
            for (var j = 0; j < slope.Length; j++)
            {
                influence[i] += covariance[i, j] * slope[j];
            }
        }

        for (var i = 0; i < slope.Length; i++)
        {
            for (var j = 0; j < slope.Length; j++)
            {
                robust[i, j] += influence[i] * influence[j];
            }
        }
    }

    private int Cluster(int row) => _episodes.Cluster?[row] ?? row;

    private int[] RowsByCluster()
    {
        int[] order = [.. Enumerable.Range(0, _episodes.Count)];
        Array.Sort(Array.ConvertAll(order, Cluster), order);
        return order;
    }

    private double Fill(int row, double[] beta, double[] x)
    {
        var eta = 0.0;
        for (var j = 0; j < x.Length; j++)
        {
            x[j] = _covariates!.Columns[j][row] - Mean[j];
            eta += beta[Intervals + j] * x[j];
        }

        return eta;
    }

    private (int First, int Last) Crossed(int row) => (After(Math.Max(0, _episodes.EntryOf(row))), UpTo(_episodes.Exit[row]));

    /// <summary>The interval that starts at a time or holds what comes right after it.</summary>
    private int After(double time) => Array.BinarySearch(_cuts, time) is var at && at >= 0 ? at + 1 : ~at;

    /// <summary>The interval that holds a time; a cut belongs to the interval that it ends.</summary>
    private int UpTo(double time) => Array.BinarySearch(_cuts, time) is var at && at >= 0 ? at : ~at;

    private double Length(int row, int interval) =>
        Math.Min(_episodes.Exit[row], interval == _cuts.Length ? double.PositiveInfinity : _cuts[interval])
        - Math.Max(Math.Max(0, _episodes.EntryOf(row)), Start(interval));
}
