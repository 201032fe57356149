using Sektorskifte.Register.Engines.DuckDb;
using Sektorskifte.Register.Profiles;

namespace Sektorskifte.Register.Records;

/// <summary>Opens record files by what the profile says of their format.</summary>
internal static class RecordFiles
{
    /// <summary>A source over the files.</summary>
    /// <param name="files">The files, all of one format.</param>
    /// <param name="format">What the profile says.</param>
    /// <param name="columns">The columns to deliver.</param>
    /// <param name="reject">Takes rows that can't be split into columns.</param>
    /// <exception cref="InputException">A file can't be read, or the files are of two formats.</exception>
    public static IRecordSource Open(
        IReadOnlyList<string> files, SourceFormat format, IReadOnlyList<string> columns, Action<Reject> reject)
    {
        if (files.Count == 0)
        {
            throw new InputException("No record file was given.");
        }

        foreach (var file in files)
        {
            RecordFile.RequireName(file);
        }

        var twice = files.GroupBy(Path.GetFullPath).FirstOrDefault(same => same.Count() > 1);
        if (twice is not null)
        {
            throw new InputException($"{twice.First()} was given {twice.Count()} times; each file counts once.");
        }

        var parquet = files.Count(file => IsParquet(file, format.Format));
        if (parquet != 0 && parquet != files.Count)
        {
            throw new InputException("Some of the record files are Parquet and some CSV; give files of one format in a run.");
        }

        return parquet == 0
            ? new CsvSource(files, format, columns, reject)
            : new ParquetSource(files, columns);
    }

    /// <summary>The distinct texts of a column of a file, at most a thousand; rows that can't be split are passed over.</summary>
    /// <exception cref="InputException">The file can't be read.</exception>
    public static IReadOnlyList<string> Distinct(string file, SourceFormat format, string column)
    {
        const int Most = 1000;
        using var source = Open([file], format, [column], _ => { });
        var texts = new TextDictionary();
        var numbers = new TextNumbers(texts);
        var chunk = new Chunk();
        var values = new int[Chunk.Capacity];
        while (texts.Count <= Most && source.Read(chunk))
        {
            numbers.Read(chunk.Columns[0], chunk.Count, values);
        }

        return [.. Enumerable.Range(1, Math.Min(Most, texts.Count)).Select(texts.Text)];
    }

    /// <summary>Whether a file is to be read as Parquet.</summary>
    public static bool IsParquet(string file, FileFormat format) => format switch
    {
        FileFormat.Parquet => true,
        FileFormat.Csv => false,
        _ => file.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase),
    };
}
