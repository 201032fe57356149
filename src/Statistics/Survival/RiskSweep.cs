namespace Sektorskifte.Statistics.Survival;

/// <summary>Those at risk at a time at which something happens, by their sums.</summary>
internal sealed class RiskSet(int terms)
{
    /// <summary>The time, its stratum, and its events by number and weight.</summary>
    public double Time { get; set; }

    public int Stratum { get; set; }

    public int Deaths { get; set; }

    public double DeathWeight { get; set; }

    /// <summary>Sums over those at risk of w e^η, with x and with x x′ (its lower part).</summary>
    public double Sum { get; set; }

    public double[] First { get; } = new double[terms];

    public double[,] Second { get; } = new double[terms, terms];

    /// <summary>The same over those who have the event.</summary>
    public double DeathSum { get; set; }

    public double[] DeathFirst { get; } = new double[terms];

    public double[,] DeathSecond { get; } = new double[terms, terms];

    /// <summary>The sum of w x over those who have the event.</summary>
    public double[] DeathCovariates { get; } = new double[terms];

    public void ClearRisk()
    {
        Sum = 0;
        Array.Clear(First);
        Array.Clear(Second);
    }

    public void ClearDeaths()
    {
        (Deaths, DeathWeight, DeathSum) = (0, 0, 0);
        Array.Clear(DeathFirst);
        Array.Clear(DeathSecond);
        Array.Clear(DeathCovariates);
    }
}

/// <summary>
/// Episodes sorted once by stratum and time, so that every risk set comes from the one before by those who enter and leave.
/// </summary>
internal sealed class RiskSweep
{
    private readonly int[] _exits;
    private readonly int[] _entries;
    private readonly double[] _x;

    public RiskSweep(Episodes episodes, Covariates covariates, int[] strata, Func<int, bool> isEvent)
    {
        (Episodes, Strata, IsEvent, Terms) = (episodes, strata, isEvent, covariates.Names.Count);
        _exits = Sorted(episodes.Exit, strata);
        _entries = episodes.Entry is null ? [] : Sorted(episodes.Entry, strata);
        (Mean, Deviation) = (new double[Terms], new double[Terms]);
        _x = new double[episodes.Count * Terms];
        for (var j = 0; j < Terms; j++)
        {
            var column = covariates.Columns[j];
            Mean[j] = column.Sum() / column.Length;
            for (var row = 0; row < column.Length; row++)
            {
                var centred = column[row] - Mean[j];
                _x[(row * Terms) + j] = centred;
                Deviation[j] += centred * centred / column.Length;
            }

            Deviation[j] = Math.Sqrt(Deviation[j]);
        }
    }

    public Episodes Episodes { get; }

    public int[] Strata { get; }

    public Func<int, bool> IsEvent { get; }

    public int Terms { get; }

    /// <summary>The mean of each term; covariates are taken from it.</summary>
    public double[] Mean { get; }

    public double[] Deviation { get; }

    /// <summary>The covariates of an episode, from their means.</summary>
    public ReadOnlySpan<double> Covariates(int row) => _x.AsSpan(row * Terms, Terms);

    /// <summary>e^η of every episode, without its weight.</summary>
    public double[] Scores(double[] beta)
    {
        var scores = new double[Episodes.Count];
        for (var row = 0; row < scores.Length; row++)
        {
            var x = Covariates(row);
            var eta = 0.0;
            for (var j = 0; j < x.Length; j++)
            {
                eta += x[j] * beta[j];
            }

            scores[row] = Math.Exp(eta);
        }

        return scores;
    }

    /// <summary>Goes through the risk sets, stratum by stratum, from the last time to the first.</summary>
    /// <param name="scores">e^η of every episode.</param>
    /// <param name="visit">What to do at each time at which something happens; the set is the same object every time.</param>
    public void Run(double[] scores, Action<RiskSet> visit)
    {
        var set = new RiskSet(Terms);
        var (exit, entry, there) = (0, 0, 0);
        while (exit < _exits.Length)
        {
            var first = _exits[exit];
            if (Strata[first] != set.Stratum || there == 0)
            {
                set.ClearRisk();
                there = 0;
                set.Stratum = Strata[first];
                while (entry < _entries.Length && Strata[_entries[entry]] < set.Stratum)
                {
                    entry++;
                }
            }

            set.Time = Episodes.Exit[first];
            set.ClearDeaths();
            for (; exit < _exits.Length && Episodes.Exit[_exits[exit]] == set.Time && Strata[_exits[exit]] == set.Stratum; exit++, there++)
            {
                Add(set, _exits[exit], scores);
            }

            for (; entry < _entries.Length && Strata[_entries[entry]] == set.Stratum && Episodes.Entry![_entries[entry]] >= set.Time; entry++, there--)
            {
                Count(_entries[entry], -scores[_entries[entry]], set.First, set.Second);
                set.Sum -= scores[_entries[entry]] * Episodes.WeightOf(_entries[entry]);
            }

            if (set.Deaths > 0)
            {
                visit(set);
            }
        }
    }

    private void Add(RiskSet set, int row, double[] scores)
    {
        var weight = Episodes.WeightOf(row);
        Count(row, scores[row], set.First, set.Second);
        set.Sum += weight * scores[row];
        if (!IsEvent(row))
        {
            return;
        }

        Count(row, scores[row], set.DeathFirst, set.DeathSecond);
        set.DeathSum += weight * scores[row];
        set.Deaths++;
        set.DeathWeight += weight;
        var x = Covariates(row);
        for (var j = 0; j < x.Length; j++)
        {
            set.DeathCovariates[j] += weight * x[j];
        }
    }

    private void Count(int row, double score, double[] first, double[,] second)
    {
        var x = Covariates(row);
        var weighted = score * Episodes.WeightOf(row);
        for (var i = 0; i < x.Length; i++)
        {
            var part = weighted * x[i];
            first[i] += part;
            for (var j = 0; j <= i; j++)
            {
                second[i, j] += part * x[j];
            }
        }
    }

    /// <summary>Rows by stratum, and within it from the last time to the first.</summary>
    private static int[] Sorted(double[] times, int[] strata)
    {
        var order = RiskTable.Order(times);
        Array.Reverse(order);
        var starts = new int[strata.Length == 0 ? 1 : strata.Max() + 2];
        foreach (var stratum in strata)
        {
            starts[stratum + 1]++;
        }

        for (var s = 1; s < starts.Length; s++)
        {
            starts[s] += starts[s - 1];
        }

        var sorted = new int[order.Length];
        foreach (var row in order)
        {
            sorted[starts[strata[row]]++] = row;
        }

        return sorted;
    }
}
