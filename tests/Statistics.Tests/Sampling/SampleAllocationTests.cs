using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Statistics.Sampling;
using Sektorskifte.Statistics.Tests.Reference;

namespace Sektorskifte.Statistics.Tests.Sampling;

public sealed class SampleAllocationTests
{
    private const string Folder = "sample-allocation";

    private static readonly Stratum[] Regions =
    [
        new("north", 4200) { StandardDeviation = 12.5, Mean = 40 },
        new("east", 1800) { StandardDeviation = 30, Mean = 55 },
        new("islands", 40) { StandardDeviation = 21, Mean = 60 },
    ];

    private static readonly Arbitrary<(Stratum[] Strata, int Count, int Minimum)> Frames = (
        from strata in Gen.NonEmptyListOf(
            from count in Gen.OneOf(Gen.Choose(1, 20), Gen.Choose(1, 5000))
            from deviation in Gen.OneOf(Gen.Constant(0), Gen.Choose(1, 1000))
            select (count, deviation))
        from minimum in Gen.Choose(0, 3)
        let least = strata.Sum(s => Math.Min(s.count, minimum))
        from sample in Gen.Choose(Math.Max(1, least), strata.Sum(s => s.count))
        select (strata.Select((s, i) => new Stratum($"s{i}", s.count) { StandardDeviation = s.deviation / 10.0 }).ToArray(),
            sample, minimum)).ToArbitrary();

    public static TheoryData<string> Cases => ReferenceCase.Names(Folder);

    // Reference/sample-allocation/README.md: a root search in R.
    [Theory]
    [MemberData(nameof(Cases))]
    public void Allocate_ReferenceCase_AgreesWithR(string name)
    {
        var expected = ReferenceCase.Of(Folder, name);
        var data = ReferenceData.Of(Folder);
        var (count, sd, mean) = (data.Numbers("count"), data.Numbers("sd"), data.Numbers("mean"));
        var (importance, cost, names) = (data.Numbers("importance"), data.Numbers("cost"), data.Texts("stratum"));
        var strata = data.Texts("frame").Index().Where(row => row.Item == expected.Text("frame")).Select(row => row.Index)
            .Select(i => new Stratum(names[i], (int)count[i])
            {
                StandardDeviation = sd[i],
                Mean = mean[i],
                Importance = importance[i],
                Cost = cost[i],
            }).ToArray();
        var (size, minimum) = ((int)expected.Number("size"), (int)expected.Number("minimum"));
        var allocation = (expected.Text("rule") switch
        {
            "neyman" => SampleAllocation.Neyman(strata, size, minimum),
            "power" => SampleAllocation.Power(strata, size, expected.Number("power"), minimum),
            _ => SampleAllocation.Proportional(strata, size, minimum),
        }).Value;

        Assert.Equal(strata.Select(s => s.Name), allocation.Select(a => a.Stratum));
        expected.Agrees("counts", [.. allocation.Select(a => (double)a.SampleCount)], 0);
    }

    [Fact]
    public void Allocate_AnyFrame_AddsUpWithinItsBounds() => Prop.ForAll(Frames, frame =>
    {
        var rules = new[]
        {
            SampleAllocation.Proportional(frame.Strata, frame.Count, frame.Minimum),
            SampleAllocation.Neyman(frame.Strata, frame.Count, frame.Minimum),
            SampleAllocation.Power(frame.Strata, frame.Count, 0.5, frame.Minimum),
        };
        return rules.All(rule => rule.Value.Sum(a => a.SampleCount) == frame.Count
            && rule.Value.All(a => a.SampleCount >= Math.Min(a.Count, frame.Minimum) && a.SampleCount <= a.Count));
    }).QuickCheckThrowOnFailure();

    // The optimum itself: moving one more unit than rounding may have misplaced raises the variance.
    [Fact]
    public void Neyman_AnyFrame_NoExchangeOfTwoUnitsLowersTheVariance() => Prop.ForAll(Frames, frame =>
    {
        var counts = SampleAllocation.Neyman(frame.Strata, frame.Count, frame.Minimum).Value.Select(a => a.SampleCount).ToArray();
        var before = Variance(counts);
        for (var from = 0; from < counts.Length; from++)
        {
            for (var to = 0; to < counts.Length; to++)
            {
                var moved = (int[])counts.Clone();
                moved[from] -= 2;
                moved[to] += 2;
                if (from != to && moved[from] >= Math.Max(1, frame.Minimum) && moved[to] <= frame.Strata[to].Count
                    && counts[to] > 0 && Variance(moved) < before * (1 - 1e-12))
                {
                    return false;
                }
            }
        }

        return true;

        double Variance(int[] sizes) => frame.Strata.Zip(sizes).Where(p => p.Second > 0).Sum(p =>
            Math.Pow(p.First.Count * p.First.StandardDeviation, 2) / p.Second);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Power_ExponentOneAndTotalsAsImportance_IsNeyman()
    {
        var strata = Regions.Select(s => s with { Importance = s.Count * s.Mean }).ToArray();
        Assert.Equal(SampleAllocation.Neyman(strata, 311).Value, SampleAllocation.Power(strata, 311, 1).Value);
    }

    [Fact]
    public void Proportional_EqualRemainders_GoToTheEarlierStratum()
    {
        var strata = new[] { new Stratum("a", 10), new Stratum("b", 10), new Stratum("c", 10) };
        Assert.Equal([2, 1, 1], SampleAllocation.Proportional(strata, 4).Value.Select(a => a.SampleCount));
    }

    [Fact]
    public void Neyman_NothingVaries_SharesByUnits() =>
        Assert.Equal([3, 1], SampleAllocation.Neyman(
            [new("a", 30) { StandardDeviation = 0 }, new("b", 10) { StandardDeviation = 0 }], 4).Value.Select(a => a.SampleCount));

    [Fact]
    public void Proportional_WholeFrame_TakesAll() =>
        Assert.All(SampleAllocation.Proportional(Regions, 6040).Value, a => Assert.Equal(a.Count, a.SampleCount));

    [Theory]
    [InlineData(6041, 0)]
    [InlineData(100, 40)]
    public void Proportional_SizeOutsideTheBounds_IsInfeasible(int size, int minimum)
    {
        var problem = SampleAllocation.Proportional(Regions, size, minimum).Problem!;
        Assert.Equal(ProblemKind.Infeasible, problem.Kind);
        Assert.Contains($"A sample of {size} units", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Neyman_ImpossibleStratum_IsNamedWithItsValue()
    {
        string Message(Stratum stratum) => SampleAllocation.Neyman([Regions[0], stratum], 10).Problem!.Message;
        Assert.Equal("The stratum x has 0 units; it needs 1 or more.", Message(new("x", 0)));
        Assert.Equal("The stratum x has the standard deviation -1; it is 0 or more.", Message(new("x", 5) { StandardDeviation = -1 }));
        Assert.Contains("NaN", Message(new("x", 5) { StandardDeviation = double.NaN }), StringComparison.Ordinal);
        Assert.Equal("The stratum x has the mean 0; it must not be 0.", Message(new("x", 5) { Mean = 0 }));
        Assert.Equal("The stratum x has the importance -2; it is above 0.", Message(new("x", 5) { Importance = -2 }));
        Assert.Equal("The stratum x has the cost 0; it is above 0.", Message(new("x", 5) { Cost = 0 }));
        Assert.Equal("The stratum north stands twice in the list.", Message(new("north", 5)));
    }

    [Fact]
    public void Proportional_NoStrata_IsAProblem() =>
        Assert.Equal(ProblemKind.NoData, SampleAllocation.Proportional([], 10).Problem!.Kind);

    [Fact]
    public void Allocate_ImpossibleArgument_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleAllocation.Proportional(Regions, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleAllocation.Proportional(Regions, 10, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleAllocation.Power(Regions, 10, 1.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleAllocation.Power(Regions, 10, double.NaN));
        Assert.Throws<ArgumentNullException>(() => SampleAllocation.Neyman(null!, 10));
    }
}
