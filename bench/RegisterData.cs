using System.Globalization;
using Sektorskifte.Register.Engines.DuckDb;

namespace Sektorskifte.Bench;

/// <summary>
/// A generated register in the forms that the cases read. Each form is made when it is first asked for and kept; it appears
/// under its name when it is complete.
/// </summary>
internal sealed class RegisterData
{
    private const int TrialPersons = 2_000;
    private const int Months = 100;
    private const string Seed = "1";
    private const string From = "2012-01";

    // The month after the hundred is held out, for adding it to a store.
    private const string To = "2020-05";
    private const int HeldOut = 202005;
    private static readonly TimeSpan NoLimit = TimeSpan.FromDays(1);

    private readonly string _folder;
    private readonly long _wanted;

    /// <summary>A register of about so many rows.</summary>
    public RegisterData(long rows)
    {
        _wanted = rows;
        _folder = Path.Combine(Repository.Data, string.Create(CultureInfo.InvariantCulture, $"register-{rows}"));
        Directory.CreateDirectory(_folder);
    }

    /// <summary>A hundred months from 2012-01, ordered by person and month.</summary>
    public string Sorted => Made("sorted.parquet", file => Execute(
        $"COPY (SELECT * FROM {Table(Whole)} WHERE month <> {HeldOut}) TO {Session.Literal(file)} (FORMAT parquet, COMPRESSION zstd)"));

    /// <summary>The same rows, a file a month, in an order that has nothing to do with persons.</summary>
    public IReadOnlyList<string> ByMonth =>
        [.. Directory.GetFiles(Made("months", SplitMonths)).Order(StringComparer.Ordinal)];

    /// <summary>The month after the hundred, in such an order.</summary>
    public string NextMonth => Made("next-month.parquet", file => Execute(
        $"COPY (SELECT * FROM {Table(Whole)} WHERE month = {HeldOut} ORDER BY hash(person), workplace) TO {Session.Literal(file)} (FORMAT parquet, COMPRESSION zstd)"));

    /// <summary>A store of the sorted rows.</summary>
    public string Store => Made("store", folder => CaseProcess.Import(Sorted, folder));

    /// <summary>The sorted rows as a folder of one plain binary file a column.</summary>
    public string Columns => Made("columns", folder => RawColumns.Write(Sorted, folder));

    /// <summary>Where a case writes its cells.</summary>
    public string Cells(string name) => Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, "cells")).FullName, name + ".txt");

    /// <summary>The number of rows of the sorted file.</summary>
    public long Rows => RowsOf(Sorted);

    // How many rows a person has is the generator's affair: a small trial tells.
    private string Whole => Made("whole.parquet", file =>
    {
        var trial = Path.Combine(_folder, "trial.parquet");
        Generate(TrialPersons, trial);
        var persons = Math.Max(1, _wanted * (Months + 1) / Months * TrialPersons / RowsOf(trial));
        File.Delete(trial);
        Generate(persons, file);
    });

    private string Made(string name, Action<string> make)
    {
        var path = Path.Combine(_folder, name);
        if (!Path.Exists(path))
        {
            var unfinished = Path.Combine(_folder, "unfinished-" + name);
            if (Directory.Exists(unfinished))
            {
                Directory.Delete(unfinished, recursive: true);
            }

            make(unfinished);
            Directory.Move(unfinished, path);
        }

        return path;
    }

    // In two steps, so that no more than a few rows of each month, and then the rows of one month, are in memory: parts by
    // month, then each part in its new order. A row whose month is wrong goes to any of the files.
    private void SplitMonths(string folder)
    {
        var parts = folder + "-parts";
        if (Directory.Exists(parts))
        {
            Directory.Delete(parts, recursive: true);
        }

        Execute(
            $"SET partitioned_write_max_open_files = {Months + 1}",
            "SET partitioned_write_flush_threshold = 40960",
            $"COPY (SELECT *, CASE WHEN month BETWEEN 201201 AND 202004 AND month % 100 BETWEEN 1 AND 12 THEN month "
            + $"ELSE 201201 + hash(workplace) % 12 END AS part FROM {Table(Sorted)}) "
            + $"TO {Session.Literal(parts)} (FORMAT parquet, COMPRESSION lz4, PARTITION_BY (part))");
        Directory.CreateDirectory(folder);
        foreach (var part in Directory.GetDirectories(parts))
        {
            var month = part[(part.LastIndexOf('=') + 1)..];
            var file = Path.Combine(folder, $"{month[..4]}-{month[4..]}.parquet");
            Execute(
                $"COPY (SELECT * FROM read_parquet({Session.Literal(Path.Combine(part, "*.parquet"))}, hive_partitioning = false) "
                + $"ORDER BY hash(person), workplace) TO {Session.Literal(file)} (FORMAT parquet, COMPRESSION zstd)");
        }

        Directory.Delete(parts, recursive: true);
    }

    private void Execute(params IEnumerable<string> statements)
    {
        using var session = new Session(new SessionSettings { MemoryLimit = 4_000_000_000, TempDirectory = _folder });
        foreach (var statement in statements)
        {
            session.Execute(statement);
        }
    }

    private static void Generate(long persons, string file)
    {
        _ = ChildProcess.Run(
            NoLimit, CaseProcess.Program, "generate", "--persons", persons.ToString(CultureInfo.InvariantCulture), "--from", From,
            "--to", To, "--seed", Seed, "--out", file, "--quiet").OrThrow();
        File.Delete(file + ".truth.json");
    }

    private static string Table(string file) => $"read_parquet({Session.Literal(file)}, hive_partitioning = false)";

    private static long RowsOf(string file)
    {
        using var session = new Session(new SessionSettings());
        return ParquetFile.Open(session, file).Rows;
    }
}
