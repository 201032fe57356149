using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Sektorskifte.Register.Mapping;
using Sektorskifte.Register.Reports;
using Sektorskifte.Tables.Disclosure;

namespace Sektorskifte.Register.Tests.Reports;

public partial class MappingReportTests
{
    private const string Hostile = "<script>alert(\"x\")</script> & 'Sønner'";

    [Theory]
    [InlineData("da")]
    [InlineData("en")]
    public void Write_AnyLanguage_IsWellFormedAndNamesItsLanguage(string language)
    {
        var root = Parse(Render(new SampleMapping().Build(), language)).Root!;

        Assert.Equal(language, root.Attribute("lang")!.Value);
        Assert.Single(root.Descendants("h1"));
        Assert.Single(root.Descendants("main"));
    }

    [Fact]
    public void Write_HostileEmployerName_IsTextAndNothingElse()
    {
        var document = Parse(Render(new SampleMapping(hostile: Hostile).Build(), "da"));

        Assert.Single(document.Descendants("script"));
        Assert.Contains(document.Descendants("td"), cell => cell.Value == Hostile);
    }

    [Fact]
    public void Write_Headings_StepDownOneLevelAtATime()
    {
        var levels = Parse(Render(new SampleMapping().Build(), "da")).Descendants()
            .Where(e => e.Name.LocalName is "h1" or "h2" or "h3" or "h4")
            .Select(e => e.Name.LocalName[1] - '0')
            .ToList();

        Assert.Equal(1, levels[0]);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
    }

    [Fact]
    public void Write_EveryDrawing_HasNameDescriptionAndATableBesideIt()
    {
        var drawings = Parse(Render(new SampleMapping().Build(), "da")).Descendants("svg")
            .Where(svg => svg.Attribute("aria-hidden") is null).ToList();

        Assert.Equal(3 + 1 + 1 + (2 * SampleMapping.Sectors.Count), drawings.Count);
        Assert.All(drawings, svg =>
        {
            Assert.Equal("img", svg.Attribute("role")!.Value);
            Assert.NotEmpty(svg.Element("title")!.Value);
            Assert.NotEmpty(svg.Element("desc")!.Value);
            Assert.NotEmpty(svg.Ancestors("figure").First().Descendants("table"));
        });
    }

    [Fact]
    public void Write_EveryTable_HasCaptionAndScopedHeadings()
    {
        var tables = Parse(Render(new SampleMapping().Build(), "en")).Descendants("table").ToList();

        Assert.NotEmpty(tables);
        Assert.All(tables, table =>
        {
            Assert.NotEmpty(table.Element("caption")!.Value);
            Assert.All(table.Descendants("th"), th => Assert.Contains(th.Attribute("scope")!.Value, (string[])["row", "col"]));
            var columns = table.Element("thead")!.Descendants("th").Count();
            Assert.All(table.Element("tbody")!.Elements("tr"), row => Assert.Equal(columns, row.Elements().Count()));
        });
    }

    [Fact]
    public void Write_Ids_AreUniqueAndEveryReferenceIsThere()
    {
        var document = Parse(Render(new SampleMapping().Build(), "da"));
        var ids = document.Descendants().Attributes("id").Select(a => a.Value).ToList();

        Assert.Equal(ids.Count, ids.Distinct().Count());
        var references = document.Descendants().Attributes("aria-labelledby").SelectMany(a => a.Value.Split(' '))
            .Concat(document.Descendants("a").Select(a => a.Attribute("href")!.Value[1..]));
        Assert.All(references, id => Assert.Contains(id, ids));
    }

    [Fact]
    public void Write_Page_LoadsNothing()
    {
        var html = Render(new SampleMapping().Build(), "da");

        Assert.DoesNotContain("http://", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("https://", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", html, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", html, StringComparison.Ordinal);
        Assert.Empty(Parse(html).Descendants().Attributes("src"));
    }

    [Theory]
    [InlineData("da", "{0} af {1} jobskifter, 2019–2023", ",", ".", "\u00A0%")]
    [InlineData("en", "{0} of {1} job changes, 2019–2023", ".", ",", "%")]
    public void Write_KeyFigure_SaysNumeratorAndDenominatorOfItsCell(
        string language, string sentence, string point, string thousands, string percent)
    {
        var result = new SampleMapping().Build();
        string[] key = ["switch_share", "total", "total", "total", "leader", "total"];
        Assert.True(result.Rates.Find(0, key).TryGetValue(out var numerator));
        Assert.True(result.Rates.Find(1, key).TryGetValue(out var denominator));

        var card = Parse(Render(result, language)).Descendants("div").First(d => d.Attribute("class")?.Value == "card");

        string Written(double value) => value.ToString("#,0", System.Globalization.CultureInfo.InvariantCulture)
            .Replace(",", thousands, StringComparison.Ordinal);
        Assert.Contains(string.Format(null, sentence, Written(numerator), Written(denominator)), card.Value, StringComparison.Ordinal);
        var share = (100 * numerator / denominator).ToString("0.0", System.Globalization.CultureInfo.InvariantCulture)
            .Replace(".", point, StringComparison.Ordinal);
        Assert.Equal(share + percent, card.Descendants("strong").Single().Value);
    }

    [Fact]
    public void Write_HiddenCells_AppearNowhere()
    {
        // With so high a least count many four-digit numbers are hidden, which could not stand there by chance.
        var open = new SampleMapping(minCount: 1).Build().Flows;
        var result = new SampleMapping(minCount: 1500).Build();
        var known = Known(result);
        var secret = new List<string>();
        for (var row = 0; row < open.RowCount; row++)
        {
            if (open.At(row, 0).TryGetValue(out var value) && value >= 700 && !known.Contains(value))
            {
                Assert.False(result.Flows.At(row, 0).TryGetValue(out _));
                secret.Add(value.ToString("#,0", System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        Assert.True(secret.Count > 20);
        var document = Parse(Render(result, "en"));
        document.Descendants("section").Single(s => s.Attribute("id")!.Value == "reorganisations").Remove();

        var numbers = WholeNumber().Matches(Text(document)).Select(m => m.Value).ToHashSet();

        Assert.Equal([], secret.Where(numbers.Contains));
    }

    [Fact]
    public void Write_HiddenAndMissingCells_ReadAsWordsWithTheirReason()
    {
        var document = Parse(Render(new SampleMapping().Build(), "da"));
        var none = document.Descendants("td").Where(d => d.Attribute("class")?.Value.Contains("none", StringComparison.Ordinal) == true).ToList();

        Assert.Contains(none, cell => cell.Value == "skjult" && cell.Attribute("title")!.Value.StartsWith("Skjult", StringComparison.Ordinal));
        Assert.Contains(none, cell => cell.Value == "mangler");
        Assert.All(none, cell => Assert.DoesNotMatch("[0-9]", cell.Value));
        var missing = document.Descendants("tr").First(r => r.Element("th")?.Value == SampleMapping.MissingPeriod);
        Assert.All(missing.Elements("td"), cell => Assert.Equal("mangler", cell.Value));
    }

    [Fact]
    public void Write_QualityAndMethod_SayBalanceRulesAndHashes()
    {
        var text = Text(Parse(Render(new SampleMapping().Build(), "da")));

        Assert.Contains("1.234.567 læste rækker = 1.234.000 brugte + 500 dubletter + 67 afviste.", text, StringComparison.Ordinal);
        Assert.Contains("Perioder uden rækker: 2021.", text, StringComparison.Ordinal);
        Assert.Contains("begynder med 1111", text, StringComparison.Ordinal);
        Assert.Contains("passer med mønsteret ^(chief|director) <any>", text, StringComparison.Ordinal);
        Assert.Contains(new string('a', 64), text, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_RuleOff_SaysThatGroupsCount()
    {
        var sample = new SampleMapping().Build();
        var settings = new Dictionary<string, string> { ["reorganisations"] = "off" };
        var result = sample with { Provenance = sample.Provenance with { Settings = settings } };

        Assert.Contains(Texts.RuleOff.En, Text(Parse(Render(result, "en"))), StringComparison.Ordinal);
        Assert.DoesNotContain(Texts.RuleOff.En, Text(Parse(Render(sample, "en"))), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_InflowFromGroup_SaysNumeratorAndDenominatorOfItsCell()
    {
        var result = new SampleMapping().Build();
        string[] key = ["inflow_share_same_group", "total", "region", "public", "total", "leader"];
        Assert.True(result.Rates.Find(0, key).TryGetValue(out var numerator));
        Assert.True(result.Rates.Find(1, key).TryGetValue(out var denominator));

        var claim = Parse(Render(result, "en")).Descendants("li").First(l => l.Element("strong")?.Value == "Regions").Value;

        string Written(double value) => value.ToString("#,0", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains($"({Written(numerator)} of {Written(denominator)}) came from another sector of the group", claim, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_ShareThatMayNotBeShown_SaysSoInASentence()
    {
        var claims = Parse(Render(new SampleMapping(minCount: 100_000).Build(), "en")).Descendants("li")
            .Where(l => l.Element("strong") is not null).Select(l => l.Value).ToList();

        Assert.Equal(SampleMapping.Sectors.Count, claims.Count);
        Assert.All(claims, claim => Assert.EndsWith(": The share from another sector cannot be shown.", claim, StringComparison.Ordinal));
    }

    [Fact]
    public void Write_SuppressionTable_CountsEveryCell()
    {
        var result = new SampleMapping().Build();
        var row = Parse(Render(result, "en")).Descendants("section").Single(s => s.Attribute("id")!.Value == "hidden")
            .Descendants("tr").First(r => r.Element("th")!.Value == "Flows");

        var total = row.Elements("td").Sum(c => long.Parse(c.Attribute("data-order")!.Value, null));

        Assert.Equal(result.Flows.RowCount, total);
        Assert.True(long.Parse(row.Elements("td").ElementAt(1).Attribute("data-order")!.Value, null) > 0);
    }

    // What whoever has the tables knows: the published cells, and total less own sector, which the report calls in and out.
    private static HashSet<double> Known(MappingResult result)
    {
        var known = new HashSet<double>();
        foreach (var table in (ProtectedTable[])[result.Flows, result.Stocks, result.Rates, result.History, result.TimeToSwitch])
        {
            for (var row = 0; row < table.RowCount; row++)
            {
                for (var measure = 0; measure < table.Measures.Count; measure++)
                {
                    if (table.At(row, measure).TryGetValue(out var value))
                    {
                        known.Add(value);
                    }
                }
            }
        }

        var figures = new Figures(result);
        foreach (var (period, sector, view) in
            from period in figures.Periods.Select(p => p.Code).Append(Figures.Total)
            from sector in SampleMapping.Sectors
            from view in View.All
            select (period, sector.Code, view))
        {
            foreach (var cell in (Cell[])[figures.Into(period, sector, view), figures.Out(period, sector, view)])
            {
                if (cell.TryGetValue(out var value))
                {
                    known.Add(value);
                }
            }
        }

        return known;
    }

    private static string Render(MappingResult result, string language)
    {
        var writer = new StringWriter();
        MappingReport.Write(result, language, writer);
        return writer.ToString();
    }

    private static XDocument Parse(string html)
    {
        using var reader = XmlReader.Create(
            new StringReader(html), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
    }

    // What a reader can read: everything but style, script and the shapes' coordinates.
    private static string Text(XDocument document) => string.Join(
        '\n',
        document.Root!.Element("body")!.DescendantNodes().OfType<XText>()
            .Where(t => t.Parent!.Name.LocalName != "script").Select(t => t.Value)
            .Concat(document.Descendants().Attributes("title").Select(a => a.Value)));

    [GeneratedRegex("(?<![0-9.,])[0-9]{1,3}(,[0-9]{3})*(?![0-9]|[.,][0-9])")]
    private static partial Regex WholeNumber();
}
