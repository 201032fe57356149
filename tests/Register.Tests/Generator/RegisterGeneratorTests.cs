using Sektorskifte.Register.Generator;
using Sektorskifte.Register.Records;
using Sektorskifte.Register.Tests.Engines;

namespace Sektorskifte.Register.Tests.Generator;

/// <summary>Determinism, limits and refusals of the generator.</summary>
public class RegisterGeneratorTests
{
    [Theory]
    [InlineData("a.csv")]
    [InlineData("a.csv.gz")]
    [InlineData("a.parquet")]
    public void Generate_SameSeed_SameBytes(string name)
    {
        using var folder = new TemporaryFolder();
        var first = Bytes(folder.File("1" + name), 5);
        var second = Bytes(folder.File("2" + name), 5);
        var other = Bytes(folder.File("3" + name), 6);

        Assert.Equal(first.File, second.File);
        Assert.Equal(first.Truth, second.Truth);
        Assert.NotEqual(first.File, other.File);
        Assert.Equal(6, folder.Names().Length);
    }

    [Fact]
    public void Generate_NoPlants_HasNoFlaws()
    {
        using var folder = new TemporaryFolder();
        var truth = RegisterGenerator.Generate(folder.File("clean.csv"), new GeneratorOptions
        {
            Persons = 400,
            SecondJobShare = 0,
            GapShare = 0,
            DuplicateShare = 0,
            MiscodedShare = 0,
            ExitRate = 0,
            MoveRate = 0,
            LeaderMoveRate = 0,
            Reorganisations = 0,
            NearMisses = 0,
            ReclassifiedEmployers = 0,
        });

        Assert.Equal(400 * 120, truth.RowsRead);
        Assert.Equal(truth.RowsRead, truth.PersonPeriods);
        Assert.Equal(400 * 119, truth.Moves.SameJob);
        Assert.Equal(truth.LinkedPairs, truth.Moves.SameJob);
        Assert.Empty(truth.Rejected);
    }

    [Fact]
    public void Generate_OnePersonOneMonth_OneRow()
    {
        using var folder = new TemporaryFolder();
        var truth = RegisterGenerator.Generate(folder.File("one.csv"), new GeneratorOptions
        {
            Persons = 1,
            From = "2020-02",
            To = "2020-02",
            SecondJobShare = 0,
            DuplicateShare = 0,
            MiscodedShare = 0,
        });

        Assert.Equal((1, 1, 1, 0), (truth.RowsRead, truth.Persons, truth.Spells, truth.LinkedPairs));
    }

    [Fact]
    public void Generate_Progress_EndsWithAllPersonsAndRows()
    {
        using var folder = new TemporaryFolder();
        var seen = new Reports();
        var truth = RegisterGenerator.Generate(
            folder.File("a.parquet"), new GeneratorOptions { Persons = 3_000 }, seen);

        Assert.True(seen.All.Count > 1);
        Assert.Equal(new GeneratorProgress(3_000, 3_000, truth.RowsRead), seen.All[^1]);
        Assert.Equal(seen.All.OrderBy(p => p.Rows), seen.All);
    }

    [Fact]
    public void Generate_Cancelled_LeavesNoFile()
    {
        using var folder = new TemporaryFolder();
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => RegisterGenerator.Generate(
            folder.File("a.parquet"), new GeneratorOptions(), null, source.Token));
        Assert.Empty(folder.Names());
    }

    public static TheoryData<string, GeneratorOptions> Wrong => new()
    {
        { "Persons is 0; 1 to 1000000000", new() { Persons = 0 } },
        { "From is '2012-13'", new() { From = "2012-13" } },
        { "To is '1979-12'", new() { To = "1979-12" } },
        { "To is 2011-12, before From, 2012-01", new() { To = "2011-12" } },
        { "MoveRate is NaN", new() { MoveRate = double.NaN } },
        { "GapShare is 0.6; 0 to 0.5", new() { GapShare = 0.6 } },
        { "ShortOccupationShare is 0.5; 0 to 0.4", new() { UnreportedOccupationShare = 0.6, ShortOccupationShare = 0.5 } },
        { "Reorganisations is -1", new() { Reorganisations = -1 } },
        { "NearMisses is 1001", new() { NearMisses = 1001 } },
        { "GapAllowance is 121", new() { GapAllowance = 121 } },
        { "ExitRate is 2; 0 to 1 is possible; SecondJobShare is -1", new() { ExitRate = 2, SecondJobShare = -1 } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Generate_WrongSetting_IsNamed(string expected, GeneratorOptions options)
    {
        var error = Assert.Throws<InputException>(() => RegisterGenerator.Generate("a.csv", options));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Generate_UnknownEnding_NamesThePossibleOnes()
    {
        var error = Assert.Throws<InputException>(() => RegisterGenerator.Generate("a.xlsx", new GeneratorOptions()));

        Assert.Contains("a.xlsx: the name must end in .parquet or .csv or .csv.gz", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Generate_TruthCannotBeWritten_SaysSo()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("a.csv");
        Directory.CreateDirectory(file + ".truth.json");
        var error = Assert.Throws<InputException>(() => RegisterGenerator.Generate(file, new GeneratorOptions { Persons = 5 }));

        Assert.Contains("a.csv.truth.json: can't be written", error.Message, StringComparison.Ordinal);
    }

    private static (byte[] File, string Truth) Bytes(string file, long seed)
    {
        RegisterGenerator.Generate(file, new GeneratorOptions { Persons = 200, Seed = seed });
        return (File.ReadAllBytes(file), File.ReadAllText(file + ".truth.json"));
    }

    private sealed class Reports : IProgress<GeneratorProgress>
    {
        public List<GeneratorProgress> All { get; } = [];

        public void Report(GeneratorProgress value) => All.Add(value);
    }
}
