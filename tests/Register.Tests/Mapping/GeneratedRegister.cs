using System.Globalization;
using Sektorskifte.Register.Generator;
using Sektorskifte.Register.Mapping;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Tests.Engines;
using Sektorskifte.Tables.Disclosure;

namespace Sektorskifte.Register.Tests.Mapping;

/// <summary>A generated register, mapped so that every cell is shown, held against the truth beside it.</summary>
internal sealed class GeneratedRegister
{
    private static readonly LoadedProfile Monthly = ProfileFile.Load("dk-monthly");

    private readonly GeneratedTruth _truth;
    private readonly MappingResult _result;
    private readonly string[] _rest;

    private GeneratedRegister(GeneratedTruth truth, MappingResult result)
    {
        _truth = truth;
        _result = result;
        _rest = truth.Settings.GapAllowance > 0 ? ["total"] : [];
    }

    /// <summary>Generates, maps and compares all that the truth says.</summary>
    /// <param name="options">What the register holds.</param>
    /// <param name="ending">The file's kind: <c>.parquet</c> or <c>.csv</c>.</param>
    /// <param name="shuffle">The seed of another order of the rows; null to leave them ordered by person.</param>
    public static (GeneratedTruth Truth, MappingResult Result) AssertTruth(GeneratorOptions options, string ending, int? shuffle = null)
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("register" + ending);
        var truth = RegisterGenerator.Generate(file, options);
        if (shuffle is { } seed)
        {
            var lines = File.ReadAllLines(file);
            new Random(seed).Shuffle(lines.AsSpan(1));
            File.WriteAllLines(file, lines);
        }

        var result = RegisterMapping.Run(new MappingOptions { Profile = Monthly, Files = [file], Gap = options.GapAllowance, MinCount = 1 });
        var register = new GeneratedRegister(truth, result);
        register.AssertSummary();
        register.AssertSectors();
        register.AssertListing();
        Assert.Equal(shuffle is null ? "sorted" : "partitioned", result.Provenance.Order);
        return (truth, result);
    }

    private void AssertSummary()
    {
        var found = _result.Summary;
        Assert.Equal(
            (_truth.RowsRead, _truth.Used, _truth.Duplicates, _truth.Persons, _truth.PersonPeriods, _truth.PersonPeriodsWithSecondJobs),
            (found.RowsRead, found.Used, found.Duplicates, found.Persons, found.PersonPeriods, found.PersonPeriodsWithSecondJobs));
        Assert.Equal((_truth.Spells, _truth.LinkedPairs), (found.Spells, found.LinkedPairs));
        Assert.Equal(_truth.Moves, found.Moves);
        Assert.Equal(_truth.MovesWithoutRule, found.MovesWithoutRule);
        Assert.Equal(_truth.Rejected.OrderBy(r => r.Key, StringComparer.Ordinal), found.Rejected.OrderBy(r => r.Key, StringComparer.Ordinal));
        Assert.Equal(found.RowsRead, found.Used + found.Duplicates + found.Rejected.Values.Sum());
    }

    private void AssertSectors()
    {
        foreach (var (origin, destinations) in _truth.SectorMoves)
        {
            foreach (var (destination, moves) in destinations)
            {
                Assert.Equal(moves, Flow(origin, destination, "total", "total"));
                Assert.Equal(_truth.LeaderMoves[origin][destination], Flow(origin, destination, "leader", "total"));
                Assert.Equal(_truth.LeaderHires[origin][destination], Flow(origin, destination, "total", "leader"));
            }
        }

        foreach (var (year, sectors) in _truth.Stock)
        {
            foreach (var (sector, people) in sectors)
            {
                Assert.Equal(people, Stock(year, sector, "total"));
                Assert.Equal(_truth.LeaderStock[year][sector], Stock(year, sector, "leader"));
            }
        }
    }

    private void AssertListing()
    {
        var planted = _truth.Groups.Where(g => g.IsReorganisation)
            .Select(g => $"{g.Month} {g.FromSector} {g.ToSector} {g.From} {g.To} {g.People} {g.Seen}");
        Assert.Equal(planted.Order(StringComparer.Ordinal), Listed("reorganisation").Order(StringComparer.Ordinal));

        // Without a gap all who stay across the change do so in its month; over gaps some come back later.
        var changed = _truth.Reclassifications.Where(c => c.People > 0)
            .Select(c => $"{c.Employer} {c.FromSector} {c.ToSector} {c.People}");
        var rows = Rows("reclassification").GroupBy(r => (From: Code(r, "from_employer"), Origin: Code(r, "origin"), To: Code(r, "destination")))
            .Select(g => $"{g.Key.From} {g.Key.Origin} {g.Key.To} {g.Sum(r => Number(r, 0))}");
        Assert.Equal(changed.Order(StringComparer.Ordinal), rows.Order(StringComparer.Ordinal));
    }

    private IEnumerable<string> Listed(string kind) => Rows(kind).Select(row => string.Create(
        CultureInfo.InvariantCulture,
        $"{Code(row, "period")} {Code(row, "origin")} {Code(row, "destination")} {Code(row, "from_employer")} {Code(row, "to_employer")} {Number(row, 0)} {Number(row, 1)}"));

    private IEnumerable<int> Rows(string kind) =>
        Enumerable.Range(0, _result.Reorganisations.RowCount).Where(row => Code(row, "kind") == kind);

    private string Code(int row, string dimension) =>
        _result.Reorganisations.Key(row, _result.Reorganisations.DimensionIndex(dimension)).Code;

    private double Number(int row, int measure) => Value(_result.Reorganisations.At(row, measure));

    private double Flow(string origin, string destination, string before, string after) =>
        Value(_result.Flows.Find(0, ["total", origin, destination, before, after, .. _rest]));

    private double Stock(int year, string sector, string position) =>
        Value(_result.Stocks.Find(0, "stock", year.ToString(CultureInfo.InvariantCulture), sector, position));

    private static double Value(Cell cell)
    {
        Assert.True(cell.TryGetValue(out var value), cell.Status.ToString());
        return value;
    }
}
