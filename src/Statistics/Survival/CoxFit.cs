namespace Sektorskifte.Statistics.Survival;

/// <summary>A fitted Cox regression.</summary>
public sealed class CoxFit
{
    private readonly RiskSweep _sweep;
    private readonly Groups _strata;
    private readonly double[] _beta;

    private CoxFit(
        RiskSweep sweep, Groups strata, IReadOnlyList<string> names, CoxSettings settings, LikelihoodTop top, LikelihoodPoint atZero,
        double[,] model, double[,] covariance)
    {
        var (beta, at) = (top.Coefficients, top.At);
        (_sweep, _strata, _beta, Settings, Iterations) = (sweep, strata, beta, settings, top.Iterations);
        (ModelCovariance, Covariance) = (model, covariance);
        Terms = HazardTerm.Of(names, beta, Covariance, settings.Confidence);
        (LogLikelihood, NullLogLikelihood) = (at.Value, atZero.Value);
        LikelihoodRatio = new ChiSquaredTest(2 * (at.Value - atZero.Value), beta.Length);
        Score = new ChiSquaredTest(PositiveDefinite.Factor(atZero.Information).Form(atZero.Slope), beta.Length);
        Wald = new ChiSquaredTest(PositiveDefinite.Factor(Covariance).Form(beta), beta.Length);
        for (var row = 0; row < sweep.Episodes.Count; row++)
        {
            Events += sweep.IsEvent(row) ? 1 : 0;
        }
    }

    /// <summary>The settings that it was fitted with.</summary>
    public CoxSettings Settings { get; }

    /// <summary>The terms, in the order of the covariates.</summary>
    public IReadOnlyList<HazardTerm> Terms { get; }

    /// <summary>The number of episodes.</summary>
    public int Episodes => _sweep.Episodes.Count;

    /// <summary>The number of episodes with an event.</summary>
    public int Events { get; }

    /// <summary>The Newton steps taken.</summary>
    public int Iterations { get; }

    /// <summary>The covariance of the coefficients: robust where asked for.</summary>
    public double[,] Covariance { get; }

    /// <summary>The covariance by the information matrix.</summary>
    public double[,] ModelCovariance { get; }

    /// <summary>The log partial likelihood of the fit.</summary>
    public double LogLikelihood { get; }

    /// <summary>That with all coefficients 0.</summary>
    public double NullLogLikelihood { get; }

    /// <summary>The likelihood-ratio test of all coefficients; it knows no clusters.</summary>
    public ChiSquaredTest LikelihoodRatio { get; }

    /// <summary>The score test of all coefficients; it knows no clusters.</summary>
    public ChiSquaredTest Score { get; }

    /// <summary>The Wald test of all coefficients, by <see cref="Covariance"/>.</summary>
    public ChiSquaredTest Wald { get; }

    /// <summary>The baseline hazard of each stratum that has an event.</summary>
    public IReadOnlyList<BaselineHazard> Baseline()
    {
        var toZero = 0.0;
        for (var j = 0; j < _beta.Length; j++)
        {
            toZero -= _beta[j] * _sweep.Mean[j];
        }

        var steps = new Dictionary<int, List<(double Time, double Step)>>();
        _sweep.Run(_sweep.Scores(_beta), set =>
        {
            if (!steps.TryGetValue(set.Stratum, out var own))
            {
                steps.Add(set.Stratum, own = []);
            }

            own.Add((set.Time, Math.Exp(toZero) * CoxResiduals.Step(set, Settings.Ties)));
        });
        return [.. steps.OrderBy(pair => pair.Key).Select(pair => Summed(_strata.Names[pair.Key], pair.Value))];
    }

    /// <summary>Tries each coefficient for a change with time, by the score test of its product with time.</summary>
    /// <param name="scale">The scale of time; default the Kaplan-Meier scale.</param>
    /// <returns>The tests, or that they can't be had.</returns>
    /// <remarks>P. M. Grambsch and T. M. Therneau (1994), Proportional hazards tests and diagnostics based on weighted residuals,
    /// Biometrika 81 (3), 515-526. The score test itself, not its approximation.</remarks>
    public Outcome<ProportionalityTest> Proportionality(TimeScale scale = TimeScale.KaplanMeier)
    {
        if (scale == TimeScale.Logarithm && Enumerable.Range(0, Episodes).Any(row => _sweep.IsEvent(row) && _sweep.Episodes.Exit[row] == 0))
        {
            return new Problem(ProblemKind.InvalidValue, "An event is at time 0, which has no logarithm; take another scale of time.");
        }

        var transform = Transform(scale);
        var (first, mixed, second) = (
            new CoxLikelihood(_sweep, Settings.Ties), new CoxLikelihood(_sweep, Settings.Ties), new CoxLikelihood(_sweep, Settings.Ties));
        _sweep.Run(_sweep.Scores(_beta), set =>
        {
            var g = transform(set.Time);
            first.Add(set, 1, 1);
            mixed.Add(set, g, g);
            second.Add(set, 0, g * g);
        });

        var terms = new List<(string, ChiSquaredTest)>();
        for (var j = 0; j < _beta.Length; j++)
        {
            if (ScoreTest([j], first, mixed, second) is not { } test)
            {
                return new Problem(
                    ProblemKind.Singular, $"The term {Terms[j].Name} times time follows from the terms: there are too few times with events.");
            }

            terms.Add((Terms[j].Name, test));
        }

        return ScoreTest([.. Enumerable.Range(0, _beta.Length)], first, mixed, second) is { } global
            ? new ProportionalityTest(terms, global)
            : new Problem(ProblemKind.Singular, "The terms times time follow from one another: there are too few times with events.");
    }

    internal static Outcome<CoxFit> Of(
        RiskSweep sweep, Groups strata, IReadOnlyList<string> names, CoxSettings settings, LikelihoodTop top, LikelihoodPoint atZero)
    {
        var model = PositiveDefinite.Factor(top.At.Information).Inverse();
        var covariance = settings.Robust
            ? new CoxResiduals(sweep, settings.Ties, top.Coefficients).RobustCovariance(model)
            : model;
        return settings.Robust && HazardTerm.WithoutError(names, covariance, sweep.Episodes.Clusters) is { } problem
            ? problem
            : new CoxFit(sweep, strata, names, settings, top, atZero, model, covariance);
    }

    private static BaselineHazard Summed(string stratum, List<(double Time, double Step)> steps)
    {
        steps.Reverse();
        var (hazard, sum) = (new double[steps.Count], 0.0);
        for (var t = 0; t < hazard.Length; t++)
        {
            hazard[t] = sum += steps[t].Step;
        }

        return new BaselineHazard(stratum, [.. steps.Select(step => step.Time)], hazard);
    }

    private static ChiSquaredTest? ScoreTest(int[] tried, CoxLikelihood first, CoxLikelihood mixed, CoxLikelihood second)
    {
        var p = first.Slope.Length;
        var (information, slope) = (new double[p + tried.Length, p + tried.Length], new double[p + tried.Length]);
        for (var i = 0; i < p; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                information[i, j] = first.Information[i, j];
            }
        }

        for (var i = 0; i < tried.Length; i++)
        {
            slope[p + i] = mixed.Slope[tried[i]];
            for (var j = 0; j < p; j++)
            {
                information[p + i, j] = mixed.Information[Math.Max(tried[i], j), Math.Min(tried[i], j)];
            }

            for (var j = 0; j <= i; j++)
            {
                information[p + i, p + j] = second.Information[tried[i], tried[j]];
            }
        }

        var factor = PositiveDefinite.Factor(information);
        return factor.Dependent < 0 ? new ChiSquaredTest(factor.Form(slope), tried.Length) : null;
    }

    /// <summary>The scale, from its mean over events.</summary>
    private Func<double, double> Transform(TimeScale scale)
    {
        Func<double, double> raw = Math.Log;
        if (scale == TimeScale.Identity)
        {
            raw = time => time;
        }
        else if (scale == TimeScale.KaplanMeier)
        {
            var episodes = _sweep.Episodes;
            var table = RiskTable.Of(Survival.Episodes.Of(
                episodes.Exit, [.. Enumerable.Range(0, episodes.Count).Select(row => _sweep.IsEvent(row) ? 1 : 0)], episodes.Entry).Value);
            var survival = KaplanMeier.Survival(table);
            raw = time => Array.BinarySearch(table.Times, time) is > 0 and var at ? 1 - survival[at - 1] : 0;
        }

        var (sum, count) = (0.0, 0);
        for (var row = 0; row < _sweep.Episodes.Count; row++)
        {
            if (_sweep.IsEvent(row))
            {
                sum += raw(_sweep.Episodes.Exit[row]);
                count++;
            }
        }

        return time => raw(time) - (sum / count);
    }
}
