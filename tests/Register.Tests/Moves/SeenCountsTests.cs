using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Register.Moves;

namespace Sektorskifte.Register.Tests.Moves;

public class SeenCountsTests
{
    [Fact]
    public void AddStay_FirstAndLastPeriod_AreBothCounted()
    {
        var sweep = After(2000, 3, stays =>
        {
            stays.AddStay(2000, 2002, 1);
            stays.AddStay(2002, 2002, 1);
        });
        Assert.Equal((1, 1, 2), (sweep.Of(2000, 1), sweep.Of(2001, 1), sweep.Of(2002, 1)));
    }

    [Fact]
    public void Of_EmployerOrPeriodNobodyWasSeenIn_IsZero()
    {
        var sweep = After(2000, 5, stays => stays.AddStay(2002, 2002, 3));
        Assert.Equal((0, 0, 0, 0), (sweep.Of(2000, 3), sweep.Of(2002, 4), sweep.Of(2002, 1_000_000), sweep.Of(2003, 3)));
    }

    [Fact]
    public void Of_NothingAdded_IsZero() => Assert.Equal(0, new SeenCounts(2000, 5).Read().Of(2002, 1));

    [Fact]
    public void AddStay_EmployersThatGrow_KeepsEarlierOnes()
    {
        var sweep = After(0, 4, stays =>
        {
            for (var employer = 1; employer <= 100_000; employer *= 3)
            {
                stays.AddStay(0, 3, employer);
                stays.AddStay(2, 2, employer);
            }
        });
        foreach (var (period, people) in new[] { (0, 1), (1, 1), (2, 2), (3, 1) })
        {
            for (var employer = 1; employer <= 100_000; employer *= 3)
            {
                Assert.Equal(people, sweep.Of(period, employer));
            }
        }
    }

    [Fact]
    public void Of_AnyStays_CountsThosePresent()
    {
        var stay =
            from first in Gen.Choose(0, 9)
            from length in Gen.Choose(0, 9)
            from employer in Gen.Frequency((3, Gen.Choose(0, 5)), (1, Gen.Choose(60, 300)))
            select (First: first, Last: Math.Min(9, first + length), Employer: employer);
        Prop.ForAll(stay.ListOf().ToArbitrary(), stays =>
        {
            var sweep = After(100, 10, writer =>
            {
                foreach (var (first, last, employer) in stays)
                {
                    writer.AddStay(100 + first, 100 + last, employer);
                }
            });
            return Enumerable.Range(0, 10).All(period => Enumerable.Range(0, 310).All(employer =>
                sweep.Of(100 + period, employer) == stays.Count(s => s.Employer == employer && s.First <= period && period <= s.Last)));
        }).QuickCheckThrowOnFailure();
    }

    // A byte holds 127 people less those who leave; thousands come and go here, and over the edge of a page of employers.
    [Fact]
    public void AddStay_FromEightThreadsBeyondAByte_AgreesWithPlainCounting()
    {
        var seen = new SeenCounts(2000, 6);
        var stays = Enumerable.Range(0, 8).Select(thread =>
        {
            var random = new Random(thread);
            return Enumerable.Range(0, 30_000).Select(_ =>
            {
                var first = random.Next(6);
                var employer = random.Next(4) switch { 0 => 1, 1 => random.Next(2, 60), 2 => random.Next(4090, 4100), _ => random.Next(20_000) };
                return (First: first, Last: random.Next(first, 6), Employer: employer);
            }).ToArray();
        }).ToArray();
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, thread =>
        {
            var writer = seen.Open();
            foreach (var (first, last, employer) in stays[thread])
            {
                writer.AddStay(2000 + first, 2000 + last, employer);
            }

            writer.Flush();
        });

        var sweep = seen.Read();
        for (var period = 0; period < 6; period++)
        {
            var expected = new int[20_001];
            foreach (var stay in stays.SelectMany(s => s).Where(s => s.First <= period && period <= s.Last))
            {
                expected[stay.Employer]++;
            }

            Assert.Equal(expected, Enumerable.Range(0, expected.Length).Select(employer => sweep.Of(2000 + period, employer)));
        }
    }

    [Theory]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(129)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(100_000)]
    public void AddStay_AsManyPeopleAsABytesEdge_AreAllCounted(int people)
    {
        var sweep = After(0, 3, stays =>
        {
            for (var i = 0; i < people; i++)
            {
                stays.AddStay(0, 1, 5);
            }
        });

        Assert.Equal((people, people, 0), (sweep.Of(0, 5), sweep.Of(1, 5), sweep.Of(2, 5)));
    }

    private static SeenCounts.Sweep After(int firstPeriod, int periods, Action<SeenCounts.Writer> add)
    {
        var seen = new SeenCounts(firstPeriod, periods);
        var stays = seen.Open();
        add(stays);
        stays.Flush();
        return seen.Read();
    }
}
