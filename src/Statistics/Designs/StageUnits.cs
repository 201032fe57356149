using System.Globalization;

namespace Sektorskifte.Statistics.Designs;

/// <summary>The units of one stage, each within a unit of the stage before and within a stratum of it.</summary>
internal sealed class StageUnits
{
    private StageUnits(int[] unitOfRow, int[] parents, int[] strata, int stratumCount)
    {
        UnitOfRow = unitOfRow;
        Parents = parents;
        Strata = strata;
        Sampled = new int[stratumCount];
        ParentOfStratum = new int[stratumCount];
        for (var unit = 0; unit < strata.Length; unit++)
        {
            Sampled[strata[unit]]++;
            ParentOfStratum[strata[unit]] = parents[unit];
        }

        (Starts, Order) = Sort(strata, Sampled);
        IsRow = unitOfRow.Length == parents.Length;
    }

    /// <summary>The unit of each row.</summary>
    public int[] UnitOfRow { get; }

    /// <summary>The unit of the stage before that each unit lies in.</summary>
    public int[] Parents { get; }

    /// <summary>The stratum of each unit.</summary>
    public int[] Strata { get; }

    /// <summary>The units drawn from each stratum.</summary>
    public int[] Sampled { get; }

    /// <summary>The unit of the stage before that each stratum lies in.</summary>
    public int[] ParentOfStratum { get; }

    /// <summary>Where the units of each stratum start in <see cref="Order"/>, and where the last ends.</summary>
    public int[] Starts { get; }

    /// <summary>The units by stratum.</summary>
    public int[] Order { get; }

    /// <summary>Whether each row is a unit of its own, in the rows' order.</summary>
    public bool IsRow { get; }

    /// <summary>The share of its stratum that each unit was drawn with; 0 when the population is unknown or without end.</summary>
    public double[] Fractions { get; private set; } = [];

    /// <summary>Whether the stage says how large the population is.</summary>
    public bool HasPopulation { get; private set; }

    /// <summary>What each stratum is called in messages.</summary>
    public required Func<int, string> StratumName { get; init; }

    /// <summary>The number of units.</summary>
    public int Count => Parents.Length;

    public static Outcome<StageUnits> Create(int rows, int stage, SamplingStage given, StageUnits? before, DesignOptions options)
    {
        if (Missing(given.Units, "unit") is { } missing || Missing(given.Strata, "stratum") is { } none && (missing = none) is not null)
        {
            return missing;
        }

        // A stratum lies within a unit of the stage before, a unit within that and, where identifiers start anew, the stratum.
        var strata = new Codes(rows);
        var units = new Codes(rows);
        var (parents, unitStrata) = (new List<int>(), new List<int>());
        var firstRows = new List<int>();
        for (var row = 0; row < rows; row++)
        {
            var parent = before?.UnitOfRow[row] ?? 0;
            var stratum = strata.Add(row, parent, given.Strata?.Codes[row] ?? 0);
            if (stratum == firstRows.Count)
            {
                firstRows.Add(row);
            }

            var unit = given.Units is null
                ? units.AddNew(row)
                : units.Add(row, options.NestedUnits ? rows + stratum : parent, given.Units.Codes[row]);
            if (unit == parents.Count)
            {
                parents.Add(parent);
                unitStrata.Add(stratum);
            }
            else if (unitStrata[unit] != stratum)
            {
                return new Problem(
                    ProblemKind.InvalidValue,
                    $"Unit {given.Units!.Name}={given.Units.Levels[given.Units.Codes[row]]} of stage {stage} lies in the strata "
                    + $"{Name(firstRows[unitStrata[unit]])} and {Name(firstRows[stratum])}; a unit lies in one stratum, unless its "
                    + "identifiers start anew in each.");
            }
        }

        var result = new StageUnits(units.OfRow, [.. parents], [.. unitStrata], firstRows.Count)
        {
            StratumName = stratum => Name(firstRows[stratum]),
        };
        return result.TakePopulation(stage, given, options) is { } problem ? problem : result;

        Problem? Missing(Factor? factor, string what)
        {
            if (factor is null)
            {
                return null;
            }

            Require.SameLength(rows, factor.Count, what);
            var row = factor.Codes.IndexOf(-1);
            return row < 0 ? null : new Problem(
                ProblemKind.InvalidValue, $"Row {row + 1} has no {what} {factor.Name} at stage {stage}; every row belongs to one.");
        }

        string Name(int row)
        {
            var own = given.Strata is { } factor ? $"{factor.Name}={factor.Levels[factor.Codes[row]]}" : "";
            var within = before is null ? "" : $"unit {before.UnitOfRow[row] + 1} of stage {stage - 1}";
            return own.Length == 0 && within.Length == 0 ? "the whole population"
                : own.Length == 0 ? within
                : within.Length == 0 ? own
                : $"{own} in {within}";
        }
    }

    private static (int[] Starts, int[] Order) Sort(int[] strata, int[] sampled)
    {
        var starts = new int[sampled.Length + 1];
        for (var stratum = 0; stratum < sampled.Length; stratum++)
        {
            starts[stratum + 1] = starts[stratum] + sampled[stratum];
        }

        var next = starts[..^1].ToArray();
        var order = new int[strata.Length];
        for (var unit = 0; unit < strata.Length; unit++)
        {
            order[next[strata[unit]]++] = unit;
        }

        return (starts, order);
    }

    private Problem? TakePopulation(int stage, SamplingStage given, DesignOptions options)
    {
        Fractions = new double[Count];
        if ((given.PopulationCounts ?? given.SamplingFractions) is not { } values)
        {
            return null;
        }

        Require.SameLength(UnitOfRow.Length, values.Count, nameof(given));
        var counted = given.PopulationCounts is not null;
        HasPopulation = true;
        var taken = new double[counted || !options.UnequalProbabilities ? Sampled.Length : Count];
        for (var row = 0; row < values.Count; row++)
        {
            var (value, stratum) = (values[row], Strata[UnitOfRow[row]]);
            var where = $"in {StratumName(stratum)} at stage {stage}";
            if (counted ? !(value >= Sampled[stratum]) : !(value is > 0 and <= 1))
            {
                return new Problem(
                    ProblemKind.InvalidValue,
                    counted
                        ? $"The population count of row {row + 1} is {Text(value)} {where}, where {Sampled[stratum]} units were drawn; it "
                            + "is at least that number."
                        : $"The sampling fraction of row {row + 1} is {Text(value)} {where}; it is above 0 and at most 1.");
            }

            ref var first = ref taken[taken.Length == Sampled.Length && (counted || !options.UnequalProbabilities) ? stratum : UnitOfRow[row]];
            if (first != 0 && Math.Abs(first - value) > 1e-9 * value)
            {
                return new Problem(
                    ProblemKind.InvalidValue,
                    $"The {(counted ? "population count" : "sampling fraction")} of row {row + 1} is {Text(value)} {where}, that of an "
                    + $"earlier row {Text(first)}; it is the same for all rows, unless units were drawn with unequal probabilities.");
            }

            first = value;
            Fractions[UnitOfRow[row]] = counted ? Sampled[stratum] / value : value;
        }

        return null;
    }

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Gives pairs of numbers consecutive codes, in the order of their first appearance.</summary>
    private sealed class Codes(int rows)
    {
        private readonly Dictionary<(int, int), int> _known = [];
        private (int, int) _last = (-1, -1);
        private int _lastCode;

        public int[] OfRow { get; } = new int[rows];

        public int Add(int row, int first, int second)
        {
            var key = (first, second);
            if (key != _last)
            {
                if (!_known.TryGetValue(key, out _lastCode))
                {
                    _lastCode = _known.Count;
                    _known.Add(key, _lastCode);
                }

                _last = key;
            }

            return OfRow[row] = _lastCode;
        }

        public int AddNew(int row) => OfRow[row] = row;
    }
}
