using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Statistics.Survival;

namespace Sektorskifte.Statistics.Tests.Survival;

public sealed class RiskTableTests
{
    private static readonly Arbitrary<(int Entry, int Length, int Destination, int Weight)[]> Rows = (
        from entry in Gen.Choose(0, 6)
        from length in Gen.Choose(1, 8)
        from destination in Gen.Choose(0, 2)
        from weight in Gen.Choose(1, 9)
        select (entry, length, destination, weight)).NonEmptyListOf().Select(list => list.ToArray()).ToArbitrary();

    [Fact]
    public void Of_AnyEpisodes_CountsThoseAtRiskOneByOne() => Prop.ForAll(Rows, rows =>
    {
        var table = RiskTable.Of(Weighted(rows));
        return table.Times.Index().All(time =>
            Close(table.AtRisk[time.Index], rows.Where(row => row.Entry < time.Item && time.Item <= End(row)).Sum(row => row.Weight / 10.0))
            && Close(table.Left[time.Index], rows.Where(row => row.Destination > 0 && End(row) == time.Item).Sum(row => row.Weight / 10.0))
            && Close(table.Censored[time.Index], rows.Where(row => row.Destination == 0 && End(row) == time.Item).Sum(row => row.Weight / 10.0)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Of_AnyEpisodes_NeverLosesMoreThanAreAtRisk() => Prop.ForAll(Rows, rows =>
    {
        var table = RiskTable.Of(Weighted(rows));
        return table.AtRisk.Zip(table.Left).All(pair => pair.First >= pair.Second)
            && table.Events.Select(column => column.Sum()).Sum() is var events && Close(events, table.Left.Sum());
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void FromCounts_EpisodesCounted_IsTheTableOfTheEpisodes() => Prop.ForAll(Rows, rows =>
    {
        var table = RiskTable.Of(Episodes.Of(
            [.. rows.Select(row => (double)End(row))], [.. rows.Select(row => row.Destination)], [.. rows.Select(row => (double)row.Entry)]).Value);
        var counts = rows.SelectMany(row => new[]
        {
            new RiskCount(End(row), 0, [row.Destination == 1 ? 1 : 0, row.Destination == 2 ? 1 : 0], row.Destination == 0 ? 1 : 0),
            new RiskCount(row.Entry, 1, [0, 0], 0),
        }).ToList();
        var counted = RiskTable.FromCounts(counts).Value;
        return table.Times.SequenceEqual(counted.Times) && table.AtRisk.SequenceEqual(counted.AtRisk)
            && table.Left.SequenceEqual(counted.Left) && table.Censored.SequenceEqual(counted.Censored)
            && table.Total == counted.Total && table.Total == rows.Length;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void FromCounts_Nothing_SaysSo() => Assert.Equal(ProblemKind.NoData, RiskTable.FromCounts([]).Problem!.Kind);

    [Fact]
    public void FromCounts_NobodyEverGoes_SaysSo() =>
        Assert.Equal(ProblemKind.NoData, RiskTable.FromCounts([new RiskCount(0, 10, [0], 0)]).Problem!.Kind);

    [Fact]
    public void FromCounts_MoreLeaveThanAreThere_NamesTimeAndNumbers() => Assert.Equal(
        "At time 3 6 leave or are lost from sight where 5 are at risk; those who enter at a time are at risk after it.",
        RiskTable.FromCounts([new RiskCount(0, 5, [0], 0), new RiskCount(3, 4, [4], 2)]).Problem!.Message);

    [Theory]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    public void FromCounts_ImpossibleCount_NamesTimeAndValue(double value)
    {
        var problem = RiskTable.FromCounts([new RiskCount(0, 5, [0], 0), new RiskCount(3, 0, [1], value)]).Problem!;
        Assert.Equal(ProblemKind.InvalidValue, problem.Kind);
        Assert.StartsWith("A count at time 3 is ", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FromCounts_ImpossibleTime_NamesIt() => Assert.Contains(
        "at the time NaN", RiskTable.FromCounts([new RiskCount(double.NaN, 5, [0], 0)]).Problem!.Message, StringComparison.Ordinal);

    [Fact]
    public void FromCounts_DestinationsThatDiffer_Throws() => Assert.Throws<ArgumentException>(
        () => RiskTable.FromCounts([new RiskCount(0, 5, [0], 0), new RiskCount(1, 0, [1, 0], 0)]));

    private static int End((int Entry, int Length, int Destination, int Weight) row) => row.Entry + row.Length;

    private static bool Close(double a, double b) => Math.Abs(a - b) < 1e-9;

    private static Episodes Weighted((int Entry, int Length, int Destination, int Weight)[] rows) => Episodes.Of(
        [.. rows.Select(row => (double)End(row))],
        [.. rows.Select(row => row.Destination)],
        [.. rows.Select(row => (double)row.Entry)],
        [.. rows.Select(row => row.Weight / 10.0)]).Value;
}
