using Sektorskifte.Register.Records;
using Sektorskifte.Register.Records.Partitions;
using Sektorskifte.Register.Tests.Engines;

namespace Sektorskifte.Register.Tests.Records.Partitions;

public class RowPartitionsTests
{
    private static readonly PartitionPlan Small = new(Partitions: 16, BatchRows: 1000, PageBytes: 4096, PagesInMemory: 32);

    [Fact]
    public void Add_MoreThanTheMemory_IsSpilledToAFileThatHasNoName()
    {
        using var folder = new TemporaryFolder();
        using var partitions = new RowPartitions(Small, folder.File(""));
        var writer = partitions.Open();
        AddMonths(writer, persons: 2000, months: 50, row => row);

        Assert.InRange(partitions.SpilledBytes, 1, long.MaxValue);
        Assert.True(OperatingSystem.IsWindows() || folder.Names().Length == 0);
        Assert.Equal(100_000, Count(partitions));
    }

    [Fact]
    public void Add_WithinTheMemory_MakesNoFile()
    {
        using var partitions = new RowPartitions(Small with { PagesInMemory = 10_000 }, "/no/such/folder");
        AddMonths(partitions.Open(), persons: 2000, months: 50, row => row);

        Assert.Equal(0, partitions.SpilledBytes);
        Assert.Equal(100_000, Count(partitions));
    }

    [Fact]
    public void Add_FolderThatIsNotThere_SaysWhichFolder()
    {
        using var partitions = new RowPartitions(Small with { PagesInMemory = 0 }, "/no/such/folder");
        var writer = partitions.Open();

        var refused = Assert.Throws<InputException>(() => AddMonths(writer, persons: 2000, months: 50, row => row));

        Assert.Contains("/no/such/folder", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OnePersonHasAllRows_IsOnePartitionOfThem()
    {
        using var partitions = new RowPartitions(Small, null);
        AddMonths(partitions.Open(), persons: 2000, months: 50, row => row with { Person = PersonId.Of(7) });
        using var reader = partitions.OpenReader();
        var rows = new JobBatch();
        var counts = new List<int>();
        for (var partition = 0; partition < partitions.Count; partition++)
        {
            reader.Read(partition, rows);
            counts.Add(rows.Count);
            Assert.True(rows.Period.AsSpan(0, rows.Count).SequenceEqual([.. rows.Period.Take(rows.Count).Order()]));
        }

        Assert.Equal([100_000], counts.Where(count => count > 0));
    }

    [Fact]
    public void Read_MonthsLastOneFirst_AreInOrderOfPeriods()
    {
        using var partitions = new RowPartitions(Small, null);
        AddMonths(partitions.Open(), persons: 300, months: 50, row => row with { Period = 30_000 - row.Period, End = 30_000 - row.Period });
        using var reader = partitions.OpenReader();
        var rows = new JobBatch();
        for (var partition = 0; partition < partitions.Count; partition++)
        {
            reader.Read(partition, rows);
            for (var row = 1; row < rows.Count; row++)
            {
                Assert.True(rows.Person[row] != rows.Person[row - 1] || rows.Period[row] == rows.Period[row - 1] + 1);
            }
        }
    }

    [Fact]
    public void Read_HashesThatNeverRecur_AreKept()
    {
        using var partitions = new RowPartitions(Small, null);
        AddMonths(partitions.Open(), persons: 2000, months: 50, row => row with { Rest = TextHash.Combine(row.Person.High, (ulong)row.Period) });
        using var reader = partitions.OpenReader();
        var rows = new JobBatch();
        for (var partition = 0; partition < partitions.Count; partition++)
        {
            reader.Read(partition, rows);
            for (var row = 0; row < rows.Count; row++)
            {
                Assert.Equal(TextHash.Combine(rows.Person[row].High, (ulong)rows.Period[row]), rows.Rest[row]);
            }
        }
    }

    [Fact]
    public void SpilledBytes_RowsOfARegister_AreAFifthOfWhatTheyAreUnpacked()
    {
        using var partitions = new RowPartitions(Small with { PagesInMemory = 0 }, null);
        AddMonths(partitions.Open(), persons: 20_000, months: 50, row => row);

        Assert.InRange(partitions.SpilledBytes / 1_000_000.0, 1, 96 / 5);
    }

    private static void AddMonths(PartitionWriter writer, int persons, int months, Func<JobRow, JobRow> change)
    {
        var batch = new JobBatch();
        for (var month = 24_000; month < 24_000 + months; month++)
        {
            for (var person = 0; person < persons; person++)
            {
                batch.Add(change(new JobRow
                {
                    Person = PersonId.Of(10_000_000 + person),
                    Period = month,
                    End = month,
                    Employer = person % 977,
                    Sector = 1 + (person % 5),
                    Occupation = person % 400,
                    Attributes = person % 100,
                    Pay = (2_000_000 + (person * 37 % 999_983)) / 100.0,
                    Hours = 160.33,
                    Rest = TextHash.Combine(1, (ulong)(person % 977)),
                }));
                writer.Add(batch);
            }
        }

        writer.Flush();
    }

    private static long Count(RowPartitions partitions)
    {
        using var reader = partitions.OpenReader();
        var rows = new JobBatch();
        long count = 0;
        for (var partition = 0; partition < partitions.Count; partition++)
        {
            reader.Read(partition, rows);
            count += rows.Count;
        }

        return count;
    }
}
