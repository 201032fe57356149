using Sektorskifte.Register.Mapping;
using Sektorskifte.Register.Profiles;

namespace Sektorskifte.Register.Tests.Oracle;

/// <summary>
/// A case worked by hand: a register as a readable table with a header, columns apart by blanks. A full stop is a missing
/// value, an underscore a space, a tilde a non-breaking space.
/// </summary>
internal sealed class Worked
{
    private Worked(PlainTable table, Profile profile, ReferenceSettings settings)
    {
        Run = new ReferenceRun(PlainRecords.Read(table, profile), settings);
        Cells = new ReferenceCells(Run);
        Rates = new ReferenceRates(Cells, Run.Gap > 0);
        Summary = ReferenceSummary.Of(Run, [(2, 0.5), (3, 0.5)]);
    }

    public ReferenceRun Run { get; }

    public ReferenceCells Cells { get; }

    public ReferenceRates Rates { get; }

    public RunSummary Summary { get; }

    public static Worked Years(string table, ReferenceSettings? settings = null) => Of(SmallProfile.Years, table, settings);

    public static Worked Of(Profile profile, string table, ReferenceSettings? settings = null)
    {
        return new Worked(Table(table), profile, settings ?? new ReferenceSettings());
    }

    /// <summary>The register of a readable table.</summary>
    public static PlainTable Table(string table)
    {
        var lines = table.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(cell => cell == "." ? "" : cell.Replace('_', ' ').Replace('~', '\u00a0')).ToList())
            .ToList();
        return new PlainTable(lines[0], [.. lines.Skip(1)]);
    }

    public double Flow(string key) => Cells.Flows.GetValueOrDefault(key);

    public double Stock(string key) => Cells.Stocks.GetValueOrDefault(key);
}
