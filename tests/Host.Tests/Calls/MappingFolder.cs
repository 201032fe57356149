using System.Text.Json.Nodes;

namespace Sektorskifte.Host.Tests.Calls;

/// <summary>The results of a mapping, read back from their folder.</summary>
internal sealed class MappingFolder(string folder)
{
    /// <summary>The files of a mapping, in the order of their names.</summary>
    public static readonly string[] Files =
    [
        "flows.csv", "history.csv", "incidence.csv", "net_mobility.csv", "provenance.json", "random_hiring.csv", "rates.csv", "rejects.csv", "reorganisations.csv", "report.html",
        "stocks.csv", "summary.json", "time_to_switch.csv",
    ];

    /// <summary>The tables, which depend on the records and the settings alone.</summary>
    public static readonly string[] Tables =
        ["flows.csv", "stocks.csv", "rates.csv", "history.csv", "time_to_switch.csv", "incidence.csv", "random_hiring.csv", "net_mobility.csv", "reorganisations.csv"];

    public JsonNode Summary => Json("summary.json");

    public JsonNode Provenance => Json("provenance.json");

    /// <summary>Maps with further options; must succeed.</summary>
    public static MappingFolder Map(string profile, string[] records, string folder, params string[] options)
    {
        Call.Done(["register", "map", "--profile", profile, "--records", .. records, "--out", folder, "--quiet", .. options]);
        return new MappingFolder(folder);
    }

    public string Text(string name) => File.ReadAllText(Path.Combine(folder, name));

    /// <summary>A count of the summary, such as <c>linked_pairs</c> or <c>moves.same_job</c>.</summary>
    public long Count(string name) => name.Split('.').Aggregate(Summary, (node, part) => node[part]!).GetValue<long>();

    /// <summary>The five kinds of move in the order of the summary.</summary>
    public (long SameJob, long EmployerChange, long SectorSwitch, long Reclassification, long Reorganisation) Moves => (
        Count("moves.same_job"),
        Count("moves.employer_change"),
        Count("moves.sector_switch"),
        Count("moves.reclassification"),
        Count("moves.reorganisation"));

    /// <summary>Every row read is used, a duplicate or rejected.</summary>
    public void AssertNothingVanished()
    {
        var rejected = Summary["rejected"]!.AsObject().Sum(reason => reason.Value!.GetValue<long>());
        Assert.Equal(Count("rows_read"), Count("used") + Count("duplicates") + rejected);
        Assert.Equal(rejected, Text("rejects.csv").AsSpan().Count('\n') - 1);
    }

    /// <summary>The tables are the same, byte for byte.</summary>
    public void AssertSameTables(MappingFolder other, params string[] without) =>
        Assert.All(Tables.Except(without), table => Assert.True(Text(table) == other.Text(table), $"{table} differs"));

    private JsonNode Json(string name) => JsonNode.Parse(Text(name))!;
}
