using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Register.Records.Partitions;

namespace Sektorskifte.Register.Tests.Records.Partitions;

public class HundredthsTests
{
    [Fact]
    public void Value_WholeHundredths_IsTheSameBits() => Prop.ForAll(
        Gen.Choose(int.MinValue, int.MaxValue).Select(hundredths => hundredths / 100.0).ToArbitrary(),
        amount =>
        {
            var read = new ulong[1];

            Assert.True(Hundredths.TryRead([amount], read));
            Assert.Equal(BitConverter.DoubleToUInt64Bits(amount), BitConverter.DoubleToUInt64Bits(Hundredths.Value(read[0])));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(-0.0)]
    [InlineData(0.001)]
    [InlineData(0.1 + 0.2)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e15)]
    [InlineData(double.Epsilon)]
    public void TryRead_AnotherNumber_IsFalse(double amount) => Assert.False(Hundredths.TryRead([amount], new ulong[1]));

    [Fact]
    public void TryRead_NegativeAndPositive_AreInOrder()
    {
        var read = new ulong[3];

        Assert.True(Hundredths.TryRead([-1.5, 0, 2.25], read));
        Assert.Equal(read.Order(), read);
        Assert.Equal(375ul, read[2] - read[0]);
    }
}
