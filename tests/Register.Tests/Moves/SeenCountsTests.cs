using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Register.Moves;

namespace Sektorskifte.Register.Tests.Moves;

public class SeenCountsTests
{
    [Fact]
    public void AddStay_FirstAndLastPeriod_AreBothCounted()
    {
        var seen = new SeenCounts(2000, 3);
        seen.AddStay(2000, 2002, 1);
        seen.AddStay(2002, 2002, 1);

        Assert.Equal((1, 1, 2), (seen[2000, 1], seen[2001, 1], seen[2002, 1]));
    }

    [Fact]
    public void Get_EmployerOrPeriodNobodyWasSeenIn_IsZero()
    {
        var seen = new SeenCounts(2000, 5);
        seen.AddStay(2002, 2002, 3);

        Assert.Equal((0, 0, 0, 0), (seen[2000, 3], seen[2003, 3], seen[2002, 4], seen[2002, 1_000_000]));
    }

    [Fact]
    public void Get_NothingAdded_IsZero() => Assert.Equal(0, new SeenCounts(2000, 5)[2002, 1]);

    [Fact]
    public void AddStay_EmployersThatGrow_KeepsEarlierOnes()
    {
        var seen = new SeenCounts(0, 4);
        for (var employer = 1; employer <= 100_000; employer *= 3)
        {
            seen.AddStay(0, 3, employer);
            seen.AddStay(2, 2, employer);
        }

        for (var employer = 1; employer <= 100_000; employer *= 3)
        {
            Assert.Equal((1, 1, 2, 1), (seen[0, employer], seen[1, employer], seen[2, employer], seen[3, employer]));
        }
    }

    [Fact]
    public void Get_AnyStays_CountsThosePresent()
    {
        var stay =
            from first in Gen.Choose(0, 9)
            from length in Gen.Choose(0, 9)
            from employer in Gen.Frequency((3, Gen.Choose(0, 5)), (1, Gen.Choose(60, 300)))
            select (First: first, Last: Math.Min(9, first + length), Employer: employer);
        Prop.ForAll(stay.ListOf().ToArbitrary(), stays =>
        {
            var seen = new SeenCounts(100, 10);
            foreach (var (first, last, employer) in stays)
            {
                seen.AddStay(100 + first, 100 + last, employer);
            }

            return Enumerable.Range(0, 10).All(period => Enumerable.Range(0, 310).All(employer =>
                seen[100 + period, employer] == stays.Count(s => s.Employer == employer && s.First <= period && period <= s.Last)));
        }).QuickCheckThrowOnFailure();
    }
}
