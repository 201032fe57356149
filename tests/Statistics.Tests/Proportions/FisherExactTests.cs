using Sektorskifte.Statistics.Proportions;
using Sektorskifte.Statistics.Tests.Reference;

namespace Sektorskifte.Statistics.Tests.Proportions;

public sealed class FisherExactTests
{
    public static TheoryData<string> Cases => ReferenceCase.Names("fisher-exact");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Test_ReferenceCase_AgreesWithR(string name)
    {
        var expected = ReferenceCase.Of("fisher-exact", name);
        var table = expected.Numbers("table");
        var test = FisherExact.Test((long)table[0], (long)table[1], (long)table[2], (long)table[3]);
        expected.Agrees("both", test.Both);
        expected.Agrees("less", test.Less);
        expected.Agrees("greater", test.Greater);
    }

    // Fisher (1935), the lady tasting tea: 3 of 4 cups right. 17/70 = 0.2429 for as many or more.
    [Fact]
    public void Test_TeaTasting_IsSeventeenSeventieths() => Assert.Equal(17 / 70.0, FisherExact.Test(3, 1, 1, 3).Greater, 1e-14);

    [Theory]
    [InlineData(0, 0, 3, 5)]
    [InlineData(0, 4, 0, 5)]
    [InlineData(0, 0, 0, 0)]
    public void Test_EmptyMargin_IsOne(long a, long b, long c, long d) => Assert.Equal(new ExactTest(1, 1, 1), FisherExact.Test(a, b, c, d));

    [Fact]
    public void Test_GroupsTurned_TurnsTheSides()
    {
        var (test, turned) = (FisherExact.Test(12, 5, 3, 40), FisherExact.Test(3, 40, 12, 5));
        Assert.Equal(test.Both, turned.Both, 1e-14);
        Assert.Equal(test.Less, turned.Greater, 1e-14);
    }

    [Fact]
    public void Test_ManyPeople_KeepsItsDigits()
    {
        // Half a million each, equal rates: nothing speaks against them.
        var test = FisherExact.Test(100_000, 400_000, 100_000, 400_000);
        Assert.Equal(1, test.Both, 1e-9);

        // The likeliest table's chance is that of a normal density with standard deviation √(n² · 0.2 · 0.8 · n² / (2n)³) = 200.
        Assert.Equal(1 / (200 * Math.Sqrt(2 * Math.PI)), test.Less + test.Greater - 1, 1e-7);
    }

    [Fact]
    public void Test_ImpossibleCount_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => FisherExact.Test(-1, 1, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => FisherExact.Test(int.MaxValue, 1, 1, 1));
    }
}
