using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Register.Records;
using Sektorskifte.Register.Records.Partitions;
using Sektorskifte.Register.Tests.Engines;
using Sektorskifte.Register.Tests.Oracle;

namespace Sektorskifte.Register.Tests.Records.Partitions;

/// <summary>What goes into partitions comes out of them, bit for bit, by person and period.</summary>
public sealed class RowPartitionsProperties
{
    [Fact]
    public void Read_AnyRowsWritersAndMemory_AreTheSameRowsByPersonAndPeriod() => Prop.ForAll(SomeRows.Any, any =>
    {
        using var folder = new TemporaryFolder();
        using var partitions = new RowPartitions(any.Plan, folder.File(""));
        Write(partitions, any.Writers);
        var expected = any.Writers.SelectMany(rows => rows).GroupBy(row => row.Person)
            .ToDictionary(person => person.Key, person => person.OrderBy(row => row.Period).ToArray());
        var read = Read(partitions, readers: 3);

        Assert.Equal(expected.Keys.Order(), read.Keys.Order());
        foreach (var (person, rows) in expected)
        {
            Assert.Equal(rows.Select(Bits), read[person].Select(Bits));
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(PropertyRuns.Count(150)));

    [Fact]
    public void LastPeriod_AnyRows_IsTheLatestThatOneBeginsOrEndsIn() => Prop.ForAll(SomeRows.Any, any =>
    {
        using var partitions = new RowPartitions(any.Plan, null);
        Write(partitions, any.Writers);

        Assert.Equal(
            any.Writers.SelectMany(rows => rows).Select(row => row.End == JobRow.StillRunning ? row.Period : row.End)
                .DefaultIfEmpty(int.MinValue).Max(),
            partitions.LastPeriod);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(PropertyRuns.Count(30)));

    private static void Write(RowPartitions partitions, JobRow[][] writers)
    {
        var opened = writers.Select(_ => partitions.Open()).ToArray();
        Parallel.For(0, writers.Length, index =>
        {
            var batch = new JobBatch();
            foreach (var row in writers[index])
            {
                batch.Add(row);
                opened[index].Add(batch);
            }

            opened[index].Flush();
        });
    }

    private static Dictionary<PersonId, List<JobRow>> Read(RowPartitions partitions, int readers)
    {
        var persons = new Dictionary<PersonId, List<JobRow>>();
        Parallel.For(0, readers, index =>
        {
            using var reader = partitions.OpenReader();
            var rows = new JobBatch();
            for (var partition = index; partition < partitions.Count; partition += readers)
            {
                reader.Read(partition, rows);
                lock (persons)
                {
                    Collect(rows, persons);
                }
            }
        });
        return persons;
    }

    private static void Collect(JobBatch rows, Dictionary<PersonId, List<JobRow>> persons)
    {
        for (var row = 0; row < rows.Count; row++)
        {
            if (row == 0 || rows.Person[row] != rows.Person[row - 1])
            {
                Assert.True(persons.TryAdd(rows.Person[row], []), "a person's rows stand in two places");
            }

            persons[rows.Person[row]].Add(rows[row]);
        }
    }

    private static string Bits(JobRow row) =>
        $"{row.Period} {row.End} {row.Employer} {row.Sector} {row.Occupation} {row.Title} {row.Status} {row.Attributes} "
        + $"{BitConverter.DoubleToUInt64Bits(row.Pay):x} {BitConverter.DoubleToUInt64Bits(row.Hours):x} {row.Rest:x}";
}
