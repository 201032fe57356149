namespace Sektorskifte.Statistics.Survival;

/// <summary>
/// The scores of Gray's test within one stratum, and their covariance. Names are Gray's: h the number at risk divided by the share
/// left, R = h (1 − F) the number at risk of the subdistribution, F the incidence of the destination in a group and F0 that common
/// to all, d and c the integrands of his section 2.
/// </summary>
internal sealed class GrayScores
{
    private readonly StratumTables _stratum;
    private readonly int _groups;
    private readonly double[] _events;
    private readonly double[][] _h;
    private readonly double[][] _left;
    private readonly double[] _sum;
    private readonly double[] _common;
    private readonly double[] _weight;
    private readonly double[] _observed;
    private readonly double[] _expected;
    private readonly int _destination;

    public GrayScores(StratumTables stratum, int destination, double rho)
    {
        (_stratum, _groups, _destination) = (stratum, stratum.Groups.Length, destination);
        var times = stratum.Times.Length;
        _events = new double[times];
        _sum = new double[times];
        _common = new double[times];
        _weight = new double[times];
        (_observed, _expected) = (new double[_groups], new double[_groups]);
        (_h, _left) = (new double[_groups][], new double[_groups][]);
        for (var g = 0; g < _groups; g++)
        {
            _h[g] = new double[times];
            _left[g] = KaplanMeier.Survival(stratum.Groups[g]);
        }

        Scores(rho);
    }

    /// <summary>Adds the stratum to sums over strata.</summary>
    public void AddTo(double[] observed, double[] expected, double[,] covariance)
    {
        for (var g = 0; g < _groups; g++)
        {
            observed[g] += _observed[g];
            expected[g] += _expected[g];
        }

        var total = Integrals(null);
        Integrals((t, integral) => Add(t, integral, total, covariance));
    }

    private double Before(int group, int time) => time == 0 ? 1 : _left[group][time - 1];

    private void Scores(double rho)
    {
        var incidence = new double[_groups];
        var common = 0.0;
        for (var t = 0; t < _events.Length; t++)
        {
            var atRisk = 0.0;
            for (var g = 0; g < _groups; g++)
            {
                var table = _stratum.Groups[g];
                _h[g][t] = table.AtRisk[t] > 0 ? table.AtRisk[t] / Before(g, t) : 0;
                _sum[t] += _h[g][t];
                _events[t] += table.Events[_destination - 1][t];
                atRisk += _h[g][t] * (1 - incidence[g]);
            }

            _weight[t] = rho == 0 ? 1 : Math.Pow(1 - common, rho);
            for (var g = 0; g < _groups; g++)
            {
                var here = _stratum.Groups[g].Events[_destination - 1][t];
                _observed[g] += _weight[t] * here;
                _expected[g] += _weight[t] * (_events[t] == 0 ? 0 : _events[t] * _h[g][t] * (1 - incidence[g]) / atRisk);
                incidence[g] += here == 0 ? 0 : here / _h[g][t];
            }

            common += _events[t] == 0 ? 0 : _events[t] / _sum[t];
            _common[t] = common;
        }
    }

    /// <summary>d of two groups at a time.</summary>
    private double Integrand(int i, int j, int t) => _h[i][t] == 0 || _h[j][t] == 0
        ? 0
        : _weight[t] * _h[i][t] * ((i == j ? 1 : 0) - (_h[j][t] / _sum[t]));

    /// <summary>c up to each time, and at the end.</summary>
    private double[,] Integrals(Action<int, double[,]>? at)
    {
        var integral = new double[_groups, _groups];
        for (var t = 0; t < _events.Length; t++)
        {
            var step = _events[t] == 0 ? 0 : _events[t] / _sum[t] / (1 - (t == 0 ? 0 : _common[t - 1]));
            for (var i = 0; i < _groups && step > 0; i++)
            {
                for (var j = 0; j < _groups; j++)
                {
                    integral[i, j] += Integrand(i, j, t) * step;
                }
            }

            at?.Invoke(t, integral);
        }

        return integral;
    }

    private void Add(int t, double[,] integral, double[,] total, double[,] covariance)
    {
        var part = new double[_groups];
        for (var r = 0; r < _groups; r++)
        {
            var table = _stratum.Groups[r];
            var (risk, left) = (table.AtRisk[t], _left[r][t]);
            if (risk == 0)
            {
                continue;
            }

            var ratio = left > 0 ? (1 - _common[t]) / left : 0;
            if (_events[t] > 0)
            {
                for (var i = 0; i < _groups; i++)
                {
                    part[i] = Integrand(i, r, t) + ((1 - ratio) * (total[i, r] - integral[i, r]));
                }

                var ties = _events[t] > 1 ? 1 - ((_events[t] - 1) / ((_sum[t] * Before(r, t)) - 1)) : 1;
                Square(part, ties * _events[t] / _sum[t] / _h[r][t], covariance);
            }

            var others = table.Left[t] - table.Events[_destination - 1][t];
            if (others > 0 && left > 0)
            {
                for (var i = 0; i < _groups; i++)
                {
                    part[i] = ratio * (total[i, r] - integral[i, r]);
                }

                var ties = others > 1 ? 1 - ((others - 1) / (risk - 1)) : 1;
                Square(part, ties * others / _h[r][t] / _h[r][t], covariance);
            }
        }
    }

    private static void Square(double[] part, double factor, double[,] covariance)
    {
        for (var i = 0; i < part.Length; i++)
        {
            for (var j = 0; j < part.Length; j++)
            {
                covariance[i, j] += factor * part[i] * part[j];
            }
        }
    }
}
