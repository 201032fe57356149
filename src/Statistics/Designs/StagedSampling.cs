namespace Sektorskifte.Statistics.Designs;

/// <summary>
/// The variance of totals over several stages: at each stage the spread of unit totals within strata, times the correction for what
/// was drawn, times the share drawn at the stages before (C.-E. Särndal, B. Swensson, J. Wretman (1992), chapter 4).
/// </summary>
internal sealed class StagedSampling : SamplingVariance
{
    // A stratum of which all was drawn says nothing new; the bound takes care of rounding in fractions.
    private const double AllDrawn = 1e-7;

    private readonly List<StageUnits> _stages;
    private readonly List<double[]> _shares;
    private readonly DesignOptions _options;

    private StagedSampling(List<StageUnits> stages, DesignOptions options)
    {
        _options = options;

        // After a stage drawn with replacement, or from an unknown population, the stages below add nothing.
        var last = stages.FindIndex(stage => !stage.HasPopulation);
        _stages = last < 0 ? stages : stages[..(last + 1)];
        _shares = [[1.0]];
        for (var s = 1; s < _stages.Count; s++)
        {
            var (above, units) = (_shares[s - 1], _stages[s - 1]);
            var shares = new double[units.Count];
            for (var unit = 0; unit < shares.Length; unit++)
            {
                shares[unit] = above[units.Parents[unit]] * units.Fractions[unit];
            }

            _shares.Add(shares);
        }
    }

    /// <summary>The units of the first stage.</summary>
    public StageUnits First => _stages[0];

    public static Outcome<StagedSampling> Create(int rows, IReadOnlyList<SamplingStage> stages, DesignOptions options)
    {
        var built = new List<StageUnits>();
        for (var s = 0; s < stages.Count; s++)
        {
            if (!StageUnits.Create(rows, s + 1, stages[s], built.LastOrDefault(), options).TryGet(out var units, out var problem))
            {
                return problem;
            }

            built.Add(units);
        }

        return new StagedSampling(built, options);
    }

    /// <summary>The inverse of the product of the sampling fractions of all stages.</summary>
    public Outcome<double[]> Weights(int rows)
    {
        var weights = new double[rows];
        for (var row = 0; row < rows; row++)
        {
            var probability = 1.0;
            for (var s = 0; s < _stages.Count; s++)
            {
                probability *= _stages[s].Fractions[_stages[s].UnitOfRow[row]];
            }

            if (probability == 0)
            {
                return new Problem(
                    ProblemKind.NoData, $"Row {row + 1} has no weight, and a stage without a finite population count to take it from.");
            }

            weights[row] = 1 / probability;
        }

        return weights;
    }

    /// <inheritdoc/>
    public override int DegreesOfFreedom(bool[]? domain)
    {
        var present = Present(domain);
        var strata = new bool[First.Sampled.Length];
        var count = 0;
        for (var unit = 0; unit < First.Count; unit++)
        {
            if (present is null || present[0][unit])
            {
                count++;
                strata[First.Strata[unit]] = true;
            }
        }

        return count - strata.Count(inDomain => inDomain);
    }

    /// <inheritdoc/>
    public override Outcome<CovarianceMatrix> OfTotals(double[] weighted, int columns, bool[]? domain, bool wholeSample)
    {
        var present = wholeSample ? null : Present(domain);
        var result = new double[columns * columns];
        var totals = _stages[^1].IsRow ? weighted : Sum(weighted, columns, _stages[^1].UnitOfRow, _stages[^1].Count);
        for (var s = _stages.Count - 1; ; s--)
        {
            if (Stage(s, totals, columns, present?[s], result) is { } problem)
            {
                return problem;
            }

            if (s == 0)
            {
                break;
            }

            totals = Sum(totals, columns, _stages[s].Parents, _stages[s - 1].Count);
        }

        for (var i = 0; i < columns; i++)
        {
            for (var j = 0; j < i; j++)
            {
                result[(j * columns) + i] = result[(i * columns) + j];
            }
        }

        return new CovarianceMatrix(columns, result);
    }

    private static double[] Sum(double[] values, int columns, int[] groups, int count)
    {
        var sums = new double[count * columns];
        for (var i = 0; i < groups.Length; i++)
        {
            var into = sums.AsSpan(groups[i] * columns, columns);
            var from = values.AsSpan(i * columns, columns);
            for (var j = 0; j < columns; j++)
            {
                into[j] += from[j];
            }
        }

        return sums;
    }

    private List<bool[]>? Present(bool[]? domain)
    {
        if (domain is null)
        {
            return null;
        }

        var present = _stages.ConvertAll(stage => new bool[stage.Count]);
        for (var row = 0; row < domain.Length; row++)
        {
            for (var s = 0; domain[row] && s < present.Count; s++)
            {
                present[s][_stages[s].UnitOfRow[row]] = true;
            }
        }

        return present;
    }

    // The strata within one unit of the stage before make a group: lonely strata take the average of their own group.
    private Problem? Stage(int s, double[] totals, int columns, bool[]? present, double[] result)
    {
        var stage = _stages[s];
        var groups = _shares[s];
        var (strata, known) = (new int[groups.Length], new int[groups.Length]);
        var sums = _options.Lonely == LonelyUnits.Average && groups.Length > 1 ? new double[groups.Length][] : null;
        var whole = new double[columns * columns];
        var mean = new double[columns];
        for (var stratum = 0; stratum < stage.Sampled.Length; stratum++)
        {
            var group = stage.ParentOfStratum[stratum];
            var units = stage.Order.AsSpan(stage.Starts[stratum], stage.Sampled[stratum]);
            var inDomain = CountPresent(units, present);

            // Below a unit of a population without end nothing counts, so nothing there can be wrong.
            if (inDomain == 0 || groups[group] == 0)
            {
                continue;
            }

            strata[group]++;
            var drawn = units.Length;
            if (IsAllDrawn(stage, units))
            {
                known[group]++;
                continue;
            }

            if (drawn == 1 && _options.Lonely == LonelyUnits.Fail)
            {
                return new Problem(
                    ProblemKind.TooFewUnits,
                    $"Stratum {stage.StratumName(stratum)} has a single sampling unit at stage {s + 1}; a variance takes two. Join it to "
                    + "another stratum, or choose a rule for lonely units.");
            }

            if (_options.Lonely == LonelyUnits.Average && (drawn == 1 || (inDomain == 1 && _options.LonelyInDomains)))
            {
                continue;
            }

            known[group]++;
            mean.AsSpan().Clear();
            var isCentred = _options.Lonely != LonelyUnits.Adjust || inDomain > 1 || (drawn > 1 && !_options.LonelyInDomains);
            if (isCentred)
            {
                Mean(totals, columns, units, mean);
            }

            var into = sums is null ? whole : sums[group] ??= new double[columns * columns];
            AddSpread(totals, stage, units, mean, groups[group], into);
        }

        for (var group = 0; group < groups.Length; group++)
        {
            if (strata[group] > 0 && known[group] == 0)
            {
                return new Problem(
                    ProblemKind.TooFewUnits,
                    $"Every stratum has a single sampling unit at stage {s + 1}: there is no other to take an average of.");
            }

            if (sums?[group] is { } own)
            {
                Add(own, (double)strata[group] / known[group], whole);
            }
        }

        Add(whole, groups.Length == 1 ? (double)strata[0] / Math.Max(known[0], 1) : 1, result);
        return null;
    }

    private static int CountPresent(ReadOnlySpan<int> units, bool[]? present)
    {
        if (present is null)
        {
            return units.Length;
        }

        var count = 0;
        foreach (var unit in units)
        {
            count += present[unit] ? 1 : 0;
        }

        return count;
    }

    private static bool IsAllDrawn(StageUnits stage, ReadOnlySpan<int> units)
    {
        foreach (var unit in units)
        {
            if (1 - stage.Fractions[unit] >= AllDrawn)
            {
                return false;
            }
        }

        return true;
    }

    private static void Mean(double[] totals, int columns, ReadOnlySpan<int> units, double[] mean)
    {
        foreach (var unit in units)
        {
            var own = totals.AsSpan(unit * columns, columns);
            for (var j = 0; j < columns; j++)
            {
                mean[j] += own[j];
            }
        }

        for (var j = 0; j < columns; j++)
        {
            mean[j] /= units.Length;
        }
    }

    private static void AddSpread(
        double[] totals, StageUnits stage, ReadOnlySpan<int> units, double[] mean, double share, double[] into)
    {
        var columns = mean.Length;
        var freedom = units.Length > 1 ? units.Length / (units.Length - 1.0) : 1;
        var apart = new double[columns];
        foreach (var unit in units)
        {
            var factor = share * freedom * (1 - stage.Fractions[unit]);
            var own = totals.AsSpan(unit * columns, columns);
            for (var j = 0; j < columns; j++)
            {
                apart[j] = own[j] - mean[j];
            }

            for (var i = 0; i < columns; i++)
            {
                var scaled = factor * apart[i];
                var line = into.AsSpan(i * columns, i + 1);
                for (var j = 0; j < line.Length; j++)
                {
                    line[j] += scaled * apart[j];
                }
            }
        }
    }

    private static void Add(double[] from, double factor, double[] into)
    {
        for (var i = 0; i < from.Length; i++)
        {
            into[i] += factor * from[i];
        }
    }
}
