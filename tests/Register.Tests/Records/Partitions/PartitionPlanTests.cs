using System.Numerics;
using Sektorskifte.Register.Records.Partitions;

namespace Sektorskifte.Register.Tests.Records.Partitions;

public class PartitionPlanTests
{
    private const long Gigabyte = 1L << 30;

    // What a row takes in the arrays of a batch, with what puts it in its place.
    private const long BytesOfRow = 160;

    [Theory]
    [InlineData(100_000_000, 2, Gigabyte)]
    [InlineData(700_000_000, 2, Gigabyte)]
    [InlineData(700_000_000, 8, 8 * Gigabyte)]
    [InlineData(10_000_000, 2, 64 << 20)]
    public void For_Rows_APartitionForEachThreadAndThePagesFitTheMemory(long rows, int threads, long memory)
    {
        var plan = PartitionPlan.For(rows, threads, threads, memory);

        var partitions = threads * BytesOfRow * rows / plan.Partitions;
        var pages = (long)threads * plan.PagesInMemory * plan.PageBytes;
        Assert.InRange(pages, memory / 8, memory);
        Assert.InRange(partitions, 0, memory / 4);
    }

    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(1, 1, 1)]
    [InlineData(long.MaxValue / 2, 64, 1)]
    [InlineData(1_000, 3, long.MaxValue)]
    [InlineData(long.MaxValue / 2, 1, long.MaxValue)]
    public void For_AnyRowsAndMemory_IsAPlanThatWorks(long rows, int threads, long memory)
    {
        var plan = PartitionPlan.For(rows, threads, threads, memory);

        Assert.True(BitOperations.IsPow2(plan.Partitions) && BitOperations.IsPow2(plan.PageBytes));
        Assert.InRange(plan.Partitions, 1, 4096);
        Assert.InRange(plan.PageBytes, 4096, 1 << 16);
        Assert.InRange(plan.PagesInMemory, 0, int.MaxValue);
        Assert.InRange(plan.BatchRows, plan.Partitions, 1 << 20);
    }
}
