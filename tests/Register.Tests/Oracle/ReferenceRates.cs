namespace Sektorskifte.Register.Tests.Oracle;

/// <summary>The rates' numerators and denominators, from the reference's flows and stocks, by the table "rate" of the method.</summary>
internal sealed class ReferenceRates(ReferenceCells cells, bool hasLink)
{
    /// <summary>Numerator and denominator of a rate; attributes are the codes of the breakdown in order.</summary>
    public (double Numerator, double Denominator) Of(
        string rate, string period, string sector, string other, string before, string after, IReadOnlyList<string> attributes)
    {
        double Moves(string from, string to) => cells.Flows.GetValueOrDefault(string.Join(
            '|', [period, from, to, before, after, .. hasLink ? new[] { "total" } : [], .. attributes]));
        double Out() => Moves(sector, "other_sectors");
        double In() => Moves("other_sectors", sector);
        double PersonYears() => cells.Stocks.GetValueOrDefault(
            string.Join('|', ["person_years", period, sector, before, .. attributes]));
        return rate switch
        {
            "inflow_share" => (Moves(other, sector), Moves("total", sector)),
            "inflow_share_same_group" => (OthersOfGroup(sector).Sum(o => Moves(o, sector)), Moves("total", sector)),
            "outflow_share" => (Moves(sector, other), Moves(sector, "total")),
            "switch_share" => (Out(), Moves(sector, "total")),
            "switch_rate" => (Out(), PersonYears()),
            "change_rate" => (Moves(sector, "total"), PersonYears()),
            "net_rate" => (In() - Out(), PersonYears()),
            "gross_rate" => (In() + Out(), PersonYears()),
            _ => throw new ArgumentException($"The method has no rate '{rate}'.", nameof(rate)),
        };
    }

    private IEnumerable<string> OthersOfGroup(string sector) =>
        cells.GroupOf(sector) is { } group ? cells.Leaves(group).Where(other => other != sector) : [];
}
