using Sektorskifte.Register.Mobility;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Tables.Cubes;
using Sektorskifte.Tables.Disclosure;

namespace Sektorskifte.Register.Tests.Reports;

/// <summary>Made-up ends of leaders' time in a sector: fewer as the years go, too few to show in the first sector from year 4 on.</summary>
internal static class SampleTime
{
    private static readonly string[] Ends = ["switch", "left_leadership", "exit"];
    private static readonly int[] Shares = [3, 7, 5];

    public static ProtectedTable Rates(FrequencyRule rule, IReadOnlyList<Sector> sectors)
    {
        var (events, years) = Protected(rule, sectors);
        var table = new RatioTable("time_to_switch", TimeToSwitch.Title, Keys(sectors, TimeToSwitch.TenureDimension), 1, 6);
        foreach (var (sector, end) in Rows(sectors))
        {
            for (var tenure = 0; tenure < TimeToSwitch.TenureDimension.Members.Count; tenure++)
            {
                table.Add([sector, 0, end, 0, tenure], events.FindAt(0, [sector, end, tenure]), years.FindAt(0, [sector, tenure]));
            }
        }

        return table.Build();
    }

    public static ProtectedTable Incidence(FrequencyRule rule, IReadOnlyList<Sector> sectors)
    {
        var (events, years) = Protected(rule, sectors);
        var to = new Dimension("years", Label.Same("years"), [.. Enumerable.Range(1, 15).Select(y => new Member($"{y}", Label.Same($"{y}")))]);
        string[] measures = ["incidence", "standard_error", "lower", "upper"];
        var table = new EstimateTable(
            "incidence", new("Andel, der har skiftet", "Share who have switched"), Keys(sectors, to), [.. measures.Select(m => new Measure(m, Label.Same(m), 6))]);
        foreach (var (sector, end) in Rows(sectors))
        {
            for (var year = 1; year <= 15; year++)
            {
                List<Cell> cells = [.. Enumerable.Range(1, year).SelectMany(t => new[] { events.FindAt(0, [sector, end, t]), years.FindAt(0, [sector, t]) })];
                table.Add([sector, 0, end, 0, year - 1], cells, numbers =>
                {
                    var share = numbers.Chunk(2).Sum(pair => pair[0] / pair[1]) / 2;
                    return [share, share / 10, share * 0.8, share * 1.2];
                });
            }
        }

        return table.Build();
    }

    private static (ProtectedTable Events, ProtectedTable Years) Protected(FrequencyRule rule, IReadOnlyList<Sector> sectors)
    {
        var events = new Cube("e", Label.Same("e"), [SectorDimension(sectors), Named("outcome", Ends), TimeToSwitch.TenureDimension], new("n", Label.Same("n"), 0));
        var years = new Cube("y", Label.Same("y"), [SectorDimension(sectors), TimeToSwitch.TenureDimension], new("n", Label.Same("n"), 1));
        for (var s = 0; s < sectors.Count; s++)
        {
            for (var tenure = 0; tenure < Tenure.Classes; tenure++)
            {
                var people = Math.Floor(1000 * (s == 0 ? 0.3 : s) / (1 + tenure));
                years.Add([s + 1, tenure + 1], people);
                for (var end = 0; end < Ends.Length; end++)
                {
                    events.Add([s + 1, end, tenure + 1], Math.Floor(people * Shares[end] / 100));
                }
            }
        }

        return (rule.Protect(events), rule.Protect(years));
    }

    private static IEnumerable<(int Sector, int End)> Rows(IReadOnlyList<Sector> sectors) =>
        from sector in Enumerable.Range(0, sectors.Count + 1) from end in Enumerable.Range(0, Ends.Length) select (sector, end);

    private static Dimension[] Keys(IReadOnlyList<Sector> sectors, Dimension time) =>
        [SectorDimension(sectors), Named("position", ["leader"]), Named("outcome", Ends), Named("destination", ["total"]), time];

    private static Dimension SectorDimension(IReadOnlyList<Sector> sectors) => new(
        "sector", Label.Same("sector"), [new("total", new("I alt", "Total")), .. sectors.Select(s => new Member(s.Code, s.Label, 0))]);

    private static Dimension Named(string name, IReadOnlyList<string> codes) =>
        new(name, Label.Same(name), [.. codes.Select(c => new Member(c, Label.Same(c)))]);
}
