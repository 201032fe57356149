using System.Globalization;
using Sektorskifte.Register.Mapping;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Tests.Engines;
using Sektorskifte.Register.Tests.Oracle;

namespace Sektorskifte.Register.Tests.Mapping;

/// <summary>Persons with more rows than a part of the file has, so that they begin in one part and end several parts later.</summary>
public sealed class LongPersonsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(20_000)]
    [InlineData(9_000, 1, 9_000, 1, 1)]
    [InlineData(1, 1, 19_000)]
    [InlineData(19_000, 1, 1)]
    [InlineData(2048, 2048, 2048, 2048)]
    [InlineData(1, 7000, 2, 7000, 3, 7000)]
    public void Run_PersonsThatSpanParts_AreThoseOfOneThread(params int[] rowsOfPersons)
    {
        var table = Table(rowsOfPersons);
        SmallRowGroups.Write(_folder.File("r.parquet"), table, 512);
        File.WriteAllText(_folder.File("r.csv"), table.ToCsv());
        var expected = Map("r.csv", 1);

        Assert.Equal(rowsOfPersons.Length, expected.Summary.Persons);
        Assert.Equal("sorted", expected.Provenance.Order);
        foreach (var threads in new[] { 2, 5, 8 })
        {
            var result = Map("r.parquet", threads);
            Assert.Equal("sorted", result.Provenance.Order);
            Assert.Empty(Agreement.Between(expected, result).Take(10));
        }
    }

    // Each part is in order by itself; only where two of them meet is a person out of order.
    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void Run_PersonsOutOfOrderWherePartsMeet_ArePartitioned(int threads)
    {
        var table = Table([.. Enumerable.Repeat(100, 80)]);
        var half = table.Rows.Count / 2;
        SmallRowGroups.Write(_folder.File("r.parquet"), table with { Rows = [.. table.Rows.Skip(half), .. table.Rows.Take(half)] }, 512);
        SmallRowGroups.Write(_folder.File("s.parquet"), table, 512);
        var result = Map("r.parquet", threads);

        Assert.Equal("partitioned", result.Provenance.Order);
        Assert.Empty(Agreement.Between(Map("s.parquet", 1), result).Take(10));
    }

    // The same person at the end of one part and, in between others, in the next is one person.
    [Fact]
    public void Run_OnePersonInEveryFile_IsOnePerson()
    {
        var table = Table([4000]);
        string[] files = [.. Enumerable.Range(0, 4).Select(i => _folder.File($"{i}.parquet"))];
        for (var i = 0; i < 4; i++)
        {
            SmallRowGroups.Write(files[i], table with { Rows = [.. table.Rows.Skip(i * 1000).Take(1000)] }, 512);
        }

        Assert.Equal(1, Run(files, 8).Summary.Persons);
    }

    private static PlainTable Table(int[] rowsOfPersons)
    {
        var rows = new List<IReadOnlyList<string>>();
        var random = new Random(rowsOfPersons.Length);
        for (var person = 0; person < rowsOfPersons.Length; person++)
        {
            for (var row = 0; row < rowsOfPersons[person]; row++)
            {
                var year = (1995 + (row * 6 / rowsOfPersons[person])).ToString(CultureInfo.InvariantCulture);
                rows.Add(
                [
                    $"p{person:D4}", $"employer {random.Next(9)}", random.Next(50) == 0 ? "?" : $"{"SKP"[random.Next(3)]}", random.Next(3) == 0 ? "1112" : "", "1", "", "",
                    year, $"{random.Next(20)}", "", "", "", $"{random.Next(40)}",
                ]);
            }
        }

        return new PlainTable(SmallProfile.Header(PeriodType.Year), rows);
    }

    private MappingResult Map(string file, int threads) => Run([_folder.File(file)], threads);

    private static MappingResult Run(IReadOnlyList<string> files, int threads) => RegisterMapping.Run(new MappingOptions
    {
        Profile = new LoadedProfile(SmallProfile.Years, "small"),
        Files = files,
        MinCount = 1,
        Threads = threads,
    });
}
