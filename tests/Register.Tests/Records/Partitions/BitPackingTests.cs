using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Register.Records.Partitions;

namespace Sektorskifte.Register.Tests.Records.Partitions;

public class BitPackingTests
{
    [Theory]
    [InlineData(0ul, 0)]
    [InlineData(1ul, 1)]
    [InlineData(255ul, 8)]
    [InlineData(256ul, 9)]
    [InlineData((1ul << 56) - 1, 56)]
    [InlineData(1ul << 56, 64)]
    [InlineData(ulong.MaxValue, 64)]
    public void Width_LargestNumber_FitsIt(ulong largest, int width) => Assert.Equal(width, BitPacking.Width(largest));

    [Theory]
    [InlineData(0, 64, 0)]
    [InlineData(3, 0, 0)]
    [InlineData(3, 1, 1)]
    [InlineData(9, 1, 2)]
    [InlineData(3, 17, 7)]
    [InlineData(3, 64, 24)]
    public void Bytes_Numbers_AreThoseTheBitsNeed(int count, int width, long bytes) => Assert.Equal(bytes, BitPacking.Bytes(count, width));

    [Fact]
    public void Unpack_PackedNumbersOfAnyWidth_AreTheSame() => Prop.ForAll(
        (from width in Gen.Choose(0, 64)
         from count in Gen.Choose(0, 70)
         from least in Gen.Choose(0, int.MaxValue)
         from seed in Gen.Choose(0, int.MaxValue)
         select (width, count, least, seed)).ToArbitrary(),
        any => AssertSame(any.width, any.count, (ulong)any.least, new Random(any.seed))).QuickCheckThrowOnFailure();

    private static unsafe void AssertSame(int bits, int count, ulong least, Random random)
    {
        var most = bits == 64 ? ulong.MaxValue : (1ul << bits) - 1;
        var numbers = Enumerable.Range(0, count).Select(i => least + (i == 0 ? most : (ulong)random.NextInt64() & most)).ToArray();
        int[] order = [.. Enumerable.Range(0, count)];
        random.Shuffle(order);
        var width = BitPacking.Width(most);
        var bytes = new byte[BitPacking.Bytes(count, width) + BitPacking.Slack];
        var read = new ulong[count];
        fixed (byte* packed = bytes)
        {
            BitPacking.Pack(numbers, order, least, width, packed);
            BitPacking.Unpack(packed, least, width, read);
        }

        Assert.Equal(order.Select(row => numbers[row]), read);
    }
}
