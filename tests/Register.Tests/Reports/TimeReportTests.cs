using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Sektorskifte.Register.Mapping;
using Sektorskifte.Register.Reports;
using Sektorskifte.Tables.Disclosure;

namespace Sektorskifte.Register.Tests.Reports;

/// <summary>The report's section about the time to a switch, against the tables that it is made from.</summary>
public class TimeReportTests
{
    [Fact]
    public void Write_ShareOfASector_StandsWithItsLimits()
    {
        var result = new SampleMapping(minCount: 1).Build();
        string[] key = ["private", "leader", "switch", "total", "3"];

        var row = Row(Table(result, "en", 0), "Private");

        Assert.Equal($"{Percent(result, 0, key)} ({Percent(result, 2, key)} to {Percent(result, 3, key)})", row[2]);
    }

    [Fact]
    public void Write_Ends_AreOfEachOutcome()
    {
        var result = new SampleMapping(minCount: 1).Build();

        var row = Row(Table(result, "en", 1), "All sectors");

        string[] outcomes = ["switch", "left_leadership", "exit"];
        Assert.All(outcomes.Zip(row), pair => Assert.StartsWith(Percent(result, 0, "total", "leader", pair.First, "total", "5"), pair.Second, StringComparison.Ordinal));
    }

    [Fact]
    public void Write_Rates_SayEventsAndPersonYears()
    {
        var result = new SampleMapping(minCount: 1).Build();
        string[] key = ["municipality", "leader", "switch", "total", "2"];
        Assert.True(result.TimeToSwitch.Find(0, key).TryGetValue(out var events));
        Assert.True(result.TimeToSwitch.Find(1, key).TryGetValue(out var years));

        var cell = Row(Table(result, "en", 2), "2")[2];

        Assert.EndsWith(string.Create(CultureInfo.InvariantCulture, $"({events:N0} of {years:N1})"), cell, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_HiddenShare_IsAWordWithItsReason()
    {
        var result = new SampleMapping().Build();
        Assert.NotEqual(CellStatus.Published, result.Incidence.Find(0, "state", "leader", "switch", "total", "15").Status);

        var cell = Table(result, "da", 0).Descendants("tr").First(r => r.Element("th")?.Value == "Stat").Elements("td").Last();

        Assert.Equal("skjult", cell.Value);
        Assert.StartsWith("Skjult", cell.Attribute("title")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_UnknownBeginnings_AreTold() => Assert.Contains(
        "Of 39,315 stretches as a leader in a sector, 9,204 began before anybody could see it.",
        Section(new SampleMapping().Build(), "en").Value,
        StringComparison.Ordinal);

    [Fact]
    public void Write_Contents_LeadToTheSection()
    {
        var html = Parse(new SampleMapping().Build(), "da");

        Assert.Contains(html.Descendants("nav").Descendants("a"), link => link.Attribute("href")!.Value == "#time" && link.Value == "Tid til sektorskift");
    }

    private static string Percent(MappingResult result, int measure, params string[] key)
    {
        Assert.True(result.Incidence.Find(measure, key).TryGetValue(out var share));
        return (100 * share).ToString("N1", CultureInfo.InvariantCulture) + "%";
    }

    private static string[] Row(XElement table, string heading) =>
        [.. table.Descendants("tr").First(r => r.Element("th")!.Value == heading).Elements("td").Select(cell => cell.Value)];

    private static XElement Table(MappingResult result, string language, int index) =>
        Section(result, language).Descendants("table").ElementAt(index).Element("tbody")!;

    private static XElement Section(MappingResult result, string language) =>
        Parse(result, language).Descendants("section").Single(s => s.Attribute("id")!.Value == "time");

    private static XDocument Parse(MappingResult result, string language)
    {
        var writer = new StringWriter();
        MappingReport.Write(result, language, writer);
        using var reader = XmlReader.Create(new StringReader(writer.ToString()), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XDocument.Load(reader);
    }
}
