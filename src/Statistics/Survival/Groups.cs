namespace Sektorskifte.Statistics.Survival;

/// <summary>To which of several named groups each row belongs.</summary>
public sealed class Groups
{
    private readonly int[] _codes;
    private readonly string[] _names;

    private Groups(int[] codes, string[] names)
    {
        _codes = codes;
        _names = names;
    }

    /// <summary>The number of rows.</summary>
    public int Count => _codes.Length;

    /// <summary>The groups that occur, in the order of their names' characters.</summary>
    public IReadOnlyList<string> Names => _names;

    internal int[] Codes => _codes;

    /// <summary>Groups by the label of each row.</summary>
    /// <param name="labels">The labels, at least one.</param>
    /// <exception cref="ArgumentException">There are no rows.</exception>
    public static Groups Of(IReadOnlyList<string> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfZero(labels.Count, nameof(labels));
        var names = new SortedSet<string>(labels, StringComparer.Ordinal).ToArray();
        var codes = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < names.Length; i++)
        {
            codes.Add(names[i], i);
        }

        var rows = new int[labels.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = codes[labels[i]];
        }

        return new Groups(rows, names);
    }

    /// <summary>One group with every row.</summary>
    internal static Groups One(int rows) => new(new int[rows], ["all"]);

    internal int[] RowsOf(string name) => RowsOf(Array.IndexOf(_names, name));

    internal int[] RowsOf(int code)
    {
        var rows = new List<int>();
        for (var i = 0; i < _codes.Length; i++)
        {
            if (_codes[i] == code)
            {
                rows.Add(i);
            }
        }

        return [.. rows];
    }
}
