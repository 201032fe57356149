using Sektorskifte.Register.Mapping;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Tables.Cubes;
using Sektorskifte.Tables.Disclosure;

namespace Sektorskifte.Register.Reports;

/// <summary>
/// The numbers of a mapping by the names that the report uses. All come from published cells, directly or by adding and
/// subtracting them, so nothing can show here that the tables hide.
/// </summary>
internal sealed class Figures(MappingResult result)
{
    /// <summary>The code of a dimension's total.</summary>
    public const string Total = "total";

    /// <summary>The code of leaders of all levels.</summary>
    public const string Leader = "leader";

    /// <summary>The sectors, in the order of the tables.</summary>
    public IReadOnlyList<Sector> Sectors { get; } = result.Profile.Sectors.Sectors;

    /// <summary>The reporting periods of the flows, in order, without the total.</summary>
    public IReadOnlyList<Member> Periods { get; } = WithoutTotal(result.Flows, "period");

    /// <summary>The reporting periods of the stocks, in order.</summary>
    public IReadOnlyList<Member> StockPeriods { get; } = WithoutTotal(result.Stocks, "period");

    /// <summary>The group that a sector belongs to when it has at least two sectors; else null.</summary>
    public SectorGroup? GroupOf(Sector sector) =>
        sector.Group is not null && Sectors.Count(s => s.Group == sector.Group) > 1
            ? result.Profile.Sectors.Groups.FirstOrDefault(g => g.Code == sector.Group)
            : null;

    /// <summary>Moves from a sector to a sector in a period.</summary>
    public Cell Moves(string period, string origin, string destination, View view) => At(
        result.Flows,
        0,
        ("period", period),
        ("origin", origin),
        ("destination", destination),
        ("position_before", view.Before),
        ("position_after", view.After));

    /// <summary>Whether the data can show moves in a period, hidden or not.</summary>
    public bool Shows(string period) => Moves(period, Total, Total, View.Everyone).Status != CellStatus.Missing;

    /// <summary>Moves out of a sector to the others.</summary>
    public Cell Out(string period, string sector, View view) =>
        Moves(period, sector, Total, view) - Moves(period, sector, sector, view);

    /// <summary>Moves into a sector from the others.</summary>
    public Cell Into(string period, string sector, View view) =>
        Moves(period, Total, sector, view) - Moves(period, sector, sector, view);

    /// <summary>Of those hired into a sector, those who came from the other sectors.</summary>
    public Ratio InflowFromOthers(string period, string sector, View view) =>
        new(Into(period, sector, view), Moves(period, Total, sector, view));

    /// <summary>Of those hired as leaders into a sector, those who came from the other sectors of its group.</summary>
    public Ratio InflowFromGroup(string period, string sector) =>
        Rate("inflow_share_same_group", period, sector, View.Hired, WholeOf(sector));

    /// <summary>Of the moves, those that were sector switches.</summary>
    public Ratio SwitchShare(string period, string sector, View view) => Rate("switch_share", period, sector, view);

    /// <summary>Sector switches per person-year.</summary>
    public Ratio SwitchRate(string period, string sector, View view) => Rate("switch_rate", period, sector, view);

    /// <summary>Of those hired as leaders into a sector, those with earlier experience from a sector.</summary>
    /// <param name="sector">The sector hired into.</param>
    /// <param name="experience">The sector of the experience.</param>
    /// <param name="kind"><c>any</c> for any job, <c>leader</c> for a leader's.</param>
    public Ratio Experience(string sector, string experience, string kind)
    {
        ReadOnlySpan<(string, string)> key =
            [("period", Total), ("sector", sector), ("position", Leader), ("experience", experience), ("kind", kind)];
        return new Ratio(At(result.History, 0, key), At(result.History, 1, key));
    }

    /// <summary>The numbers of years as a leader that the incidence is told for.</summary>
    public IReadOnlyList<string> TenureYears { get; } =
        [.. result.Incidence.Dimensions[result.Incidence.DimensionIndex("years")].Members.Select(m => m.Code)];

    /// <summary>The classes of whole years as a leader, the total left out.</summary>
    public IReadOnlyList<Member> Tenures { get; } = WithoutTotal(result.TimeToSwitch, "tenure");

    /// <summary>The share of a sector's leaders who have come to an outcome by the end of a year as a leader, and its 95 % limits.</summary>
    public (Cell Share, Cell Lower, Cell Upper) Incidence(string sector, string outcome, string year)
    {
        ReadOnlySpan<(string, string)> key =
            [("sector", sector), ("position", Leader), ("outcome", outcome), ("destination", Total), ("years", year)];
        return (At(result.Incidence, 0, key), At(result.Incidence, 2, key), At(result.Incidence, 3, key));
    }

    /// <summary>Sector switches per person-year of a sector's leaders, by whole years as a leader.</summary>
    public Ratio TenureRate(string sector, string tenure)
    {
        ReadOnlySpan<(string, string)> key =
            [("sector", sector), ("position", Leader), ("outcome", "switch"), ("destination", Total), ("tenure", tenure)];
        return new Ratio(At(result.TimeToSwitch, 0, key), At(result.TimeToSwitch, 1, key));
    }

    /// <summary>Moves between two sectors of those who were leaders, against those expected under random hiring.</summary>
    public (Cell Ratio, Cell Lower, Cell Upper) RandomHiring(string origin, string destination)
    {
        ReadOnlySpan<(string, string)> key =
            [("position_before", Leader), ("period", Total), ("origin", origin), ("destination", destination)];
        return (At(result.RandomHiring, 2, key), At(result.RandomHiring, 3, key), At(result.RandomHiring, 4, key));
    }

    /// <summary>The reporting periods of <see cref="NetMobility"/>.</summary>
    public IReadOnlyList<string> NetPeriods { get; } =
        [.. result.NetMobility.Dimensions[result.NetMobility.DimensionIndex("period")].Members.Select(m => m.Code)];

    /// <summary>How closely origin and destination hang together in a period, against the first.</summary>
    public (Cell Strength, Cell Lower, Cell Upper) NetMobility(string position, string period)
    {
        ReadOnlySpan<(string, string)> key = [("position_before", position), ("period", period)];
        return (At(result.NetMobility, 0, key), At(result.NetMobility, 2, key), At(result.NetMobility, 3, key));
    }

    /// <summary>A measure of the stocks: <c>stock</c>, <c>person_years</c>, <c>entries</c> or <c>exits</c>.</summary>
    public Cell Stock(string measure, string period, string sector, string position) => At(
        result.Stocks, 0, ("measure", measure), ("period", period), ("sector", sector), ("position", position));

    private Ratio Rate(string measure, string period, string sector, View view, string other = Total)
    {
        ReadOnlySpan<(string, string)> key =
        [
            ("measure", measure), ("period", period), ("sector", sector), ("other_sector", other),
            ("position_before", view.Before), ("position_after", view.After),
        ];
        return new Ratio(At(result.Rates, 0, key), At(result.Rates, 1, key));
    }

    // The member of the other sector that a sector is a part of: its group, or the total when it has none.
    private string WholeOf(string sector)
    {
        var others = result.Rates.Dimensions[result.Rates.DimensionIndex("other_sector")];
        return others.Members[others.Members[others.IndexOf(sector)].Parent].Code;
    }

    // Dimensions that the report does not ask about (attributes, links) stand on their total.
    private static Cell At(ProtectedTable table, int measure, params ReadOnlySpan<(string Dimension, string Code)> key)
    {
        var codes = new string[table.Dimensions.Count];
        Array.Fill(codes, Total);
        foreach (var (dimension, code) in key)
        {
            codes[table.DimensionIndex(dimension)] = code;
        }

        return table.Find(measure, codes);
    }

    private static List<Member> WithoutTotal(ProtectedTable table, string dimension) =>
        [.. table.Dimensions[table.DimensionIndex(dimension)].Members.Where(m => m.Code != Total)];
}
