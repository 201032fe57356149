using System.IO.Compression;
using Sektorskifte.Host.Tests.Calls;

namespace Sektorskifte.Host.Tests.Mapping;

/// <summary>The same records give the same tables, in whatever order and files they come.</summary>
public sealed class SameRecordsTests(GeneratedRegister register) : IClassFixture<GeneratedRegister>, IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Map_SameFileTwice_GivesTheSameBytes()
    {
        var (first, second) = (register.Mapping, Map("second", register.Csv));

        first.AssertSameTables(second);
        Assert.Equal(first.Text("summary.json"), second.Text("summary.json"));
        Assert.Equal(first.Text("rejects.csv"), second.Text("rejects.csv"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Map_ShuffledRows_GivesTheSameTables(int seed)
    {
        var lines = File.ReadAllLines(register.Csv);
        new Random(seed).Shuffle(lines.AsSpan(1));

        AssertSame(Map("shuffled", _folder.Write("shuffled.csv", lines)), "partitioned");
    }

    [Fact]
    public void Map_RowsInSeveralFiles_GivesTheSameTables()
    {
        var lines = File.ReadAllLines(register.Csv);

        // 7,919 is a prime, so that the cuts go through the rows of a person.
        string[] parts =
        [
            .. lines[1..].Chunk(7919).Select((rows, i) => _folder.Write($"part{i:00}.csv", [lines[0], .. rows])),
        ];

        Assert.True(parts.Length > 5);
        AssertSame(Map("parts", parts), "sorted");
        AssertSame(Map("reversed", [.. parts.Reverse()]), "partitioned");
    }

    [Fact]
    public void Map_OneFileAMonth_GivesTheSameTables()
    {
        var lines = File.ReadAllLines(register.Csv);
        string[] months =
        [
            .. lines[1..].GroupBy(line => line.Split(',')[3])
                .Select(month => _folder.Write($"month-{month.Key.Replace('/', '-')}.csv", [lines[0], .. month])),
        ];

        AssertSame(Map("months", months), "partitioned");
    }

    [Fact]
    public void Map_OtherColumnOrder_GivesTheSameTables()
    {
        var lines = File.ReadAllLines(register.Csv).Select(line => string.Join(',', line.Split(',').Reverse()));

        AssertSame(Map("columns", _folder.Write("columns.csv", [.. lines])), "sorted");
    }

    [Fact]
    public void Map_PackedFile_GivesTheSameTables()
    {
        using (var packed = new GZipStream(File.Create(_folder.At("r.csv.gz")), CompressionLevel.Fastest))
        using (var plain = File.OpenRead(register.Csv))
        {
            plain.CopyTo(packed);
        }

        AssertSame(Map("packed", _folder.At("r.csv.gz")), "sorted");
    }

    [Fact]
    public void Map_ParquetAndPackedCsvOfTheSameSeed_GiveTheSameTables()
    {
        foreach (var file in new[] { "r.parquet", "s.csv.gz" })
        {
            Call.Done(["generate", "--quiet", "--out", _folder.At(file), .. GeneratedRegister.Options]);
            AssertSame(Map("from-" + file, _folder.At(file)), "sorted");
        }
    }

    private MappingFolder Map(string folder, params string[] records) =>
        MappingFolder.Map("dk-monthly", records, _folder.At(folder), GeneratedRegister.Settings);

    private void AssertSame(MappingFolder mapping, string order)
    {
        var expected = register.Mapping;
        expected.AssertSameTables(mapping);
        Assert.Equal(expected.Text("summary.json"), mapping.Text("summary.json"));
        Assert.Equal(order, mapping.Provenance["order"]!.GetValue<string>());
    }
}
