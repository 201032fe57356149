using System.Globalization;
using Sektorskifte.Register.Mapping;
using Sektorskifte.Tables.Disclosure;

namespace Sektorskifte.Register.Tests.Oracle;

/// <summary>Every number in which a mapping and the reference differ, in words. The mapping must show every cell: a least count of 1.</summary>
internal sealed class Agreement
{
    private readonly ReferenceRun _run;
    private readonly ReferenceCells _cells;
    private readonly ReferenceTime _time;
    private readonly MappingResult _result;
    private readonly List<string> _differences = [];
    private readonly Dictionary<(string Measure, string Period), bool> _shows = [];

    private Agreement(ReferenceRun run, MappingResult result)
    {
        _run = run;
        _cells = new ReferenceCells(run);
        _time = new ReferenceTime(run, _cells);
        _result = result;
    }

    /// <summary>The differences; none when the two agree.</summary>
    public static IReadOnlyList<string> Differences(ReferenceRun run, MappingResult result)
    {
        var agreement = new Agreement(run, result);
        agreement._differences.AddRange(Summaries(run, result.Summary));
        agreement.CompareFlows();
        agreement.CompareStocks();
        agreement.CompareRates();
        agreement.CompareHistory();
        agreement.CompareTime();
        agreement.CompareReorganisations();
        return agreement._differences;
    }

    /// <summary>The differences between two mappings of the same records, cell by cell.</summary>
    public static IEnumerable<string> Between(MappingResult first, MappingResult second)
    {
        IEnumerable<string> Lines(MappingResult result) =>
            new[] { result.Flows, result.Stocks, result.Rates, result.History, result.TimeToSwitch, result.Incidence, result.Reorganisations }
                .SelectMany(Cells)
                .Concat(Numbers(result.Summary).Select(n => "summary: " + n));
        return Lines(first).Except(Lines(second)).Select(line => "lacks " + line)
            .Concat(Lines(second).Except(Lines(first)).Select(line => "has " + line));
    }

    /// <summary>The counts of the summaries that differ.</summary>
    public static IEnumerable<string> Summaries(ReferenceRun run, RunSummary got)
    {
        var expected = ReferenceSummary.Of(run, got.Thresholds.Select(t => (t.MinPeople, t.MinShare)));
        return Numbers(expected).Zip(Numbers(got))
            .Where(pair => pair.First != pair.Second)
            .Select(pair => $"summary: expected {pair.First}, got {pair.Second}");
    }

    private static IEnumerable<string> Numbers(RunSummary summary) =>
    [
        $"rows read {summary.RowsRead}", $"used {summary.Used}", $"duplicates {summary.Duplicates}",
        $"rejected {Joined(summary.Rejected.Select(r => $"{r.Key} {r.Value}"))}", $"outside the window {summary.OutsideWindow}",
        $"persons {summary.Persons}", $"person-periods {summary.PersonPeriods}", $"ambiguous {summary.AmbiguousPersonPeriods}",
        $"second jobs {summary.PersonPeriodsWithSecondJobs}", $"spells {summary.Spells}", $"{summary.LeaderStretches}", $"linked pairs {summary.LinkedPairs}",
        $"moves {summary.Moves}", $"moves without the rule {summary.MovesWithoutRule}",
        $"thresholds {string.Join("; ", summary.Thresholds)}", $"employers {summary.Employers}",
        $"first {summary.FirstPeriod}", $"last {summary.LastPeriod}", $"missing {Joined(summary.MissingPeriods)}",
        $"partial {Joined(summary.PartialPeriods.Select(p => $"{p.Key} {p.Value}"))}",
    ];

    private static string Joined(IEnumerable<string> parts) => string.Join(", ", parts.Order(StringComparer.Ordinal));

    private void CompareFlows() => CompareCounts(_result.Flows, _cells.Flows, codes => Shows("flows", codes[0]));

    private void CompareStocks() => CompareCounts(_result.Stocks, _cells.Stocks, codes => Shows(codes[0], codes[1]));

    private bool Shows(string measure, string period)
    {
        if (!_shows.TryGetValue((measure, period), out var shows))
        {
            _shows[(measure, period)] = shows = _cells.Shows(measure, period);
        }

        return shows;
    }

    /// <summary>All cells of a table of counts, and that the table has a row for everything that was counted.</summary>
    private void CompareCounts(ProtectedTable table, Dictionary<string, double> expected, Func<string[], bool> shown)
    {
        var left = expected.Keys.ToHashSet();
        for (var row = 0; row < table.RowCount; row++)
        {
            var codes = Codes(table, row);
            var cell = table.At(row, 0);
            var shows = shown(codes);
            if (shows && cell.TryGetValue(out var value) && value == 0)
            {
                // Right unless something was counted there, which then is left over.
                continue;
            }

            var key = string.Join('|', codes);
            left.Remove(key);
            Compare(table.Name, codes, shows ? expected.GetValueOrDefault(key) : null, cell);
        }

        _differences.AddRange(left.Take(3).Select(key => $"{table.Name} {key}: expected {Text(expected[key])}, got 0 or no row"));
    }

    private void CompareRates()
    {
        var rates = new ReferenceRates(_cells, _run.Gap > 0);
        var table = _result.Rates;
        var rows = new HashSet<string>();
        for (var row = 0; row < table.RowCount; row++)
        {
            var codes = Codes(table, row);
            if (codes[1] == "total")
            {
                rows.Add(string.Join('|', codes));
            }

            if (!Shows("flows", codes[1]))
            {
                Compare(table.Name, codes, null, table.At(row, 2));
                continue;
            }

            var (numerator, denominator) = rates.Of(codes[0], codes[1], codes[2], codes[3], codes[4], codes[5], codes[6..]);
            CompareRatio(table, row, codes, numerator, denominator);
        }

        _differences.AddRange(ExpectedRates().Where(key => !rows.Contains(key)).Take(3).Select(key => $"{table.Name}: no row {key}"));
    }

    /// <summary>The rows that the table must have at least: every rate of every sector or pair of sectors, in all.</summary>
    private IEnumerable<string> ExpectedRates()
    {
        var sectors = _cells.Leaves("total");
        var rest = string.Concat(Enumerable.Repeat("|total", 2 + _run.Settings.By.Count));
        string[] pairs = ["inflow_share", "outflow_share"];
        string[] alone = ["switch_share", "switch_rate", "change_rate", "net_rate", "gross_rate"];
        return pairs.SelectMany(rate => sectors.SelectMany(s => sectors.Select(o => $"{rate}|total|{s}|{o}{rest}")))
            .Concat(alone.SelectMany(rate => sectors.Select(s => $"{rate}|total|{s}|total{rest}")));
    }

    private void CompareHistory()
    {
        var table = _result.History;
        for (var row = 0; row < table.RowCount; row++)
        {
            var codes = Codes(table, row);
            if (!Shows("flows", codes[0]))
            {
                Compare(table.Name, codes, null, table.At(row, 2));
                continue;
            }

            CompareRatio(
                table,
                row,
                codes,
                _cells.Experienced.GetValueOrDefault(string.Join('|', codes)),
                _cells.Hired.GetValueOrDefault(string.Join('|', codes[..3])));
        }
    }

    private void CompareRatio(ProtectedTable table, int row, string[] codes, double numerator, double denominator)
    {
        Compare("numerator", codes, numerator, table.At(row, 0));
        Compare("denominator", codes, denominator, table.At(row, 1));
        if (denominator > 0)
        {
            Compare("value", codes, numerator / denominator, table.At(row, 2));
        }
        else if (table.At(row, 2).Status is not CellStatus.Undefined)
        {
            _differences.Add($"{table.Name} value {string.Join('|', codes)}: expected undefined, got {Text(table.At(row, 2))}");
        }
    }

    private void CompareTime()
    {
        var (table, arrivals, exits) = (_result.TimeToSwitch, Shows("flows", "total"), Shows("exits", "total"));
        var left = _time.Events.Keys.ToHashSet();
        for (var row = 0; row < table.RowCount; row++)
        {
            var codes = Codes(table, row);
            left.Remove(string.Join('|', codes));
            double? years = arrivals ? _time.PersonYears.GetValueOrDefault(string.Join('|', [.. codes[..2], .. codes[4..]])) : null;
            double? events = arrivals && (exits || codes[2] is not ("exit" or "ambiguous"))
                ? _time.Events.GetValueOrDefault(string.Join('|', codes)) : null;
            if (events is { } counted && years is { } atRisk)
            {
                CompareRatio(table, row, codes, counted, atRisk);
            }
            else
            {
                Compare("time_to_switch events", codes, events, table.At(row, 0));
                Compare("time_to_switch person-years", codes, years, table.At(row, 1));
            }
        }

        _differences.AddRange(left.Take(3).Select(key => $"time_to_switch: no row {key}"));
        CompareIncidence(arrivals && exits);
    }

    private void CompareIncidence(bool shows)
    {
        var table = _result.Incidence;
        for (var row = 0; row < table.RowCount; row++)
        {
            var codes = Codes(table, row);
            if (!shows)
            {
                Compare("incidence", codes, null, table.At(row, 0));
                continue;
            }

            var expected = _time.Incidence(codes[0], codes[1], codes[2], codes[3], int.Parse(codes[4], CultureInfo.InvariantCulture), codes[5..]);
            if (expected is { } share)
            {
                Compare("incidence", codes, share, table.At(row, 0));
            }
            else if (table.At(row, 0).Status != CellStatus.Undefined)
            {
                _differences.Add($"incidence {string.Join('|', codes)}: expected undefined, got {Text(table.At(row, 0))}");
            }
        }
    }

    private void CompareReorganisations()
    {
        var table = _result.Reorganisations;
        var left = new Dictionary<string, (double People, double Seen)>(_cells.Reorganisations);
        for (var row = 0; row < table.RowCount; row++)
        {
            var codes = Codes(table, row);
            var key = string.Join('|', codes);
            if (!left.Remove(key, out var expected))
            {
                _differences.Add($"{table.Name}: {key} should not be there");
                continue;
            }

            Compare("people", codes, expected.People, table.At(row, 0));
            Compare("seen", codes, expected.Seen, table.At(row, 1));
        }

        _differences.AddRange(left.Select(e => $"{table.Name}: no row {e.Key}, expected {e.Value}"));
    }

    private void Compare(string what, string[] codes, double? expected, Cell got)
    {
        var agrees = got.TryGetValue(out var value)
            ? expected is { } exact && Math.Abs(exact - value) < 1e-9
            : expected is null && got.Status == CellStatus.Missing;
        if (!agrees)
        {
            _differences.Add(
                $"{what} {string.Join('|', codes)}: expected {(expected is { } number ? Text(number) : "missing")}, got {Text(got)}");
        }
    }

    private static IEnumerable<string> Cells(ProtectedTable table) =>
        from row in Enumerable.Range(0, table.RowCount)
        from measure in Enumerable.Range(0, table.Measures.Count)
        select $"{table.Name} {string.Join('|', Codes(table, row))} {measure}: {Text(table.At(row, measure))}";

    private static string Text(Cell cell) => cell.TryGetValue(out var value) ? Text(value) : cell.Status.ToString();

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);

    private static string[] Codes(ProtectedTable table, int row)
    {
        var codes = new string[table.Dimensions.Count];
        for (var i = 0; i < codes.Length; i++)
        {
            codes[i] = table.Key(row, i).Code;
        }

        return codes;
    }
}
