using System.Text.Json;
using Sektorskifte.Host.Tests.Calls;

namespace Sektorskifte.Host.Tests.Usage;

/// <summary>What is printed where: results to standard output, progress and messages to standard error, nothing when quiet.</summary>
public sealed class OutputTests(GeneratedRegister register) : IClassFixture<GeneratedRegister>, IDisposable
{
    private readonly ScratchFolder _folder = new();

    public static TheoryData<string> Commands => ["map", "check", "profile", "generate", "demo"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Commands))]
    public void Run_Json_PrintsOneDocumentAndNothingElse(string command)
    {
        var call = Call.Run([.. Words(command), "--json"]);

        Assert.InRange(call.Code, 0, 1);
        using var document = JsonDocument.Parse(call.Output);
        Assert.Equal(JsonValueKind.Object, document.RootElement.ValueKind);
        Assert.Equal('{', call.Output[0]);
        Assert.EndsWith("}\n", call.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void Map_Json_PrintsTheSummaryFile()
    {
        var call = Call.Done([.. Words("map"), "--json", "--quiet"]);

        Assert.Equal(File.ReadAllText(_folder.At("out", "summary.json")).Trim(), call.Output.Trim());
        Assert.Equal("", call.Error);
    }

    [Fact]
    public void Generate_Json_PrintsTheTruthFile()
    {
        var call = Call.Done([.. Words("generate"), "--json"]);

        Assert.Equal(File.ReadAllText(_folder.At("r.csv.truth.json")).Trim(), call.Output.Trim());
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Run_Quiet_PrintsNothing(string command)
    {
        var call = Call.Run([.. Words(command), "--quiet"]);

        Assert.Equal((command == "check" ? 1 : 0, "", ""), (call.Code, call.Output, call.Error));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Run_NoTerminal_PrintsPlainText(string command)
    {
        var call = Call.Run(Words(command));

        Assert.NotEqual("", call.Output);
        Assert.DoesNotContain('\u001B', call.Output + call.Error);
        Assert.DoesNotContain('\r', call.Output + call.Error);
        Assert.All(
            call.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            line => Assert.Matches("^(generating|reading|following persons|making tables|writing)(:.*)?$", line));
    }

    [Fact]
    public void Program_NoTerminal_PrintsPlainTextAndItsExitCode()
    {
        var check = Calls.Program.Run(Words("check"));
        var refused = Calls.Program.Run("register", "map", "--profile", "nope", "--records", "none.csv", "--out", _folder.At("none"));

        Assert.Equal(1, check.Code);
        Assert.DoesNotContain('\u001B', check.Output + check.Error);
        Assert.Equal(Call.Run(Words("check")).Output, check.Output);
        Assert.Equal((2, ""), (refused.Code, refused.Output));
        Assert.StartsWith("Profile nope", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_CleanRecords_ExitsWithZero()
    {
        var clean = _folder.Write(
            "clean.csv",
            "person,enterprise,workplace,month,sector,disco08,pay,hours,sex,birth_year",
            "1,10,10,202001,stat,1120,1,1,1,1970",
            "1,11,11,202002,region,1120,1,1,1,1970");

        var output = Call.Done("register", "check", "--profile", "dk-monthly", "--records", clean).Output;

        Assert.Contains("2 rows = 2 used + 0 duplicates + 0 rejected", output, StringComparison.Ordinal);
        Assert.Contains("1 person, 2 employers, 2020-01 to 2020-02", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_RowsRejected_NamesOneOfEachReasonAndWhatWouldBeRight()
    {
        var output = Call.Run(Words("check")).Output;

        Assert.Matches(@"period: for instance .*register\.csv, row \d+, column month, value '.*'; expected a month such as", output);
        Assert.Matches(@"sector_unknown: for instance .*, column sector, value '.*'; expected .*stat.*privat", output);
    }

    [Fact]
    public void Map_Records_TellsWhereTheResultsAre()
    {
        var output = Call.Done(Words("map")).Output;

        Assert.Contains(_folder.At("out", "report.html"), output, StringComparison.Ordinal);
        Assert.Contains(_folder.At("out", "rejects.csv"), output, StringComparison.Ordinal);
        Assert.Contains("sector switch", output, StringComparison.Ordinal);
    }

    private string[] Words(string command) => command switch
    {
        "map" => ["register", "map", "--profile", "dk-monthly", "--records", register.Csv, "--out", _folder.At("out")],
        "check" => ["register", "check", "--profile", "dk-monthly", "--records", register.Csv],
        "profile" => ["register", "profile", "--records", register.Csv, "--out", _folder.At("p.json")],
        "generate" => ["generate", "--persons", "200", "--to", "2013-12", "--out", _folder.At("r.csv")],
        _ => ["demo", "--persons", "2000", "--out", _folder.At("demo")],
    };
}
