using System.Collections.Concurrent;
using System.Globalization;

namespace Sektorskifte.Statistics.Tests.Reference;

/// <summary>
/// The data of a reference case, by column: <c>data.csv</c>, or what <c>data.R</c> prints where the data belong to an R package
/// and are read from it (such a test carries <see cref="RFactAttribute"/> or <see cref="RTheoryAttribute"/>). Cells hold no
/// commas and no line breaks; quotes around a cell are taken off; NA is a missing cell.
/// </summary>
internal sealed class ReferenceData
{
    private static readonly ConcurrentDictionary<string, Lazy<ReferenceData>> Read = new(StringComparer.Ordinal);
    private readonly string[] _columns;
    private readonly string[][] _rows;

    private ReferenceData(string csv)
    {
        var lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.TrimEnd('\r').Split(',').Select(cell => cell.Trim('"')).ToArray()).ToList();
        _columns = lines[0];
        _rows = [.. lines.Skip(1)];
        Assert.All(_rows, row => Assert.Equal(_columns.Length, row.Length));
    }

    /// <summary>The number of rows.</summary>
    public int Count => _rows.Length;

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Columns => _columns;

    /// <summary>The data of a folder, read once.</summary>
    /// <param name="folder">The folder of the reference case.</param>
    /// <param name="file">The file's name without its ending, for folders with several.</param>
    public static ReferenceData Of(string folder, string file = "data") =>
        Read.GetOrAdd($"{folder}/{file}", _ => new(() =>
        {
            var csv = ReferenceCase.PathOf(folder, $"{file}.csv");
            return new ReferenceData(File.Exists(csv) ? File.ReadAllText(csv) : RScript.Run(ReferenceCase.PathOf(folder, $"{file}.R")));
        })).Value;

    /// <summary>A column of numbers; a missing cell is NaN.</summary>
    public double[] Numbers(string column) =>
        [.. Texts(column).Select(cell => cell is "NA" or "" ? double.NaN : double.Parse(cell, CultureInfo.InvariantCulture))];

    /// <summary>A column as it stands.</summary>
    public string[] Texts(string column)
    {
        var at = Array.IndexOf(_columns, column);
        Assert.True(at >= 0, $"There is no column {column} among {string.Join(", ", _columns)}.");
        return [.. _rows.Select(row => row[at])];
    }
}
