using Sektorskifte.Statistics.Designs;

namespace Sektorskifte.Statistics.Estimates;

/// <summary>The groups that a table of estimates has: the categories of a factor that have rows in the domain, or all rows as one.</summary>
internal sealed class Groups
{
    private readonly int[]? _group;
    private readonly int[] _ofLevel;

    private Groups(int[]? group, int[] ofLevel, List<string> names)
    {
        _group = group;
        _ofLevel = ofLevel;
        Names = names;
    }

    /// <summary>What each group is called; the single empty name without a factor.</summary>
    public IReadOnlyList<string> Names { get; }

    public int Count => Names.Count;

    public static Groups All { get; } = new(null, [], [""]);

    /// <summary>The groups of a factor; a row in which it is missing belongs to none.</summary>
    public static Groups Of(SurveyDesign design, Factor? by)
    {
        if (by is null)
        {
            return All;
        }

        Require.SameLength(design.RowCount, by.Count, by.Name);
        var present = new bool[by.Levels.Count];
        for (var row = 0; row < by.Count; row++)
        {
            if (by.Codes[row] is var code and >= 0 && design.Contains(row))
            {
                present[code] = true;
            }
        }

        var (ofLevel, names) = (new int[present.Length], new List<string>());
        for (var level = 0; level < present.Length; level++)
        {
            ofLevel[level] = present[level] ? names.Count : -1;
            if (present[level])
            {
                names.Add($"{by.Name}={by.Levels[level]}");
            }
        }

        return new Groups(by.Codes.ToArray(), ofLevel, names);
    }

    /// <summary>The group of a row; −1 for none.</summary>
    public int Of(int row) => _group is null ? 0 : _group[row] < 0 ? -1 : _ofLevel[_group[row]];

    /// <summary>What an estimate in a group is called.</summary>
    public string Name(int group, string estimate) => Names[group].Length == 0 ? estimate : $"{Names[group]} {estimate}";

    /// <summary>What is wrong when a group has no weight.</summary>
    public Problem Empty(int group, string what) => new(
        ProblemKind.NoData,
        Names[group].Length == 0 ? $"The sum of {what} is 0; there is nothing to divide by." : $"The sum of {what} in {Names[group]} is 0; there is nothing to divide by.");
}
