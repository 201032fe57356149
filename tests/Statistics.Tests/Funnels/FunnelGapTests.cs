using Sektorskifte.Statistics.Funnels;
using Sektorskifte.Statistics.Tests.Reference;

namespace Sektorskifte.Statistics.Tests.Funnels;

public sealed class FunnelGapTests
{
    public static TheoryData<string> Cases => ReferenceCase.Names("funnel-gap");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Decompose_ReferenceCase_AgreesWithPlainR(string name)
    {
        var expected = ReferenceCase.Of("funnel-gap", name);
        var gap = FunnelGap.Decompose(
            Of(expected.Numbers("a")), Of(expected.Numbers("b")), (int)expected.Number("supply_stages")).Value;
        expected.Agrees("parts", [.. gap.Stages.Select(part => part.LogRatio)], 1e-8, 1e-15);
        expected.Agrees("errors", [.. gap.Stages.Select(part => part.StandardError)]);
        expected.Agrees("total", gap.Total.LogRatio);
        expected.Agrees("total_se", gap.Total.StandardError);
        expected.Agrees("demand", gap.Demand.Value.LogRatio);
        expected.Agrees("demand_se", gap.Demand.Value.StandardError);
        if (expected.Number("supply_stages") > 0)
        {
            expected.Agrees("supply", gap.Supply.Value.LogRatio);
            expected.Agrees("supply_se", gap.Supply.Value.StandardError);
        }
        else
        {
            Assert.Equal("No stage is supply.", gap.Supply.Problem!.Message);
        }
    }

    [Fact]
    public void Decompose_Parts_AddUpToTheGap()
    {
        var gap = FunnelGap.Decompose(Of([1000, 100, 50, 20]), Of([1000, 200, 60, 30])).Value;
        Assert.Equal(Math.Log(20 / 30.0), gap.Total.LogRatio, 1e-12);
        Assert.Equal(gap.Total.LogRatio, gap.Stages.Sum(part => part.LogRatio), 1e-12);
        Assert.Equal(gap.Total.LogRatio, gap.Supply.Value.LogRatio + gap.Demand.Value.LogRatio, 1e-12);
        Assert.Equal(Math.Log(0.5) / Math.Log(2 / 3.0), gap.ShareOf(gap.Supply.Value).Value, 1e-12);
        Assert.Equal("step 0 to step 1", gap.Supply.Value.Name);
        Assert.Equal(0.5, gap.Supply.Value.Ratio, 1e-12);
        Assert.True(gap.Total.Lower < gap.Total.LogRatio && gap.Total.LogRatio < gap.Total.Upper);
    }

    [Fact]
    public void ShareOf_NoGap_IsAProblem()
    {
        var gap = FunnelGap.Decompose(Of([1000, 100, 50]), Of([1000, 100, 50])).Value;
        Assert.Equal(ProblemKind.NoData, gap.ShareOf(gap.Total).Problem!.Kind);
    }

    [Fact]
    public void Decompose_OpenProcesses_CountOnlyWhereDecided()
    {
        string[] steps = ["applied", "hired"];
        var first = Funnel.OfApplications(steps, [1, 0, 0], [false, false, true]).Value;
        var second = Funnel.OfApplications(steps, [1, 0, 0, 0], [false, false, false, false]).Value;
        Assert.Equal(Math.Log(0.5 / 0.25), FunnelGap.Decompose(first, second, 0).Value.Total.LogRatio, 1e-14);
    }

    [Fact]
    public void Decompose_NobodyPassesAStage_NamesGroupAndStage() => Assert.Equal(
        "Nobody of the second group passes from step 1 to step 2; the ratio of rates has no logarithm. Join stages.",
        FunnelGap.Decompose(Of([10, 5, 1]), Of([10, 5, 0])).Problem!.Message);

    [Fact]
    public void Decompose_OtherSteps_Throws()
    {
        Assert.Throws<ArgumentException>(() => FunnelGap.Decompose(Of([10, 5, 1]), Of([10, 5])));
        Assert.Throws<ArgumentOutOfRangeException>(() => FunnelGap.Decompose(Of([10, 5]), Of([10, 5]), 2));
    }

    private static Funnel Of(double[] counts) =>
        Funnel.OfCounts([.. counts.Select((_, i) => $"step {i}")], [.. counts.Select(count => (long)count)]).Value;
}
