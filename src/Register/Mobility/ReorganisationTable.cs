using Sektorskifte.Register.Moves;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Records;
using Sektorskifte.Tables.Cubes;
using Sektorskifte.Tables.Disclosure;

namespace Sektorskifte.Register.Mobility;

/// <summary>The groups kept out of the moves, and the employers whose sector changed, largest first.</summary>
internal static class ReorganisationTable
{
    public static ProtectedTable Build(
        Profile profile,
        Reorganisations reorganisations,
        EmployerNames employers,
        FrequencyRule rule)
    {
        var rows = reorganisations.Found
            .Select(group => new Row(
                group.Period, 0, group.Origin, group.Destination, employers.Name(group.From), employers.Name(group.To),
                group.People, group.Seen))
            .Concat(reorganisations.Reclassified.Select(employer => new Row(
                employer.Change.Period, 1, employer.Change.Origin, employer.Change.Destination,
                employers.Name(employer.Change.Employer), employers.Name(employer.Change.Employer),
                employer.People, employer.Seen)))
            .OrderByDescending(row => row.People).ThenBy(row => row.Period).ThenBy(row => row.Kind)
            .ThenBy(row => row.From, StringComparer.Ordinal).ThenBy(row => row.To, StringComparer.Ordinal)
            .ThenBy(row => row.Origin).ThenBy(row => row.Destination)
            .ToList();
        var periods = rows.Select(row => row.Period).Distinct().Order().ToList();
        var froms = rows.Select(row => row.From).Distinct().Order(StringComparer.Ordinal).ToList();
        var tos = rows.Select(row => row.To).Distinct().Order(StringComparer.Ordinal).ToList();
        var periodAt = Positions(periods);
        var fromAt = Positions(froms);
        var toAt = Positions(tos);
        var sectors = profile.Sectors.Sectors.Select(sector => new Member(sector.Code, sector.Label)).ToList();
        var listing = new Listing(
            "reorganisations",
            new Label("Omorganiseringer og omklassificeringer", "Reorganisations and reclassifications"),
            [
                new("period", new Label("Periode", "Period"),
                    [.. periods.Select(p => PeriodNumbers.Text(p, profile.Period.Grain)).Select(t => new Member(t, Label.Same(t)))]),
                new("kind", new Label("Art", "Kind"),
                [
                    new Member("reorganisation", new Label("Omorganisering", "Reorganisation")),
                    new Member("reclassification", new Label("Omklassificering", "Reclassification")),
                ]),
                new("origin", new Label("Fra sektor", "Origin sector"), sectors),
                new("destination", new Label("Til sektor", "Destination sector"), sectors),
                new("from_employer", new Label("Fra arbejdsgiver", "From employer"), Names(froms)),
                new("to_employer", new Label("Til arbejdsgiver", "To employer"), Names(tos)),
            ],
            [
                new Measure("people", new Label("Personer", "People"), 0),
                new Measure("seen", new Label("Set i begge perioder", "Seen in both periods"), 0),
                new Measure("share", new Label("Andel", "Share"), 4),
            ]);
        foreach (var row in rows)
        {
            listing.Add(
                [periodAt[row.Period], row.Kind, row.Origin, row.Destination, fromAt[row.From], toAt[row.To]],
                [row.People, row.Seen, (double)row.People / row.Seen]);
        }

        return rule.Protect(listing);
    }

    private static List<Member> Names(IEnumerable<string> names) => [.. names.Select(name => new Member(name, Label.Same(name)))];

    private static Dictionary<T, int> Positions<T>(IEnumerable<T> values)
        where T : notnull => values.Select((value, index) => (value, index)).ToDictionary(pair => pair.value, pair => pair.index);

    private sealed record Row(
        int Period, int Kind, byte Origin, byte Destination, string From, string To, long People, long Seen);
}
