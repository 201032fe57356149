using Sektorskifte.Register.Mapping;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Profiles.Drafts;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Data;

/// <summary>
/// Any file with a row a unit and a column a variable: survey answers, a table of counts, recruitment cases. It is Parquet when
/// its name ends in <c>.parquet</c>; else CSV, also gzip, whose encoding and delimiter are found by looking at it.
/// </summary>
public sealed class DataFile
{
    private const int SampleRows = 100;
    private readonly RecordFiles _file;

    private DataFile(string name, RecordFiles file, bool decimalComma)
    {
        Name = name;
        _file = file;
        DecimalComma = decimalComma;
    }

    /// <summary>The file, as it was named.</summary>
    public string Name { get; }

    /// <summary>The names of its columns, in the file's order.</summary>
    public IReadOnlyList<string> Columns => _file.FileColumns;

    /// <summary>Numbers may be written with a decimal comma: a CSV file whose columns are not parted by commas.</summary>
    internal bool DecimalComma { get; }

    /// <summary>Opens a file and reads its header.</summary>
    /// <param name="file">The file's name.</param>
    /// <exception cref="InputException">It can't be read, or has no rows.</exception>
    public static DataFile Open(string file)
    {
        RecordFile.RequireName(file);
        var format = RecordFiles.IsParquet(file, FileFormat.ByName)
            ? new SourceFormat { Format = FileFormat.Parquet }
            : CsvSample.Read(file, SampleRows).Format;
        return new DataFile(file, RecordFiles.Open([file], format), format.Format == FileFormat.Csv && format.Delimiter != ',');
    }

    /// <summary>Whether the file has a column; upper and lower case compare equal.</summary>
    /// <param name="column">The column's name.</param>
    public bool Has(string column) => _file.Have(column);

    /// <summary>Reads columns into memory, whole.</summary>
    /// <param name="columns">The columns' names; one that is given twice is read once.</param>
    /// <param name="missing">What stands for a missing value, beside an empty cell; null for <c>NA</c> alone.</param>
    /// <exception cref="InputException">The file lacks a column, named with those that it has, or can't be read.</exception>
    public DataRows Read(IEnumerable<string> columns, IReadOnlyCollection<string>? missing = null)
    {
        var names = columns.Select(Find).Distinct(StringComparer.Ordinal).ToList();
        var rejects = new List<Reject>();
        var dictionaries = names.ConvertAll(_ => new TextDictionary());
        using var source = _file.Read([.. names.Zip(dictionaries, (name, texts) => new WantedColumn(name, texts))], rejects.Add);
        var readers = dictionaries.ConvertAll(texts => new TextNumbers(texts));
        var codes = names.ConvertAll(_ => new List<int>());
        var rows = new List<long>();
        var chunk = new Chunk();
        var numbers = new int[Chunk.Capacity];
        while (source.Read(chunk))
        {
            for (var row = 0; row < chunk.Count; row++)
            {
                rows.Add(chunk.RowNumber(row));
            }

            for (var i = 0; i < names.Count; i++)
            {
                var part = numbers.AsSpan(0, chunk.Count);
                if (chunk.Columns[i].Type == ColumnType.Code)
                {
                    chunk.Columns[i].Codes(chunk.Count).CopyTo(part);
                }
                else
                {
                    readers[i].Read(chunk.Columns[i], chunk.Count, part);
                }

                codes[i].AddRange(part);
            }
        }

        return new DataRows(
            [.. rows],
            names.Select((name, i) => DataColumn.Of(this, name, dictionaries[i], codes[i], rows, missing ?? ["NA"])),
            RejectExample.Of(rejects));
    }

    private string Find(string column) =>
        Columns.FirstOrDefault(name => name.Trim() == column.Trim())
        ?? Columns.FirstOrDefault(name => name.Trim().Equals(column.Trim(), StringComparison.OrdinalIgnoreCase))
        ?? throw new InputException(
            $"{Name} has no column '{column}'{(NearestName.Of(column, Columns) is { } near ? $"; perhaps '{near}'" : "")}. "
            + $"Its columns are {string.Join(", ", Columns.Select(name => $"'{name}'"))}.");
}
