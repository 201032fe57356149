using Sektorskifte.Register.Profiles;

namespace Sektorskifte.Register.Records;

/// <summary>
/// Where the mapped columns stand in one CSV file. A name matches exactly, else without case and blanks around it when
/// just one column matches so.
/// </summary>
internal sealed class CsvHeader
{
    private static readonly char[] OtherDelimiters = [',', ';', '\t', '|', ':'];

    private CsvHeader(int[] mapped, (int Index, ulong Seed)[] unmapped, string[] names)
    {
        Mapped = mapped;
        Unmapped = unmapped;
        Names = names;
    }

    /// <summary>For each mapped column, its index in the file.</summary>
    public int[] Mapped { get; }

    /// <summary>The other columns, with what their hashes begin with.</summary>
    public (int Index, ulong Seed)[] Unmapped { get; }

    /// <summary>The names of the file's columns.</summary>
    public string[] Names { get; }

    /// <summary>Reads the header of a file, which is its first record.</summary>
    /// <param name="file">The file's name for messages.</param>
    /// <param name="records">The records, none read yet.</param>
    /// <param name="format">The format that the profile states.</param>
    /// <param name="mappedColumns">The names of the mapped columns.</param>
    /// <exception cref="InputException">There is no header, it can't be read, or a mapped column is not in it just once.</exception>
    public static CsvHeader Read(string file, CsvRecords records, SourceFormat format, IReadOnlyList<string> mappedColumns)
    {
        if (!records.Next())
        {
            throw new InputException($"{file} has no header line; the columns {List(mappedColumns)} were expected.");
        }

        var names = records.Fields.ToArray();
        Check(file, records, names);
        var mapped = mappedColumns.Select(name => Find(file, name, names, records.Raw, format, mappedColumns)).ToArray();
        var occurrences = new Dictionary<string, int>(StringComparer.Ordinal);
        var unmapped = new List<(int, ulong)>();
        for (var i = 0; i < names.Length; i++)
        {
            var occurrence = occurrences.GetValueOrDefault(names[i]);
            occurrences[names[i]] = occurrence + 1;
            if (!mapped.Contains(i))
            {
                unmapped.Add((i, RowHash.Seed(names[i], occurrence)));
            }
        }

        return new CsvHeader(mapped, [.. unmapped], names);
    }

    /// <summary>The names of a file's columns; none when it has no header.</summary>
    /// <exception cref="InputException">The file or its header can't be read.</exception>
    public static IReadOnlyList<string> NamesOf(string file, SourceFormat format)
    {
        using var records = new CsvRecords(file, format);
        return records.Next() ? records.Fields.ToArray() : [];
    }

    private static void Check(string file, CsvRecords records, string[] names)
    {
        if (records.BadQuote >= 0)
        {
            throw new InputException($"{file}, row 1 (the header): a quote stands in the wrong place in '{names[records.BadQuote]}'.");
        }

        if (Array.Find(names, name => name.Contains(TextEncoding.Invalid)) is { } undecodable)
        {
            throw new InputException(
                $"{file}, row 1 (the header): '{undecodable.Replace(TextEncoding.Invalid, '\uFFFD')}' is not {records.Encoding.WebName} text. " +
                $"Set source.encoding in the profile, perhaps to {TextEncoding.Alternative(records.Encoding)}.");
        }

        if (Array.Exists(names, name => name.Contains('\0')))
        {
            throw new InputException($"{file}, row 1 (the header) has NUL bytes; the file is not text, or is damaged.");
        }
    }

    private static int Find(
        string file, string name, string[] names, string raw, SourceFormat format, IReadOnlyList<string> mappedColumns)
    {
        var exact = Matches(names, candidate => candidate == name);
        var matches = exact.Length > 0
            ? exact
            : Matches(names, candidate => candidate.Trim().Equals(name.Trim(), StringComparison.OrdinalIgnoreCase));
        if (matches.Length == 1)
        {
            return matches[0];
        }

        if (matches.Length > 1)
        {
            throw new InputException(
                $"{file}, row 1 (the header): the column '{name}' stands {matches.Length} times, in positions " +
                $"{string.Join(", ", matches.Select(i => i + 1))}; a mapped column must stand once.");
        }

        if (OtherDelimiter(raw, format, mappedColumns, names.Length) is { } delimiter)
        {
            throw new InputException(
                $"{file}, row 1 (the header): the column '{name}' is missing, because '{Shown(format.Delimiter)}' splits the line into " +
                $"{names.Length} column{(names.Length == 1 ? "" : "s")}. '{Shown(delimiter)}' would split it: set source.delimiter in the profile.");
        }

        var nearest = NearestName.Of(name, names);
        throw new InputException(
            $"{file}, row 1 (the header): the column '{name}' is missing. " +
            (nearest is null ? "" : $"Is it '{nearest}'? ") + $"The columns are {List(names)}.");
    }

    private static int[] Matches(string[] names, Func<string, bool> matches) =>
        [.. Enumerable.Range(0, names.Length).Where(i => matches(names[i]))];

    // The delimiter that splits the line so that most mapped columns are found, if it finds more than the profile's does.
    private static char? OtherDelimiter(string raw, SourceFormat format, IReadOnlyList<string> mappedColumns, int found)
    {
        int Hits(char delimiter) => raw.Split(delimiter)
            .Select(part => part.Trim().Trim(format.Quote))
            .Intersect(mappedColumns, StringComparer.OrdinalIgnoreCase)
            .Count();

        int Pieces(char delimiter) => raw.Split(delimiter).Length;

        var best = OtherDelimiters.Where(d => d != format.Delimiter).OrderByDescending(Hits).ThenByDescending(Pieces).First();
        return Hits(best) > Hits(format.Delimiter) || (found == 1 && Pieces(best) > 1) ? best : null;
    }

    private static string Shown(char delimiter) => delimiter == '\t' ? "tab" : delimiter.ToString();

    private static string List(IReadOnlyList<string> names)
    {
        const int Most = 40;
        var shown = string.Join(", ", names.Take(Most).Select(name => $"'{(name.Length > 60 ? name[..60] + "…" : name)}'"));
        return names.Count > Most ? $"{shown} and {names.Count - Most} more" : shown;
    }
}
