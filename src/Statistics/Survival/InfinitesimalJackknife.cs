namespace Sektorskifte.Statistics.Survival;

/// <summary>
/// Standard errors of survival and cumulative incidence by the infinitesimal jackknife: the derivative of the estimate with
/// respect to each cluster's weight, squared and summed. One pass over the times.
/// </summary>
/// <remarks>
/// With c(t) = Σ d/(Y(Y−d)), F the incidence of a destination, h(t) = Σ ΔF/Y and q(t) = Σ c(s−) ΔF(s) − h(t), an episode at risk
/// since a has the derivative q(t) − q(a) − c(a)(F(t) − F(a)), and one that left at b keeps its value at b and then changes by
/// g·(F(t) − F(b)), with g = c(b) − c(a) − 1/(Y−d) if it had an event. The derivative of log S is c(t) − c(a), then g. So every derivative is α + βF(t) + γq(t), and the sum of
/// their squares follows from six sums that change only when an episode enters or leaves. B. Efron (1982), The Jackknife, the
/// Bootstrap and Other Resampling Plans, SIAM, chapter 6; P. K. Andersen, Ø. Borgan, R. D. Gill and N. Keiding (1993),
/// Statistical Models Based on Counting Processes, Springer, section IV.4.
/// </remarks>
internal sealed class InfinitesimalJackknife
{
    private readonly Episodes _episodes;
    private readonly int _destinations;
    private readonly double[][] _alpha;
    private readonly double[] _beta;
    private readonly double[] _gamma;
    private readonly double[] _entered;
    private readonly double[][] _since;
    private readonly double[] _aa;
    private readonly double[] _ab;
    private readonly double[] _ac;
    private readonly double[] _incidence;
    private readonly double[] _drift;
    private double _bb;
    private double _bc;
    private double _cc;
    private double _hazard;

    private InfinitesimalJackknife(Episodes episodes, RiskTable table)
    {
        (_episodes, _destinations) = (episodes, table.Destinations);
        var clusters = episodes.Clusters;
        (_alpha, _since) = (new double[_destinations][], new double[_destinations][]);
        for (var k = 0; k < _destinations; k++)
        {
            (_alpha[k], _since[k]) = (new double[clusters], new double[episodes.Count]);
        }

        (_beta, _gamma) = (new double[clusters], new double[clusters]);
        _entered = new double[episodes.Count];
        (_aa, _ab, _ac) = (new double[_destinations], new double[_destinations], new double[_destinations]);
        (_incidence, _drift) = (new double[_destinations], new double[_destinations]);
        Survival = new double[table.Count];
        Incidence = new double[_destinations][];
        for (var k = 0; k < _destinations; k++)
        {
            Incidence[k] = new double[table.Count];
        }
    }

    /// <summary>The standard error of the share left after each time.</summary>
    public double[] Survival { get; }

    /// <summary>The standard error of the incidence, by destination and time.</summary>
    public double[][] Incidence { get; }

    public static InfinitesimalJackknife Of(Episodes episodes, RiskTable table, double[] survival)
    {
        var jackknife = new InfinitesimalJackknife(episodes, table);
        var exits = RiskTable.Order(episodes.Exit);
        var entries = RiskTable.Order(episodes.Entry ?? new double[episodes.Count]);
        var (entry, exit) = (0, 0);
        for (var t = 0; t < table.Count; t++)
        {
            for (; entry < entries.Length && episodes.EntryOf(entries[entry]) < table.Times[t]; entry++)
            {
                jackknife.Enter(entries[entry]);
            }

            jackknife.Step(table, t, t == 0 ? 1 : survival[t - 1]);
            for (; exit < exits.Length && episodes.Exit[exits[exit]] == table.Times[t]; exit++)
            {
                jackknife.Leave(exits[exit], table.AtRisk[t], table.Left[t], t == 0 ? 1 : survival[t - 1]);
            }

            jackknife.Read(t, survival[t]);
        }

        return jackknife;
    }

    private void Enter(int row)
    {
        var (cluster, weight) = (ClusterOf(row), _episodes.WeightOf(row));
        Count(cluster, -1);
        for (var k = 0; k < _destinations; k++)
        {
            _since[k][row] = (_hazard * _incidence[k]) - _drift[k];
            _alpha[k][cluster] += weight * _since[k][row];
        }

        _entered[row] = _hazard;
        _beta[cluster] -= weight * _hazard;
        _gamma[cluster] += weight;
        Count(cluster, 1);
    }

    private void Step(RiskTable table, int t, double before)
    {
        var (risk, left) = (table.AtRisk[t], table.Left[t]);
        if (left == 0)
        {
            return;
        }

        for (var k = 0; k < _destinations; k++)
        {
            var step = before * table.Events[k][t] / risk;
            _drift[k] += (_hazard * step) - (step / risk);
            _incidence[k] += step;
        }

        _hazard += risk > left ? left / (risk * (risk - left)) : 0;
    }

    private void Leave(int row, double risk, double left, double before)
    {
        var (cluster, weight, destination) = (ClusterOf(row), _episodes.WeightOf(row), _episodes.Destination[row]);
        var slope = _hazard - _entered[row] - (destination > 0 && risk > left ? 1 / (risk - left) : 0);
        Count(cluster, -1);
        for (var k = 0; k < _destinations; k++)
        {
            var value = _since[k][row] + _drift[k] - (_entered[row] * _incidence[k])
                + (destination == k + 1 ? before / risk : 0);
            _alpha[k][cluster] += weight * (value - (slope * _incidence[k]) - _since[k][row]);
        }

        _beta[cluster] += weight * (slope + _entered[row]);
        _gamma[cluster] -= weight;
        Count(cluster, 1);
    }

    private void Read(int t, double survival)
    {
        Survival[t] = survival * Math.Sqrt(Math.Max(0, _bb + (2 * _hazard * _bc) + (_hazard * _hazard * _cc)));
        for (var k = 0; k < _destinations; k++)
        {
            var (f, q) = (_incidence[k], _drift[k]);
            var sum = _aa[k] + (2 * f * _ab[k]) + (2 * q * _ac[k]) + (f * f * _bb) + (2 * f * q * _bc) + (q * q * _cc);
            Incidence[k][t] = Math.Sqrt(Math.Max(0, sum));
        }
    }

    /// <summary>Adds a cluster's products to the sums, or takes them out.</summary>
    private void Count(int cluster, int sign)
    {
        var (b, c) = (_beta[cluster], _gamma[cluster]);
        for (var k = 0; k < _destinations; k++)
        {
            var a = _alpha[k][cluster];
            _aa[k] += sign * a * a;
            _ab[k] += sign * a * b;
            _ac[k] += sign * a * c;
        }

        _bb += sign * b * b;
        _bc += sign * b * c;
        _cc += sign * c * c;
    }

    private int ClusterOf(int row) => _episodes.Cluster?[row] ?? row;
}
