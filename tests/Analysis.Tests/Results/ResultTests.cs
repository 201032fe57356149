using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Analysis.Results;
using Sektorskifte.Register.Mapping;
using Sektorskifte.Statistics;

namespace Sektorskifte.Analysis.Tests.Results;

/// <summary>A result says the same in every format.</summary>
public sealed class ResultTests
{
    private static readonly AnalysisResult Sample = new()
    {
        Title = "Mean & <total>",
        Inputs = [new ResultInput("svar.csv", 1234, [new RejectExample("field_count", "svar.csv", 5, "", "a;b", "3 fields")])],
        Settings = [("Vægte", "pw")],
        Tables =
        [
            new ResultTable(
                "estimates", "Estimates", ["variable", "estimate", "df"],
                [["api00, \"all\"", 662.2873631578946, ResultValue.Nothing], ["=løn", 0.1, 5.0]]),
        ],
        Notes = ["2 rows lack a value."],
        Problems = [new Problem(ProblemKind.NotConverged, "The model did not settle.")],
    };

    [Fact]
    public void Json_OfAResult_ReadsBackInFull()
    {
        using var stream = new MemoryStream();
        ResultJson.Write(Sample, stream);
        using var json = JsonDocument.Parse(stream.ToArray());
        var root = json.RootElement;
        Assert.Equal("Mean & <total>", root.GetProperty("title").GetString());
        Assert.Equal(1, root.GetProperty("inputs")[0].GetProperty("rejected").GetInt32());
        Assert.Equal("pw", root.GetProperty("settings").GetProperty("Vægte").GetString());
        var rows = root.GetProperty("tables").GetProperty("estimates");
        Assert.Equal(662.2873631578946, rows[0].GetProperty("estimate").GetDouble());
        Assert.Equal(JsonValueKind.Null, rows[0].GetProperty("df").ValueKind);
        Assert.Equal("not_converged", root.GetProperty("problems")[0].GetProperty("kind").GetString());
        Assert.Equal("2 rows lack a value.", root.GetProperty("notes")[0].GetString());
    }

    [Fact]
    public void Csv_OfATable_QuotesAndKeepsEveryDigit()
    {
        var writer = new StringWriter();
        ResultCsv.Write(Sample.Tables[0], writer);
        Assert.Equal(
            "variable,estimate,df\n\"api00, \"\"all\"\"\",662.2873631578946,\n'=løn,0.1,5\n",
            writer.ToString());
    }

    [Fact]
    public void Report_OfAResult_IsWellFormedAndHasEverything()
    {
        var writer = new StringWriter();
        ResultReport.Write(Sample, writer);
        var page = XDocument.Parse(writer.ToString()[("<!DOCTYPE html>\n".Length)..]);
        Assert.Equal("Mean & <total>", page.Descendants("h1").Single().Value);
        Assert.Equal(["svar.csv, 1,234 rows", "pw"], page.Descendants("dd").Select(e => e.Value));
        Assert.Contains("The model did not settle.", page.Descendants("li").Select(e => e.Value));
        Assert.Contains("2 rows lack a value.", page.Descendants("li").Select(e => e.Value));
        Assert.Equal(
            ["api00, \"all\"", "662.2874", "", "=løn", "0.1", "5"], page.Descendants("td").Select(e => e.Value));
    }

    [Fact]
    public void Folder_OfAResult_HasAFileForEachTable()
    {
        using var folder = new ScratchFolder();
        ResultFolder.Write(Sample, folder.Path);
        ResultFolder.Write(Sample, folder.Path);
        Assert.Equal(["estimates.csv", "report.html", "result.json"], folder.Names());
        Assert.StartsWith("variable,", File.ReadAllText(folder.File("estimates.csv"), Encoding.UTF8), StringComparison.Ordinal);
    }

    [Fact]
    public void Folder_OfAnotherResult_LosesTheTablesOfTheFormer()
    {
        using var folder = new ScratchFolder();
        File.WriteAllText(folder.File("notes.csv"), "mine");
        ResultFolder.Write(Sample, folder.Path);
        ResultFolder.Write(Sample with { Tables = [new ResultTable("other", "Other", ["a"], [])] }, folder.Path);
        Assert.Equal(["notes.csv", "other.csv", "report.html", "result.json"], folder.Names());
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(1234567, "1,234,567")]
    [InlineData(-12345.678912, "-12,345.68")]
    [InlineData(0.0077571031670001, "0.007757103")]
    [InlineData(0.00001234567891, "1.234568E-5")]
    [InlineData(2e20, "2E+20")]
    [InlineData(662.2873631578946, "662.2874")]
    [InlineData(double.PositiveInfinity, "∞")]
    public void ToString_Number_HasSevenDigits(double number, string shown) => Assert.Equal(shown, ((ResultValue)number).ToString());

    [Fact]
    public void ToString_AnyNumber_IsNearIt() =>
        Prop.ForAll(Gen.Choose(-1_000_000_000, 1_000_000_000).ToArbitrary(), Gen.Choose(-12, 12).ToArbitrary(), (n, power) =>
        {
            var number = n * Math.Pow(10, power);
            var shown = double.Parse(((ResultValue)number).ToString(), System.Globalization.CultureInfo.InvariantCulture);
            return Math.Abs(shown - number) <= 5e-7 * Math.Abs(number) * 1.01;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Value_NaN_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => (ResultValue)double.NaN);

    [Fact]
    public void Table_RowOfAnotherLength_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new ResultTable("t", "T", ["a", "b"], [["x"]]));
}
