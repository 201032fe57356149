using Sektorskifte.Register.Records.Partitions;

namespace Sektorskifte.Register.Tests.Records.Partitions;

public class ValueNumbersTests
{
    [Fact]
    public void Number_ManyValues_AreNumberedOnceEach()
    {
        var numbers = new ValueNumbers(100_000);
        ulong[] values = [.. Enumerable.Range(0, 50_000).Select(i => (ulong)i << 40), 0, ulong.MaxValue];
        var first = new ulong[values.Length];
        var second = new ulong[values.Length];

        Assert.True(numbers.Number(values, first));
        Assert.True(numbers.Number(values, second));
        Assert.Equal(first, second);
        Assert.Equal(50_001, numbers.Count);
        Assert.Equal(values, first.Select(number => numbers[(int)number]));
    }

    [Fact]
    public void Number_MoreValuesThanAreNumbered_IsFalseAndKeepsTheOthers()
    {
        var numbers = new ValueNumbers(2);

        Assert.True(numbers.Number([5, 6, 5], new ulong[3]));
        Assert.False(numbers.Number([6, 7], new ulong[2]));
        Assert.Equal((5ul, 6ul), (numbers[0], numbers[1]));
    }
}
