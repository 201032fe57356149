using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Engines.ClickHouse;

/// <summary>The names of the tables that hold one push of a dataset.</summary>
/// <param name="Dataset">The dataset's name.</param>
/// <param name="Generation">What the push is made from, as 16 hexadecimal digits.</param>
internal sealed record DatasetTables(string Dataset, string Generation)
{
    private const int LongestName = 40;

    // Two underscores stand between the parts, and a dataset's name has only single ones.
    private string Prefix => $"{Owned(Dataset)}{Generation}__";

    /// <summary>On every shard: the records of its persons.</summary>
    public string Rows => Prefix + "rows";

    /// <summary>On the first shard: employers as compared, by number.</summary>
    public string Employers => Prefix + "employers";

    /// <summary>On the first shard: what decides of a job whether it is a leader's, by number.</summary>
    public string Jobs => Prefix + "jobs";

    /// <summary>On the first shard: combinations of the attributes' values, by number.</summary>
    public string Attributes => Prefix + "attributes";

    /// <summary>On the first shard: rows, duplicates and second jobs by period.</summary>
    public string Tally => Prefix + "tally";

    /// <summary>On the first shard: the rejected rows.</summary>
    public string Rejects => Prefix + "rejects";

    /// <summary>Under what name a server lists the inserts of this push while they run.</summary>
    public string Inserts => "sektorskifte-" + Prefix;

    /// <summary>How the names of all tables of a dataset begin.</summary>
    public static string Owned(string dataset) => $"data__{dataset}__";

    /// <summary>Whether a table belongs to this push.</summary>
    public bool Has(string table) => table.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Refuses what can't be a dataset's name.</summary>
    /// <exception cref="InputException">The name has another form.</exception>
    public static void RequireName(string dataset)
    {
        var isName = dataset.Length is > 0 and <= LongestName
            && char.IsAsciiLetterLower(dataset[0])
            && dataset.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_')
            && !dataset.Contains("__", StringComparison.Ordinal)
            && !dataset.EndsWith('_');
        if (!isName)
        {
            throw new InputException(
                $"--dataset {dataset}: expected 1 to {LongestName} lower-case letters, digits and single underscores, a letter first, such as bfl_2024.");
        }
    }
}
