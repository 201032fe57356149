using System.Diagnostics;
using System.Globalization;
using Sektorskifte.Register.Engines.DuckDb;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Bench;

/// <summary>
/// One run of a scan or of the source over every column of files. Each gives one line, the seconds and then a fingerprint of
/// the data: the bytes of a text column, the set ones of a boolean column, the largest number or date.
/// </summary>
internal static class Scans
{
    /// <summary>DuckDB alone, on all cores, with the cheapest aggregate that touches every value.</summary>
    public static string Bare(IReadOnlyList<string> paths) =>
        Aggregated(paths, column => $"coalesce(CAST({Aggregate(column)} AS VARCHAR), '')");

    /// <summary>DuckDB alone, on all cores, decoding every value and looking at none.</summary>
    public static string Counted(IReadOnlyList<string> paths) =>
        Aggregated(paths, column => $"CAST(count({Session.Identifier(column.Name)}) AS VARCHAR)");

    /// <summary>DuckDB brings the rows in order of persons and months, and hands them over.</summary>
    public static string Sorted(IReadOnlyList<string> paths)
    {
        using var session = new Session(new SessionSettings { MemoryLimit = CaseProcess.RivalMemory });
        var watch = Stopwatch.StartNew();
        var rows = 0L;
        using var stream = session.Stream(
            $"SELECT * FROM read_parquet([{string.Join(", ", paths.Select(Session.Literal))}]) ORDER BY person, month");
        while (stream.Next() is { } chunk)
        {
            rows += chunk.Count;
            chunk.Dispose();
        }

        return Line(watch.Elapsed, [rows.ToString(CultureInfo.InvariantCulture)]);
    }

    /// <summary>The source as the mapping reads it, opening of the files included.</summary>
    public static string Source(IReadOnlyList<string> paths)
    {
        string[] names = [.. ParquetSample.Read(paths[0], 0).Select(column => column.Name)];
        var watch = Stopwatch.StartNew();
        using var source = new ParquetSource(paths, [.. names.Select(name => new WantedColumn(name))]);
        var sums = new Sum[source.Columns.Count];
        var chunk = new Chunk();
        while (source.Read(chunk))
        {
            for (var i = 0; i < sums.Length; i++)
            {
                sums[i].Add(chunk.Columns[i], chunk.Count);
            }
        }

        return Line(watch.Elapsed, sums.Select((sum, i) => sum.Text(source.Columns[i].Type)));
    }

    private static string Aggregated(IReadOnlyList<string> paths, Func<ParquetColumn, string> expression)
    {
        using var session = new Session(new SessionSettings());
        var columns = ParquetFile.Open(session, paths[0]).Columns.Select(expression);
        var watch = Stopwatch.StartNew();
        var files = string.Join(", ", paths.Select(Session.Literal));
        var row = session.Texts($"SELECT {string.Join(", ", columns)} FROM read_parquet([{files}], hive_partitioning = false)")[0];
        return Line(watch.Elapsed, row);
    }

    private static string Aggregate(ParquetColumn column)
    {
        var name = Session.Identifier(column.Name);
        return ParquetTypes.Of(column.SqlType) switch
        {
            ColumnType.Integer => $"max({name})",
            ColumnType.Number => $"max(CAST({name} AS DOUBLE))",
            ColumnType.Date => $"max(CAST({name} AS DATE) - DATE '1970-01-01')",
            ColumnType.Boolean => $"count_if({name})",
            ColumnType.Text => $"sum(strlen(CAST({name} AS VARCHAR)))",
            _ => throw new InputException($"Column {column.Name} of type {column.SqlType} can't be measured."),
        };
    }

    private static string Line(TimeSpan time, IEnumerable<string?> fingerprint) =>
        string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:F4} {string.Join(';', fingerprint)}");

    private struct Sum
    {
        private long _whole;
        private double _largest;
        private bool _any;

        public void Add(in ColumnVector column, int count)
        {
            if (!_any)
            {
                (_whole, _largest) = (column.Type is ColumnType.Date or ColumnType.Integer ? long.MinValue : 0, double.NegativeInfinity);
            }

            for (var row = 0; row < count && !_any; row++)
            {
                _any = !column.IsMissing(row);
            }

            switch (column.Type)
            {
                case ColumnType.Integer:
                    AddIntegers(column, count);
                    break;
                case ColumnType.Number:
                    AddNumbers(column, count);
                    break;
                case ColumnType.Date:
                    AddDates(column, count);
                    break;
                case ColumnType.Boolean:
                    AddBooleans(column, count);
                    break;
                default:
                    AddTexts(column, count);
                    break;
            }
        }

        private void AddIntegers(in ColumnVector column, int count)
        {
            var values = column.Integers(count);
            for (var row = 0; row < count; row++)
            {
                _whole = column.IsMissing(row) ? _whole : Math.Max(_whole, values[row]);
            }
        }

        private void AddNumbers(in ColumnVector column, int count)
        {
            var values = column.Numbers(count);
            for (var row = 0; row < count; row++)
            {
                _largest = column.IsMissing(row) ? _largest : Math.Max(_largest, values[row]);
            }
        }

        private void AddDates(in ColumnVector column, int count)
        {
            var values = column.Dates(count);
            for (var row = 0; row < count; row++)
            {
                _whole = column.IsMissing(row) ? _whole : Math.Max(_whole, values[row]);
            }
        }

        private void AddBooleans(in ColumnVector column, int count)
        {
            var values = column.Booleans(count);
            for (var row = 0; row < count; row++)
            {
                _whole += column.IsMissing(row) ? 0 : values[row];
            }
        }

        private void AddTexts(in ColumnVector column, int count)
        {
            for (var row = 0; row < count; row++)
            {
                _whole += column.IsMissing(row) ? 0 : column.Text(row).Length;
            }
        }

        public readonly string Text(ColumnType type) =>
            type == ColumnType.Boolean || (_any && type != ColumnType.Number) ? _whole.ToString(CultureInfo.InvariantCulture)
            : !_any ? ""
            : _largest == Math.Floor(_largest) ? _largest.ToString("F1", CultureInfo.InvariantCulture)
            : _largest.ToString("R", CultureInfo.InvariantCulture);
    }
}
