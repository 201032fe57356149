using Sektorskifte.Register.Mapping;
using Sektorskifte.Register.Records;
using Sektorskifte.Register.Spells;
using Sektorskifte.Register.Tests.Engines;
using Sektorskifte.Register.Tests.Oracle;

namespace Sektorskifte.Register.Tests.Mapping;

/// <summary>Rows in no order, read with next to no memory: all full pages go to the temporary file, and the spells are the same.</summary>
public sealed class LittleMemoryTests : IDisposable
{
    private const string Rows =
        """
        SELECT 'p' || range // 20 AS person, 'employer ' || hash(range // 7) % 500 AS employer,
          CASE hash(range // 7) % 3 WHEN 0 THEN 'S' WHEN 1 THEN 'K' ELSE 'P' END AS sector,
          1100 + hash(range // 5) % 150 AS occupation, 1 AS quality, 'title ' || hash(range // 9) % 3000 AS title, 131 AS status,
          (2001 + range % 20 // 12) || '-' || lpad('' || range % 20 % 12 + 1, 2, '0') AS period,
          hash(range) % 9000 / 4 AS pay, 37.5 AS hours, 1 AS sex, 1970 AS born, '' AS note
        FROM range(120000)
        """;

    private readonly ParquetFixture _files = new();
    private readonly TemporaryFolder _temporary = new();

    public void Dispose()
    {
        _files.Dispose();
        _temporary.Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(8)]
    public void Run_RowsThatDoNotFit_BecomeTheSpellsOfSortedRows(int threads)
    {
        var (sorted, expected) = Read(_files.Make("sorted.parquet", $"{Rows} ORDER BY person, range"), 1, 1L << 30);
        var (reading, spells) = Read(_files.Make("mixed.parquet", $"{Rows} ORDER BY hash(range)"), threads, memory: 1);

        Assert.Equal(("sorted", "partitioned"), (sorted.Order, reading.Order));
        Assert.True(reading.SpilledBytes > 0, "No row was spilled.");
        Assert.Equal(6000, expected.Count);
        Assert.Equal(expected, spells);
        Assert.Equal(sorted.Tally.Used, reading.Tally.Used);
        Assert.Empty(_temporary.Names());
    }

    private (RecordReading Reading, SortedDictionary<string, string> Spells) Read(string file, int threads, long memory)
    {
        var records = new RecordSpells(
            new ReadingOptions { Files = [file], Threads = threads, Memory = memory, TemporaryFolder = Path.GetDirectoryName(_temporary.File("x"))! },
            SmallProfile.Months);
        var spells = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var reading = records.Run(() =>
        {
            spells.Clear();
            return () => new Listing(records.Catalogue, spells);
        });
        return (reading, spells);
    }

    /// <summary>Notes each person's spells by their texts, since numbers depend on which thread came first.</summary>
    private sealed class Listing(JobCatalogue catalogue, SortedDictionary<string, string> persons) : ISpellSink
    {
        public void Add(PersonId person, ReadOnlySpan<JobSpell> spells)
        {
            var text = new List<string>();
            foreach (var spell in spells)
            {
                text.Add(
                    $"{spell.First}-{spell.Last} {catalogue.Employers.Spellings.Text(spell.Employer)}, {catalogue.Sectors.Text(spell.Sector)}, "
                    + $"{catalogue.Occupations.Text(spell.Occupation)}, {catalogue.Titles.Text(spell.Title)}");
            }

            lock (persons)
            {
                persons.Add(person.ToString(), string.Join('\n', text));
            }
        }
    }
}
