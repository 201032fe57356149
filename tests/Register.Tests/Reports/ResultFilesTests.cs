using System.Text.Json;
using Sektorskifte.Register.Reports;

namespace Sektorskifte.Register.Tests.Reports;

public sealed class ResultFilesTests : IDisposable
{
    private static readonly string[] Names =
    [
        "flows.csv", "history.csv", "incidence.csv", "net_mobility.csv", "provenance.json", "random_hiring.csv", "rates.csv", "reorganisations.csv", "report.html",
        "stocks.csv", "summary.json", "time_to_switch.csv",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("results").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Write_NewFolder_HoldsAllFilesAndNoOthers()
    {
        var folder = Path.Combine(_folder, "new", "deeper");

        ResultFiles.Write(new SampleMapping().Build(), folder, "da");

        Assert.Equal(Names, Directory.GetFiles(folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
        Assert.All(Names, name => Assert.True(new FileInfo(Path.Combine(folder, name)).Length > 100, name));
        Assert.StartsWith("<!DOCTYPE html>", File.ReadAllText(Path.Combine(folder, "report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_FailsMidway_LeavesEarlierResultsAndNoUnfinishedFile()
    {
        foreach (var name in Names)
        {
            File.WriteAllText(Path.Combine(_folder, name), "earlier");
        }

        // A profile without the sectors that the tables have: the report, tenth of the files, can't be made.
        var sample = new SampleMapping().Build();
        var broken = sample with { Stocks = sample.Flows };

        Assert.ThrowsAny<Exception>(() => ResultFiles.Write(broken, _folder, "da"));

        Assert.Equal(Names, Directory.GetFiles(_folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
        Assert.All(Names, name => Assert.Equal("earlier", File.ReadAllText(Path.Combine(_folder, name))));
    }

    [Fact]
    public void Write_Summary_HasEveryNameAndNumber()
    {
        ResultFiles.Write(new SampleMapping().Build(), _folder, "en");

        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(_folder, "summary.json")));
        var root = json.RootElement;
        Assert.Equal(
            [
                "rows_read", "used", "duplicates", "rejected", "rejected_total", "outside_window", "persons", "person_periods",
                "ambiguous_person_periods", "person_periods_with_second_jobs", "spells", "leader_stretches", "linked_pairs", "moves",
                "moves_without_rule", "thresholds", "employers", "first_period", "last_period", "missing_periods", "partial_periods",
            ],
            root.EnumerateObject().Select(p => p.Name));
        Assert.Equal(1_234_567, root.GetProperty("rows_read").GetInt64());
        Assert.Equal(7, root.GetProperty("rejected").GetProperty("sector_unknown").GetInt64());
        Assert.Equal(67, root.GetProperty("rejected_total").GetInt64());
        Assert.Equal(
            ["same_job", "employer_change", "sector_switch", "reclassification", "reorganisation"],
            root.GetProperty("moves").EnumerateObject().Select(p => p.Name));
        Assert.Equal(17_500, root.GetProperty("moves_without_rule").GetProperty("sector_switch").GetInt64());
        Assert.Equal(0.5, root.GetProperty("thresholds")[1].GetProperty("min_share").GetDouble());
        Assert.Equal("2021", root.GetProperty("missing_periods")[0].GetString());
        Assert.Equal(1, root.GetProperty("partial_periods").GetProperty("2022").GetInt32());
    }

    [Fact]
    public void Write_Provenance_HasInputsSettingsAndTimes()
    {
        ResultFiles.Write(new SampleMapping().Build(), _folder, "en");

        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(_folder, "provenance.json")));
        var root = json.RootElement;
        Assert.Equal("2026-11-05T11:00:00Z", root.GetProperty("started").GetString());
        Assert.Equal(new string('a', 64), root.GetProperty("inputs")[0].GetProperty("sha256").GetString());
        Assert.Equal("5", root.GetProperty("settings").GetProperty("min_count").GetString());
        Assert.Equal("sorted", root.GetProperty("order").GetString());
    }
}
