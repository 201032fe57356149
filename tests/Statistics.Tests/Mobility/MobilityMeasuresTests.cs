using Sektorskifte.Statistics.LogLinear;
using Sektorskifte.Statistics.Mobility;
using Sektorskifte.Statistics.Tests.LogLinear;
using Sektorskifte.Statistics.Tests.Reference;

namespace Sektorskifte.Statistics.Tests.Mobility;

public sealed class MobilityMeasuresTests
{
    private const string Folder = "mobility-measures";

    public static TheoryData<string> Cases => ReferenceTable.Names(Folder, "data");

    public static TheoryData<string> PackageCases => ReferenceTable.Names(Folder, "packages");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Of_ReferenceCase_AgreesWithR(string name) => AgreesWithR(name);

    [RTheory]
    [MemberData(nameof(PackageCases))]
    public void Of_TableOfAnRPackage_AgreesWithR(string name) => AgreesWithR(name);

    // The value that is published for the British table of fathers and sons.
    [RFact]
    public void Of_OccupationalStatus_GivesThePublishedShorrocksIndex() => Assert.Equal(
        0.8271049, Math.Round(MobilityMeasures.Of(ReferenceTable.Of(Folder, "packages", "occupationalStatus")).Value.Shorrocks, 7));

    [Fact]
    public void Of_NobodyMoves_IsZero()
    {
        var measures = MobilityMeasures.Of(ReferenceTable.Square(2, 7, 0, 0, 5)).Value;
        Assert.Equal((1, 0, 0, 0, 0), (measures.Immobile, measures.Mobile, measures.Structural, measures.Shorrocks, measures.ShorrocksStandardError));
    }

    [Fact]
    public void Of_AllChangePlaces_IsAllExchange()
    {
        var measures = MobilityMeasures.Of(ReferenceTable.Square(2, 0, 5, 5, 0)).Value;
        Assert.Equal((1, 0, 1, 2), (measures.Mobile, measures.Structural, measures.Exchange, measures.Shorrocks));
    }

    [Fact]
    public void Of_AllMoveOneWay_IsAllStructural()
    {
        var measures = MobilityMeasures.Of(ReferenceTable.Square(2, 6, 4, 0, 10)).Value;
        Assert.Equal(0.2, measures.Mobile, 1e-15);
        Assert.Equal(0.2, measures.Structural, 1e-15);
        Assert.Equal(0, measures.Exchange, 1e-15);
    }

    [Fact]
    public void Of_DestinationsIndependentOfOrigins_HaveAShorrocksIndexOfOne() =>
        Assert.Equal(1, MobilityMeasures.Of(ReferenceTable.Square(3, 1, 2, 3, 2, 4, 6, 5, 10, 15)).Value.Shorrocks, 1e-14);

    [Fact]
    public void Of_OriginWithoutCounts_IsNamed()
    {
        var problem = MobilityMeasures.Of(ReferenceTable.Square(2, 1, 2, 0, 0)).Problem!;
        Assert.Equal(ProblemKind.NoData, problem.Kind);
        Assert.StartsWith("origin=2 has no counts", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_TableNotSquare_IsAProblemOrThrows()
    {
        Assert.Equal(ProblemKind.Infeasible, MobilityMeasures.Of(ReferenceTable.Of(2, 3, 1, 2, 3, 4, 5, 6)).Problem!.Kind);
        Assert.Equal(ProblemKind.TooFewUnits, MobilityMeasures.Of(ReferenceTable.Of(1, 1, 3)).Problem!.Kind);
        Assert.Throws<ArgumentException>(() => MobilityMeasures.Of(ReferenceTable.Layered(2, 2, 2, 1, 2, 3, 4, 5, 6, 7, 8)));
    }

    [Fact]
    public void Percentages_OriginWithoutCounts_HaveNone()
    {
        var percentages = TablePercentages.Of(ReferenceTable.Square(2, 1, 3, 0, 0), "origin");
        Assert.Equal(75, percentages.Of(0, 1).Value);
        Assert.StartsWith("origin=2 has no counts", percentages.Of(1, 0).Problem!.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => percentages.Of(2, 0));
    }

    [Fact]
    public void Percentages_WithinTwoDimensions_AddUpToAHundred()
    {
        var table = ReferenceTable.Layered(2, 2, 3, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        var percentages = TablePercentages.Of(table, "period", "origin");
        Assert.Equal(100.0 * 5 / 15, percentages.Of(0, 1, 1).Value, 1e-12);
        Assert.Equal(100, Enumerable.Range(0, 3).Sum(j => percentages.Of(1, 0, j).Value), 1e-12);
    }

    // The share that would have to be elsewhere: a quarter of the first must go from the first category to the second.
    [Theory]
    [InlineData(new double[] { 3, 1 }, new double[] { 50, 50 }, 0.25)]
    [InlineData(new double[] { 3, 1 }, new double[] { 6, 2 }, 0)]
    [InlineData(new double[] { 3, 0 }, new double[] { 0, 8 }, 1)]
    public void Dissimilarity_ByExample_IsTheShareElsewhere(double[] first, double[] second, double expected) =>
        Assert.Equal(expected, DissimilarityIndex.Of(first, second).Value, 1e-15);

    [Fact]
    public void Dissimilarity_NoOrImpossibleCounts_IsAProblem()
    {
        Assert.Contains("The second distribution has no counts", DissimilarityIndex.Of([1, 2], [0, 0]).Problem!.Message, StringComparison.Ordinal);
        Assert.Contains(
            "Category 2 of the first distribution has the count -1", DissimilarityIndex.Of([1, -1], [1, 1]).Problem!.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => DissimilarityIndex.Of([1, 2], [1, 2, 3]));
    }

    private static void AgreesWithR(string name)
    {
        var expected = ReferenceCase.Of(Folder, name);
        var table = ReferenceTable.Of(Folder, expected);
        var measures = MobilityMeasures.Of(table).Value;
        expected.Agrees("total", measures.Total);
        expected.Agrees("immobile", measures.Immobile);
        expected.Agrees("structural", measures.Structural, 1e-8, 1e-15);
        expected.Agrees("exchange", measures.Exchange, 1e-8, 1e-15);
        expected.Agrees("shorrocks", measures.Shorrocks);
        expected.Agrees("error", measures.ShorrocksStandardError, 1e-8, 1e-15);
        expected.Agrees("outflow", Percentages(table, "row"));
        expected.Agrees("inflow", Percentages(table, "column"));
        expected.Agrees("all", Percentages(table));
        expected.Agrees(
            "dissimilarity", DissimilarityIndex.Of(table.Margin("row").Counts, table.Margin("column").Counts).Value, 1e-8, 1e-15);
    }

    private static double[] Percentages(ContingencyTable table, params string[] within)
    {
        var percentages = TablePercentages.Of(table, within);
        var columns = table.Dimensions[1].Count;
        return [.. Enumerable.Range(0, table.Counts.Count).Select(cell => percentages.Of(cell / columns, cell % columns).Value)];
    }
}
