using System.Diagnostics;
using System.Globalization;
using Sektorskifte.Register.Engines.DuckDb;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Bench;

/// <summary>
/// One run of a rival written in DuckDB's SQL. A statement ends with a semicolon at the end of a line. <c>$records</c> is
/// the table to read. The statements between <c>-- each range</c> and <c>-- end</c> run once for each range of persons, from
/// <c>$low</c> up to but not including <c>$high</c>. The table <c>cells</c> with one column <c>line</c> is the result.
/// </summary>
internal static class SqlScript
{
    private const string LoopStart = "-- each range\n";
    private const string LoopEnd = "-- end\n";

    /// <summary>Writes the cells to a file and gives the seconds, the opening of the files included.</summary>
    /// <param name="script">The file with the statements.</param>
    /// <param name="cells">Where the cells go.</param>
    /// <param name="ranges">The number of ranges of persons, from 1.</param>
    /// <param name="memory">The memory that DuckDB keeps to, in bytes.</param>
    /// <param name="files">The record files.</param>
    public static string Run(string script, string cells, int ranges, long memory, IReadOnlyList<string> files)
    {
        var text = File.ReadAllText(script);
        var start = text.IndexOf(LoopStart, StringComparison.Ordinal);
        var end = text.IndexOf(LoopEnd, StringComparison.Ordinal);
        if (start < 0 || end < start)
        {
            throw new InputException($"{script}: has no lines '{LoopStart.Trim()}' and '{LoopEnd.Trim()}' around what is done for each range.");
        }

        var records = $"read_parquet([{string.Join(", ", files.Select(Session.Literal))}])";
        var watch = Stopwatch.StartNew();
        using var session = new Session(new SessionSettings { MemoryLimit = memory });
        Execute(session, text[..start].Replace("$records", records, StringComparison.Ordinal));
        var bounds = Bounds(session, files, ranges);
        for (var i = 0; i < ranges; i++)
        {
            Execute(session, text[(start + LoopStart.Length)..end]
                .Replace("$records", records, StringComparison.Ordinal)
                .Replace("$low", bounds[i].ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                .Replace("$high", bounds[i + 1].ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        }

        Execute(session, text[(end + LoopEnd.Length)..].Replace("$records", records, StringComparison.Ordinal));
        var lines = session.Texts("SELECT line FROM cells").Select(row => row[0]!);
        File.WriteAllLines(cells, lines);
        return watch.Elapsed.TotalSeconds.ToString("F4", CultureInfo.InvariantCulture);
    }

    // From the footers alone: the numbers of the persons are spread evenly.
    private static long[] Bounds(Session session, IReadOnlyList<string> files, int ranges)
    {
        var list = string.Join(", ", files.Select(Session.Literal));
        var row = session.Texts(
            "SELECT min(stats_min_value::BIGINT)::VARCHAR, max(stats_max_value::BIGINT)::VARCHAR "
            + $"FROM parquet_metadata([{list}]) WHERE path_in_schema = 'person'")[0];
        var (first, last) = (long.Parse(row[0]!, CultureInfo.InvariantCulture), long.Parse(row[1]!, CultureInfo.InvariantCulture));
        return [.. Enumerable.Range(0, ranges + 1).Select(i => first + (long)((Int128)(last + 1 - first) * i / ranges))];
    }

    private static void Execute(Session session, string statements)
    {
        foreach (var statement in statements.Split(";\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!statement.Split('\n').All(line => line.StartsWith("--", StringComparison.Ordinal) || line.Length == 0))
            {
                session.Execute(statement);
            }
        }
    }
}
