using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Statistics.Proportions;
using Sektorskifte.Statistics.Tests.Reference;

namespace Sektorskifte.Statistics.Tests.Proportions;

public sealed class NewcombeDifferenceTests
{
    public static TheoryData<string> Cases => ReferenceCase.Names("newcombe-difference");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Estimate_ReferenceCase_AgreesWithR(string name)
    {
        var expected = ReferenceCase.Of("newcombe-difference", name);
        var difference = NewcombeDifference.Estimate(
            (long)expected.Number("a"), (long)expected.Number("m"), (long)expected.Number("b"), (long)expected.Number("size"),
            expected.Number("confidence")).Value;
        expected.Agrees("difference", difference.Difference, 1e-8, 1e-15);
        expected.Agrees("lower", difference.Lower, 1e-8, 1e-15);
        expected.Agrees("upper", difference.Upper, 1e-8, 1e-15);
    }

    // Newcombe (1998), Statistics in Medicine 17, 873-890, table II, method 10, as printed.
    [Theory]
    [InlineData(56, 70, 48, 80, 0.0524, 0.3339)]
    [InlineData(9, 10, 3, 10, 0.1705, 0.8090)]
    [InlineData(6, 7, 2, 7, 0.0582, 0.8062)]
    [InlineData(5, 56, 0, 29, -0.0381, 0.1926)]
    public void Estimate_PublishedExamples_AgreesToTheDigitsPrinted(long a, long m, long b, long n, double lower, double upper)
    {
        var difference = NewcombeDifference.Estimate(a, m, b, n).Value;
        Assert.Equal(lower, Math.Round(difference.Lower, 4));
        Assert.Equal(upper, Math.Round(difference.Upper, 4));
    }

    [Fact]
    public void Estimate_AnyCounts_TurnsWithTheGroupsAndStaysInRange() => Prop.ForAll(
        Gen.Choose(1, 50).SelectMany(m => Gen.Choose(0, m).Select(a => (a, m))).Two().ToArbitrary(), pair =>
        {
            var ((a, m), (b, n)) = pair;
            var difference = NewcombeDifference.Estimate(a, m, b, n).Value;
            var turned = NewcombeDifference.Estimate(b, n, a, m).Value;
            return Math.Abs(difference.Lower + turned.Upper) < 1e-14 && difference.Lower >= -1 - 1e-14 && difference.Upper <= 1 + 1e-14
                && difference.Lower <= difference.Difference && difference.Difference <= difference.Upper;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0, 0, 1, 2, "The first group")]
    [InlineData(1, 2, 0, 0, "The second group")]
    public void Estimate_NoTrials_NamesTheGroup(long a, long m, long b, long n, string group) => Assert.StartsWith(
        group, NewcombeDifference.Estimate(a, m, b, n).Problem!.Message, StringComparison.Ordinal);

    [Fact]
    public void Estimate_MoreSuccessesThanTrials_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => NewcombeDifference.Estimate(1, 2, 3, 2));
}
