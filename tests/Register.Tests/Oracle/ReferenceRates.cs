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
        double Between(IEnumerable<string> from, IEnumerable<string> to) =>
            from.Sum(o => to.Where(d => d != o).Sum(d => Moves(o, d)));
        var own = cells.Leaves(sector);
        var all = cells.Leaves("total");
        return rate switch
        {
            "inflow_share" => (Moves(other, sector), Moves("total", sector)),
            "inflow_share_same_group" => (Between(Group(sector), own), Moves("total", sector)),
            "outflow_share" => (Moves(sector, other), Moves(sector, "total")),
            "switch_share" => (Between(own, all), Moves(sector, "total")),
            "switch_rate" => (Between(own, all), PersonYears(period, sector, before, attributes)),
            "change_rate" => (Moves(sector, "total"), PersonYears(period, sector, before, attributes)),
            "net_rate" => (Between(all, own) - Between(own, all), PersonYears(period, sector, before, attributes)),
            "gross_rate" => (Between(all, own) + Between(own, all), PersonYears(period, sector, before, attributes)),
            _ => throw new ArgumentException($"The method has no rate '{rate}'.", nameof(rate)),
        };
    }

    private IEnumerable<string> Group(string sector) =>
        cells.GroupOf(sector) is { } group ? cells.Leaves(group) : [];

    private double PersonYears(string period, string sector, string before, IReadOnlyList<string> attributes) =>
        cells.Stocks.GetValueOrDefault(string.Join('|', ["person_years", period, sector, before, .. attributes]));
}
