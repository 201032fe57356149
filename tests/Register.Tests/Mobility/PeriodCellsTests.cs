using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Register.Mobility;

namespace Sektorskifte.Register.Tests.Mobility;

public class PeriodCellsTests
{
    private const int First = 1990;
    private const int Periods = 60;
    private const int Groups = 3;
    private const int Sectors = 2;
    private const int Levels = 2;

    [Fact]
    public void Of_NothingAdded_IsEmpty() => Assert.True(New().Of(First, 0).IsEmpty);

    [Theory]
    [InlineData(First - 1)]
    [InlineData(First + Periods)]
    public void Of_OutsideThePeriods_IsEmpty(int period)
    {
        var cells = New();
        cells.AddRange(First, First + Periods - 1, 0, 1, 1);

        Assert.True(cells.Of(period, 0).IsEmpty);
        Assert.Equal(1, cells.Of(First, 0)[3]);
        Assert.Equal(1, cells.Of(First + Periods - 1, 0)[3]);
    }

    [Fact]
    public void Of_PagesBetweenTheEndsOfARange_HaveItsPeople()
    {
        var cells = New();
        cells.AddRange(First + 3, First + 55, 1, 0, 1, 5);

        Assert.Equal([0, 5, 0, 0], cells.Of(First + 30, 1).ToArray());
        Assert.True(cells.Of(First + 30, 0).IsEmpty);
    }

    [Fact]
    public void Of_AddedAfterItWasAsked_CountsBoth()
    {
        var cells = New();
        cells.Add(First, 0, 0, 0);
        Assert.Equal(1, cells.Of(First, 0)[0]);
        cells.Add(First, 0, 0, 0, 2);

        Assert.Equal(3, cells.Of(First, 0)[0]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(23)]
    [InlineData(24)]
    [InlineData(25)]
    [InlineData(47)]
    [InlineData(48)]
    [InlineData(60)]
    public void Of_AnyRanges_AgreesWithPlainCounting(int periods)
    {
        var range =
            from first in Gen.Choose(0, periods - 1)
            from last in Gen.Choose(first, periods - 1)
            from cell in Gen.Choose(0, (Groups * Sectors * Levels) - 1)
            from people in Gen.Choose(1, 3)
            select (First: First + first, Last: First + last, Group: cell / 4, Sector: cell / 2 % 2, Level: cell % 2, People: people);
        Prop.ForAll(range.ListOf().ToArbitrary(), range.ListOf().ToArbitrary(), (mine, others) =>
        {
            var cells = new PeriodCells(First, periods, Groups, Sectors, Levels);
            var other = new PeriodCells(First, periods, Groups, Sectors, Levels);
            mine.ToList().ForEach(r => cells.AddRange(r.First, r.Last, r.Group, r.Sector, r.Level, r.People));
            others.ToList().ForEach(r => other.AddRange(r.First, r.Last, r.Group, r.Sector, r.Level, r.People));
            Assert.True(AgreeIn(cells, [.. mine], periods));
            cells.Add(other);
            return AgreeIn(cells, [.. mine, .. others], periods) && AgreeIn(other, [.. others], periods);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60).WithEndSize(25));
    }

    private static bool AgreeIn(
        PeriodCells cells, List<(int First, int Last, int Group, int Sector, int Level, int People)> ranges, int periods)
    {
        for (var period = First; period < First + periods; period++)
        {
            for (var group = 0; group < Groups; group++)
            {
                var expected = new long[Sectors * Levels];
                foreach (var range in ranges.Where(r => r.Group == group && r.First <= period && period <= r.Last))
                {
                    expected[(range.Sector * Levels) + range.Level] += range.People;
                }

                var got = cells.Of(period, group);
                if (got.IsEmpty ? expected.Any(people => people > 0) : !got.SequenceEqual(expected))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static PeriodCells New() => new(First, Periods, Groups, Sectors, Levels);
}
