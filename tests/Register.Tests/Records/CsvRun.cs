using System.Text;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Records;
using Sektorskifte.Register.Tests.Engines;

namespace Sektorskifte.Register.Tests.Records;

/// <summary>What came out of CSV files: the rows with their numbers and hashes, and the rejects.</summary>
internal sealed record CsvRun(
    List<string?[]> Rows, List<long> Numbers, List<string> Files, List<long> Hashes, List<Reject> Rejects, IReadOnlyList<SourceColumn> Columns)
{
    public static readonly string[] AB = ["a", "b"];

    public static CsvRun Of(string text, SourceFormat? format = null, string[]? columns = null) =>
        OfBytes(Encoding.UTF8.GetBytes(text), format, columns);

    public static CsvRun OfBytes(byte[] bytes, SourceFormat? format = null, string[]? columns = null, string name = "records.csv")
    {
        using var folder = new TemporaryFolder();
        var path = folder.File(name);
        File.WriteAllBytes(path, bytes);
        return OfFiles([path], format, columns);
    }

    public static CsvRun OfFiles(string[] files, SourceFormat? format = null, string[]? columns = null)
    {
        var rejects = new List<Reject>();
        using var source = new CsvSource(files, format ?? new SourceFormat(), columns ?? AB, rejects.Add);
        var run = new CsvRun([], [], [], [], rejects, source.Columns);
        var texts = source.Columns.Count(c => c.Type == ColumnType.Text);
        var chunk = new Chunk();
        while (source.Read(chunk))
        {
            for (var row = 0; row < chunk.Count; row++)
            {
                run.Rows.Add([.. Enumerable.Range(0, texts).Select(c => Cell(chunk.Columns[c], row))]);
                run.Numbers.Add(chunk.RowNumber(row));
                run.Files.Add(chunk.File);
                run.Hashes.Add(texts < source.Columns.Count ? chunk.Columns[texts].Integers(chunk.Count)[row] : 0);
            }
        }

        return run;
    }

    public static InputException Refused(string text, SourceFormat? format = null, string[]? columns = null) =>
        Assert.Throws<InputException>(() => Of(text, format, columns));

    public static InputException Refused(byte[] bytes, SourceFormat? format = null, string name = "records.csv") =>
        Assert.Throws<InputException>(() => OfBytes(bytes, format, name: name));

    public string[] Lines() => [.. Rows.Select(row => string.Join('|', row.Select(cell => cell ?? "-")))];

    private static string? Cell(ColumnVector vector, int row)
    {
        var text = Encoding.UTF8.GetString(vector.Text(row));
        Assert.Equal(text.Length == 0, vector.IsMissing(row));
        return vector.IsMissing(row) ? null : text;
    }
}
