using Sektorskifte.Register.Mobility;
using Sektorskifte.Register.Tests.Reports;
using Sektorskifte.Statistics.Mobility;
using Sektorskifte.Tables.Disclosure;

namespace Sektorskifte.Register.Tests.Mobility;

/// <summary>What is worked out from published flows: nothing hidden is used, and what is used gives what the methods say.</summary>
public sealed class OpennessTablesTests
{
    [Fact]
    public void RandomHiring_NothingHidden_IsThatOfTheMethod()
    {
        var result = new SampleMapping(minCount: 1).Build();
        var sectors = SampleMapping.Sectors;
        var counts = (from origin in sectors
                      from destination in sectors
                      select Value(result.Flows, ("origin", origin.Code), ("destination", destination.Code))).ToList();
        var expected = Statistics.Mobility.RandomHiring.GivenMargins([.. sectors.Select(sector => sector.Code)], counts).Value;
        Assert.All(expected.Flows, flow =>
        {
            (string, string)[] key = [("origin", flow.Origin), ("destination", flow.Destination)];
            Assert.Equal(flow.Observed, Value(result.RandomHiring, key), 6);
            Assert.Equal(flow.Expected, Value(result.RandomHiring, 1, key), 3);
            Assert.Equal(flow.Ratio().Value.Ratio, Value(result.RandomHiring, 2, key), 5);
            Assert.Equal(flow.Ratio().Value.Lower, Value(result.RandomHiring, 3, key), 5);
            Assert.Equal(flow.Ratio().Value.Upper, Value(result.RandomHiring, 4, key), 5);
            Assert.Equal(flow.Residual, Value(result.RandomHiring, 5, key), 3);
        });
    }

    [Fact]
    public void NetMobility_NothingHidden_IsThatOfTheMethod()
    {
        var result = new SampleMapping(minCount: 1).Build();
        var sectors = SampleMapping.Sectors;
        var periods = result.NetMobility.Dimensions[1].Members.Select(member => member.Code).ToList();
        var counts = (from period in periods
                      from origin in sectors
                      from destination in sectors
                      select Value(result.Flows, ("period", period), ("origin", origin.Code), ("destination", destination.Code))).ToList();
        var shown = periods.Where((_, i) => counts.Skip(i * sectors.Count * sectors.Count).Take(sectors.Count * sectors.Count).Any(c => c > 0)).ToList();
        var kept = periods.SelectMany((period, i) => shown.Contains(period)
            ? counts.Skip(i * sectors.Count * sectors.Count).Take(sectors.Count * sectors.Count) : []).ToList();
        var expected = NetMobility.Estimate([.. sectors.Select(sector => sector.Code)], shown, kept).Value;
        Assert.All(expected.Periods, period =>
        {
            Assert.Equal(period.Strength, Value(result.NetMobility, 0, ("period", period.Period)), 5);
            Assert.Equal(period.StandardError, Value(result.NetMobility, 1, ("period", period.Period)), 5);
        });
    }

    // With the least count 40 much is hidden; what is told rests on fewer sectors, and on shown flows alone.
    [Fact]
    public void NetMobility_MuchHidden_LeavesSectorsOut()
    {
        var all = new SampleMapping(minCount: 1).Build().NetMobility;
        var few = new SampleMapping(minCount: 40).Build().NetMobility;
        Assert.Equal(SampleMapping.Sectors.Count, Sectors(all).Max());
        Assert.InRange(Sectors(few).DefaultIfEmpty(0).Max(), 0, SampleMapping.Sectors.Count);

        static IEnumerable<double> Sectors(ProtectedTable table)
        {
            for (var row = 0; row < table.RowCount; row++)
            {
                if (table.At(row, 4).TryGetValue(out var sectors))
                {
                    yield return sectors;
                }
            }
        }
    }

    // A number that is worked out from hidden cells would differ; here every shown row follows from shown flows.
    [Fact]
    public void RandomHiring_HiddenCells_HaveNoRatio()
    {
        var result = new SampleMapping(minCount: 40).Build();
        var hidden = 0;
        for (var row = 0; row < result.RandomHiring.RowCount; row++)
        {
            var flow = Find(
                result.Flows, 0,
                [.. Enumerable.Range(0, 4).Select(d => (result.RandomHiring.Dimensions[d].Name, result.RandomHiring.Key(row, d).Code))]);
            if (!flow.TryGetValue(out _))
            {
                hidden++;
                Assert.Equal(flow.Status, result.RandomHiring.At(row, 2).Status);
            }
        }

        Assert.True(hidden > 0);
    }

    private static double Value(ProtectedTable table, params (string, string)[] key) => Value(table, 0, key);

    private static double Value(ProtectedTable table, int measure, params (string, string)[] key)
    {
        var cell = Find(table, measure, key);
        return cell.TryGetValue(out var value) ? value : 0;
    }

    private static Cell Find(ProtectedTable table, int measure, (string Name, string Code)[] key)
    {
        var at = new int[table.Dimensions.Count];
        foreach (var (name, code) in key)
        {
            var dimension = table.DimensionIndex(name);
            at[dimension] = table.Dimensions[dimension].IndexOf(code);
        }

        return table.FindAt(measure, at);
    }
}
