using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Statistics.Funnels;
using Sektorskifte.Statistics.Tests.Reference;

namespace Sektorskifte.Statistics.Tests.Funnels;

public sealed class SelectionRatioTests
{
    public static TheoryData<string> Cases => ReferenceCase.Names("selection-ratio");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Compare_ReferenceCase_AgreesWithR(string name)
    {
        var expected = ReferenceCase.Of("selection-ratio", name);
        var comparison = SelectionRatio.Compare(
            new ApplicantGroup("a", (long)expected.Number("selected"), (long)expected.Number("applied")),
            new ApplicantGroup("b", (long)expected.Number("other"), (long)expected.Number("others")), expected.Number("confidence")).Value;
        expected.Agrees("ratio", comparison.Ratio);
        expected.Agrees("se", comparison.Interval.Value.LogError);
        expected.Agrees("lower", comparison.Interval.Value.Lower);
        expected.Agrees("upper", comparison.Interval.Value.Upper);
        expected.Agrees("p", comparison.Exact.Both);
    }

    [Theory]
    [InlineData(40, 100, 50, 100, false)]
    [InlineData(4, 35, 1, 7, false)] // 4/35 by 1/7 is 0.8 and rounds below it.
    [InlineData(39, 100, 50, 100, true)]
    [InlineData(399999999, 1000000000, 500000000, 1000000000, true)]
    [InlineData(0, 10, 1, 10, true)]
    [InlineData(60, 100, 50, 100, false)]
    public void Compare_AroundFourFifths_IsExact(long selected, long applied, long other, long others, bool under) => Assert.Equal(
        under, SelectionRatio.Compare(new("a", selected, applied), new("b", other, others)).Value.IsUnderFourFifths);

    [Fact]
    public void Compare_AnyFourFifths_IsNeverUnder() => Prop.ForAll(
        Gen.Choose(1, 100_000).Two().ToArbitrary(), pair =>
        {
            // 4k of 5m against k of m, over any k ≤ m.
            var (k, m) = ((long)Math.Min(pair.Item1, pair.Item2), (long)Math.Max(pair.Item1, pair.Item2));
            return !SelectionRatio.Compare(new("a", 4 * k, 5 * m), new("b", k, m)).Value.IsUnderFourFifths
                && SelectionRatio.Compare(new("a", (4 * k) - 1, 5 * m), new("b", k, m)).Value.IsUnderFourFifths;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Compare_SeveralGroups_TakesTheHighestRateAsReference()
    {
        var comparisons = SelectionRatio.CompareAll([new("a", 10, 100), new("b", 30, 100), new("c", 60, 200)]).Value;
        Assert.Equal(["a", "c"], comparisons.Select(one => one.Group.Name));
        Assert.All(comparisons, one => Assert.Equal("b", one.Reference.Name));
        Assert.Equal([true, false], comparisons.Select(one => one.IsUnderFourFifths));
    }

    [Fact]
    public void Compare_NobodySelected_HasRatioZeroAndNoInterval()
    {
        var comparison = SelectionRatio.Compare(new("a", 0, 10), new("b", 5, 10)).Value;
        Assert.Equal(0, comparison.Ratio);
        Assert.Contains("Nobody of the group a", comparison.Interval.Problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_NoApplicants_NamesTheGroup()
    {
        Assert.Contains("group a has no applicants", SelectionRatio.CompareAll([new("a", 0, 0), new("b", 5, 10)]).Problem!.Message, StringComparison.Ordinal);
        Assert.Contains("group b has no applicants", SelectionRatio.Compare(new("a", 1, 2), new("b", 0, 0)).Problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_NobodyOfTheReference_IsAProblem() => Assert.Contains(
        "Nobody of the group", SelectionRatio.CompareAll([new("a", 0, 5), new("b", 0, 10)]).Problem!.Message, StringComparison.Ordinal);

    [Fact]
    public void Compare_ImpossibleArgument_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SelectionRatio.CompareAll([new("a", 1, 2)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => SelectionRatio.Compare(new("a", 3, 2), new("b", 1, 2)));
        Assert.Throws<ArgumentOutOfRangeException>(() => SelectionRatio.Compare(new("a", 1, 2), new("b", -1, 2)));
    }
}
