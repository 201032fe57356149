using Sektorskifte.Statistics.LogLinear;
using Sektorskifte.Statistics.Mobility;
using Sektorskifte.Statistics.Tests.LogLinear;
using Sektorskifte.Statistics.Tests.Reference;

namespace Sektorskifte.Statistics.Tests.Mobility;

public sealed class AlthamDistanceTests
{
    private const string Folder = "altham-distance";

    public static TheoryData<string> Cases => ReferenceCase.Names(Folder);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Of_ReferenceCase_AgreesWithR(string name)
    {
        var expected = ReferenceCase.Of(Folder, name);
        var table = ReferenceTable.Of(Folder, expected);
        var added = expected.Number("added");
        var distance = (expected.Text("other").Length == 0
            ? AlthamDistance.FromIndependence(table, added)
            : AlthamDistance.Between(table, Other(expected), added)).Value;
        expected.Agrees("distance", distance.Distance);

        // The derivatives of R's standard error are numerical.
        expected.Agrees("error", distance.StandardError, 1e-7);
        expected.Agrees("deviance", distance.Deviance);
        expected.Agrees("df", distance.DegreesOfFreedom, 0);
        expected.Agrees("p", distance.PValue, 1e-6, 1e-300);
    }

    // Hauser's table is the one on which d(P, I) is published.
    [Fact]
    public void FromIndependence_Hauser_GivesThePublishedDistance() => Assert.Equal(
        31.95474, Math.Round(AlthamDistance.FromIndependence(ReferenceTable.Of(Folder, "data", "hauser")).Value.Distance, 5));

    [Fact]
    public void FromIndependence_IndependentTable_IsZero()
    {
        var distance = AlthamDistance.FromIndependence(ReferenceTable.Square(3, 1, 2, 3, 2, 4, 6, 5, 10, 15)).Value;
        Assert.Equal(0, distance.Distance, 1e-12);
        Assert.Equal(1, distance.PValue, 1e-6);
    }

    [Fact]
    public void Between_RowsAndColumnsScaled_IsZero()
    {
        var table = ReferenceTable.Square(3, 9, 2, 4, 3, 8, 1, 5, 6, 7);
        var scaled = ReferenceTable.Square(3, [.. table.Counts.Select((n, cell) => n * (1 + (cell / 3)) * (2 + (cell % 3)))]);
        var distance = AlthamDistance.Between(table, scaled).Value;
        Assert.Equal(0, distance.Distance, 1e-12);
        Assert.Equal(0, distance.Deviance, 1e-9);
    }

    [Fact]
    public void Between_TheSameTable_IsZeroWithoutError()
    {
        var table = ReferenceTable.Square(2, 9, 2, 4, 3);
        var distance = AlthamDistance.Between(table, table).Value;
        Assert.Equal((0, 0), (distance.Distance, distance.StandardError));
    }

    [Fact]
    public void Between_ThreeTables_KeepsTheTriangle()
    {
        var (a, b, c) = (ReferenceTable.Square(3, 9, 2, 4, 3, 8, 1, 5, 6, 7), ReferenceTable.Square(3, 5, 5, 4, 2, 9, 3, 5, 1, 7), ReferenceTable.Square(3, 1, 2, 8, 3, 4, 1, 9, 6, 2));
        double D(ContingencyTable left, ContingencyTable right) => AlthamDistance.Between(left, right).Value.Distance;
        Assert.True(D(a, c) <= D(a, b) + D(b, c));
        Assert.Equal(D(a, b), D(b, a), 1e-12);
    }

    [Fact]
    public void Of_EmptyCell_IsNamed()
    {
        var table = ReferenceTable.Square(2, 9, 2, 0, 3);
        Assert.StartsWith(
            "The cell origin=2, destination=1 has the count 0", AlthamDistance.FromIndependence(table).Problem!.Message, StringComparison.Ordinal);
        Assert.NotNull(AlthamDistance.Between(ReferenceTable.Square(2, 1, 2, 3, 4), table).Problem);
        Assert.True(AlthamDistance.Between(ReferenceTable.Square(2, 1, 2, 3, 4), table, 0.5).TryGet(out _, out _));
    }

    [Fact]
    public void Between_DifferentCategories_IsAProblem()
    {
        var problem = AlthamDistance.Between(ReferenceTable.Square(2, 1, 2, 3, 4), ReferenceTable.Of(2, 3, 1, 2, 3, 4, 5, 6)).Problem!;
        Assert.Equal(ProblemKind.Infeasible, problem.Kind);
        Assert.Contains("destination has the categories 1, 2", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_WrongArguments_Throw()
    {
        var table = ReferenceTable.Square(2, 1, 2, 3, 4);
        Assert.Throws<ArgumentOutOfRangeException>(() => AlthamDistance.FromIndependence(table, -1));
        Assert.Throws<ArgumentException>(() => AlthamDistance.FromIndependence(ReferenceTable.Layered(2, 2, 2, 1, 2, 3, 4, 5, 6, 7, 8)));
        Assert.Equal(ProblemKind.TooFewUnits, AlthamDistance.FromIndependence(ReferenceTable.Of(1, 2, 3, 4)).Problem!.Kind);
    }

    private static ContingencyTable Other(ReferenceCase expected)
    {
        var table = ReferenceTable.Of(Folder, "data", expected.Text("other"));
        if (!expected.Flag("swap"))
        {
            return table;
        }

        var columns = table.Dimensions[1].Count;
        return ContingencyTable.Of(
            table.Dimensions, [.. table.Counts.Chunk(columns).Reverse().SelectMany(row => row)]).Value;
    }
}
