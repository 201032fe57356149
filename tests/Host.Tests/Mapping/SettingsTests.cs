using System.Text.Json.Nodes;
using Sektorskifte.Host.Tests.Calls;

namespace Sektorskifte.Host.Tests.Mapping;

/// <summary>What the settings of a run do to its figures.</summary>
public sealed class SettingsTests(GeneratedRegister register) : IClassFixture<GeneratedRegister>, IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Map_NoGap_FindsWhatWasPlanted()
    {
        var truth = JsonNode.Parse(File.ReadAllText(register.Truth))!;

        var found = Map("out", register.Csv, "--gap", "0");

        string[] counts =
        [
            "rows_read", "used", "duplicates", "persons", "person_periods", "person_periods_with_second_jobs", "spells", "linked_pairs",
        ];
        Assert.All(counts, count => Assert.Equal(truth[count]!.GetValue<long>(), found.Count(count)));
        Assert.True(JsonNode.DeepEquals(truth["moves"], found.Summary["moves"]));
        Assert.True(JsonNode.DeepEquals(truth["moves_without_rule"], found.Summary["moves_without_rule"]));
        Assert.True(JsonNode.DeepEquals(truth["rejected"], found.Summary["rejected"]));
        Assert.True(found.Count("moves.reorganisation") > 0);
    }

    [Fact]
    public void Map_NoReorganisations_CountsThemAsMoves()
    {
        var with = Map("with", register.Csv);
        var without = Map("without", register.Csv, "--no-reorganisations");

        Assert.True(JsonNode.DeepEquals(with.Summary["moves_without_rule"], without.Summary["moves"]));
        Assert.Equal(0, without.Count("moves.reorganisation"));
        Assert.Equal(
            with.Moves.EmployerChange + with.Moves.SectorSwitch + with.Moves.Reorganisation,
            without.Moves.EmployerChange + without.Moves.SectorSwitch);
        Assert.Equal("off", without.Provenance["settings"]!["reorganisations"]!.GetValue<string>());
    }

    [Fact]
    public void Map_LongerGap_LinksMore()
    {
        long[] linked = [.. new[] { "0", "1", "3", "120" }.Select(gap => Map("gap" + gap, register.Csv, "--gap", gap).Count("linked_pairs"))];

        Assert.Equal([.. linked.Distinct().Order()], linked);
    }

    [Theory]
    [InlineData("2016", "2017", "201601", "201712")]
    [InlineData("2016-03", "2017-10", "201603", "201710")]
    [InlineData("2015", "2018", "201501", "201812")]
    [InlineData("201803", "2018-03", "201803", "201803")]
    public void Map_Window_EqualsRecordsCutToIt(string from, string to, string first, string last)
    {
        var lines = File.ReadAllLines(register.Csv);
        bool IsIn(string line) => string.CompareOrdinal(line.Split(',')[3], first) >= 0 && string.CompareOrdinal(line.Split(',')[3], last) <= 0;
        var cut = Map("cut", _folder.Write("cut.csv", [lines[0], .. lines[1..].Where(IsIn)]), "--gap", "2");

        var window = Map("window", register.Csv, "--gap", "2", "--from", from, "--to", to);

        window.AssertNothingVanished();
        window.AssertSameTables(cut, "history.csv", "time_to_switch.csv", "incidence.csv");
        Assert.Equal(cut.Moves, window.Moves);
        Assert.Equal(cut.Count("person_periods"), window.Count("person_periods"));
        Assert.Equal(cut.Count("persons"), window.Count("persons"));
        Assert.Equal(0, cut.Count("outside_window"));
        Assert.Equal(window.Count("used") - cut.Count("used"), window.Count("outside_window"));
    }

    [Fact]
    public void Map_Window_KeepsEarlierExperience()
    {
        var whole = Experience(Map("whole", register.Csv, "--min-count", "1"));
        var window = Experience(Map("window", register.Csv, "--min-count", "1", "--from", "2017"));

        Assert.NotEmpty(window);
        Assert.All(window, row => Assert.Contains(row, whole));

        static HashSet<string> Experience(MappingFolder mapping) =>
            [.. mapping.Text("history.csv").Split('\n').Where(row => row.StartsWith("2018,", StringComparison.Ordinal))];
    }

    [Theory]
    [InlineData("sex,age")]
    [InlineData("age")]
    public void Map_Breakdown_HasTheTotalsOfNone(string by)
    {
        var none = Map("none", register.Csv, "--min-count", "1");
        var broken = Map("broken", register.Csv, "--min-count", "1", "--by", by);

        Assert.All(["flows.csv", "stocks.csv", "rates.csv", "time_to_switch.csv", "incidence.csv"], table =>
        {
            var rows = broken.Text(table).Split('\n');
            var attributes = by.Split(',').Select(name => Array.IndexOf(rows[0].Split(','), name)).ToArray();
            Assert.DoesNotContain(-1, attributes);
            var totals = rows[1..].Where(row => row.Length > 0).Select(row => row.Split(','))
                .Where(cells => attributes.All(a => cells[a] == "total"))
                .Select(cells => string.Join(',', cells.Where((_, i) => !attributes.Contains(i))));
            Assert.Equal(none.Text(table).Split('\n')[1..].Where(row => row.Length > 0), totals);
        });
        none.AssertSameTables(broken, "flows.csv", "stocks.csv", "rates.csv", "time_to_switch.csv", "incidence.csv");
    }

    [Fact]
    public void Map_ByGivenInSeveralWays_IsTheSame()
    {
        // Few periods, so that the tables are small.
        var commas = Map("commas", register.Csv, "--from", "2018", "--by", "sex,age");
        commas.AssertSameTables(Map("words", register.Csv, "--from", "2018", "--by", "sex", "age"));
        commas.AssertSameTables(Map("repeated", register.Csv, "--from", "2018", "--by", "sex", "--by", "age"));
    }

    [Theory]
    [InlineData("5")]
    [InlineData("20")]
    public void Map_MinCount_ShowsNoFewer(string least)
    {
        var flows = Map("out", register.Csv, "--min-count", least).Text("flows.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries);

        var shown = flows[1..].Where(row => row.EndsWith(",published", StringComparison.Ordinal))
            .Select(row => int.Parse(row.Split(',')[^2], System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Contains(shown, count => count > 0);
        Assert.DoesNotContain(shown, count => count > 0 && count < int.Parse(least, System.Globalization.CultureInfo.InvariantCulture));
    }

    private MappingFolder Map(string folder, string records, params string[] options) =>
        MappingFolder.Map("dk-monthly", [records], _folder.At(folder), options);
}
