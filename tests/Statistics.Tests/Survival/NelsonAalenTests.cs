using Sektorskifte.Statistics.Survival;
using Sektorskifte.Statistics.Tests.Reference;

namespace Sektorskifte.Statistics.Tests.Survival;

public sealed class NelsonAalenTests
{
    public static TheoryData<string> Cases => ReferenceCase.Names("nelson-aalen", "leaders:");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Estimate_Leaders_AgreesWithR(string name)
    {
        var expected = ReferenceCase.Of("nelson-aalen", name);
        Agrees(expected, NelsonAalen.Estimate(
            Leaders.Episodes(expected.Text("data")), expected.Has("destination") ? (int)expected.Number("destination") : null).Value);
    }

    [RFact]
    public void Estimate_Veteran_AgreesWithR()
    {
        var data = ReferenceData.Of("nelson-aalen");
        var episodes = Episodes.Of(data.Numbers("time"), [.. data.Numbers("status").Select(status => (int)status)]).Value;
        Agrees(ReferenceCase.Of("nelson-aalen", "veteran"), NelsonAalen.Estimate(episodes).Value);
    }

    [Fact]
    public void Estimate_SmallExample_IsTheSumOfShares()
    {
        // At risk 4, 3 and 1: 1/4 + 1/3 + 1/1.
        var curve = NelsonAalen.Estimate(Episodes.Of([1, 2, 3, 4], [1, 1, 0, 1]).Value).Value;
        Assert.Equal(19 / 12.0, curve.At(4), 14);
        Assert.Equal(Math.Sqrt((1 / 16.0) + (1 / 9.0) + 1), curve.StandardError[^1], 14);
        Assert.Equal(0, curve.At(0.5));
        Assert.Equal(7 / 12.0, curve.At(3.5), 14);
    }

    [Fact]
    public void Estimate_Limits_AreSymmetricOnTheLogarithmAndEncloseTheHazard()
    {
        var curve = NelsonAalen.Estimate(Leaders.Episodes("all"), confidence: 0.9).Value;
        for (var t = 0; t < curve.Times.Count; t++)
        {
            Assert.Equal(curve.Hazard[t] * curve.Hazard[t], curve.Lower[t] * curve.Upper[t], 1e-12);
            Assert.True(curve.Lower[t] <= curve.Hazard[t] && curve.Hazard[t] <= curve.Upper[t]);
        }
    }

    [Fact]
    public void Estimate_NobodyGoesThere_NamesTheDestination()
    {
        var problem = NelsonAalen.Estimate(Episodes.Of([1, 2], [1, 3]).Value, 2).Problem!;
        Assert.Equal("No episode goes to destination 2.", problem.Message);
    }

    [Fact]
    public void Estimate_NobodyLeaves_SaysSo() =>
        Assert.Equal(ProblemKind.NoData, NelsonAalen.Estimate(Episodes.Of([1, 2], [0, 0]).Value).Problem!.Kind);

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Estimate_NoSuchDestination_Throws(int destination) => Assert.Throws<ArgumentOutOfRangeException>(
        () => NelsonAalen.Estimate(Episodes.Of([1, 2], [1, 2]).Value, destination));

    private static void Agrees(ReferenceCase expected, HazardCurve curve)
    {
        Assert.Equal(expected.Number("times"), curve.Times.Count);
        int[] at = [.. expected.Numbers("time").Select(time => curve.Times.ToList().IndexOf(time))];
        expected.Agrees("hazard", [.. at.Select(t => curve.Hazard[t])]);
        expected.Agrees("se", [.. at.Select(t => curve.StandardError[t])]);
    }
}
