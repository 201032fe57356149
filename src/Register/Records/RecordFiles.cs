using Sektorskifte.Register.Engines.DuckDb;
using Sektorskifte.Register.Profiles;

namespace Sektorskifte.Register.Records;

/// <summary>Record files of one format, opened by what the profile says, to be read by one thread or several.</summary>
internal sealed class RecordFiles
{
    private const int BytesOfRow = 40;
    private const int BytesOfPackedRow = 8;

    private readonly IReadOnlyList<string> _files;
    private readonly SourceFormat _format;
    private readonly IReadOnlyList<ParquetFile> _parquet = [];
    private readonly IReadOnlyList<IReadOnlyList<string>> _headers;

    private RecordFiles(IReadOnlyList<string> files, SourceFormat format, bool parquet)
    {
        _files = files;
        _format = format;
        if (parquet)
        {
            _parquet = ParquetFile.Open(files);
            _headers = [.. _parquet.Select(file => (IReadOnlyList<string>)[.. file.Columns.Select(column => column.Name)])];
        }
        else
        {
            _headers = [.. files.Select(file => CsvHeader.NamesOf(file, format))];
        }
    }

    /// <summary>The names of all columns of the first file, in the file's order.</summary>
    public IReadOnlyList<string> FileColumns => _headers[0];

    /// <summary>About how many rows the files have: known of Parquet, guessed from the size of text.</summary>
    public long ApproximateRows => HasParts
        ? _parquet.Sum(file => file.Rows)
        : _files.Sum(file => new FileInfo(file).Length / (file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? BytesOfPackedRow : BytesOfRow));

    /// <summary>Several threads can read.</summary>
    public bool HasParts => _parquet.Count > 0;

    /// <summary>Opens the files.</summary>
    /// <param name="files">The files, all of one format.</param>
    /// <param name="format">What the profile says.</param>
    /// <exception cref="InputException">A file can't be read, or the files are of two formats.</exception>
    public static RecordFiles Open(IReadOnlyList<string> files, SourceFormat format)
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

        return new RecordFiles(files, format, parquet > 0);
    }

    /// <summary>Whether every file has a column of that name, without regard to case.</summary>
    public bool Have(string column) =>
        _headers.All(names => names.Any(name => name.Trim().Equals(column.Trim(), StringComparison.OrdinalIgnoreCase)));

    /// <summary>Reads the files by one thread.</summary>
    /// <param name="columns">The columns to deliver.</param>
    /// <param name="reject">Takes rows that can't be split into columns.</param>
    /// <exception cref="InputException">A file lacks a column, or has it in a type that can't be used.</exception>
    public IRecordSource Read(IReadOnlyList<WantedColumn> columns, Action<Reject> reject) => _parquet.Count == 0
        ? new CsvSource(_files, _format, [.. columns.Select(column => column.Name)], reject)
        : new ParquetSource(_parquet, columns);

    /// <summary>Reads the files by several threads, as far as their format allows.</summary>
    /// <param name="columns">The columns to deliver.</param>
    /// <param name="threads">The most threads, from 1.</param>
    /// <param name="bind">Told of the columns before any row.</param>
    /// <param name="newTaker">Makes the taker of a thread; called on that thread.</param>
    /// <exception cref="InputException">A file can't be read, lacks a column, or has it in a type that can't be used.</exception>
    public void Feed(
        IReadOnlyList<WantedColumn> columns, int threads, Action<IReadOnlyList<SourceColumn>> bind, Func<ChunkTaker> newTaker)
    {
        if (_parquet.Count > 0)
        {
            using var feed = new ParquetFeed(_parquet, columns, threads, newTaker);
            bind(feed.Columns);
            feed.Run();
            return;
        }

        var taker = newTaker();
        using var source = Read(columns, taker.Reject);
        bind(source.Columns);
        var chunk = new Chunk();
        for (var position = 0L; source.Read(chunk); position += chunk.Count)
        {
            chunk.Fraction = source.Fraction;
            if (!taker.Take(chunk, position))
            {
                return;
            }
        }
    }

    /// <summary>The distinct texts of a column of a file, at most a thousand; rows that can't be split are passed over.</summary>
    /// <exception cref="InputException">The file can't be read.</exception>
    public static IReadOnlyList<string> Distinct(string file, SourceFormat format, string column)
    {
        const int Most = 1000;
        using var source = Open([file], format).Read([column], _ => { });
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
