using System.Text.Json.Nodes;
using Sektorskifte.Host.Tests.Calls;

namespace Sektorskifte.Host.Tests.Usage;

/// <summary><c>register import</c>, and <c>register map</c> from what it made: right words, wrong words, stores that can't serve.</summary>
public sealed class StoreUsageTests : IDisposable
{
    private const string Header = "person,enterprise,workplace,month,sector,disco08,pay,hours,sex,birth_year";

    private readonly ScratchFolder _folder = new();

    private string Store => _folder.At("store");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("register import", "'--profile' is required", "'--records' is required", "'--store' is required", "See: sektorskifte register import --help")]
    [InlineData("register import --profile dk-monthly --records r.csv", "'--store' is required")]
    [InlineData("register import --profile dk-monthly --store s", "'--records' is required")]
    [InlineData("register import --records r.csv --store s", "'--profile' is required")]
    [InlineData("register import --profile dk-monthly --records r.csv --store s --definition disco-1", "'--definition'")]
    [InlineData("register import --profile dk-monthly --records r.csv --store s --threads 0", "--threads 0: expected a whole number from 1 to 64")]
    [InlineData("register import --profile dk-monthly --records r.csv --store s --threads 65", "--threads 65: expected a whole number from 1 to 64")]
    [InlineData("register import --profile dk-monthly --records r.csv --store s --memory 63M", "--memory 63M", "from 64M")]
    [InlineData("register map --store s", "'--out' is required")]
    [InlineData("register map --store s --records r.csv --profile dk-monthly --out o", "--store and --records: give one of them, not both")]
    [InlineData("register map --profile dk-monthly --out o", "'--records'", "--store")]
    [InlineData("register map --records r.csv --out o", "'--profile' is required")]
    [InlineData("register map --store s --out o --threads 0", "--threads 0: expected a whole number from 1 to 64")]
    [InlineData("register map --store s --out o --threads many", "--threads many: expected a whole number from 1 to 64")]
    public void Run_WrongWords_SaysWhich(string words, params string[] said) => Call.Refused(words.Split(' '), said);

    [Fact]
    public void Import_MonthsOneByOne_MapAsTheRecords()
    {
        string[] months = [Month("202001", "stat"), Month("202002", "kommune"), Month("202003", "stat")];
        var wrong = _folder.Write("wrong.csv", Header, "1,99,99,202002,privat,1120,1,1,1,1970");

        Import(wrong);
        Import(months[2]);
        var last = Import(months[0], months[1]);

        Assert.Contains("Replaced 2020-02", last.Output, StringComparison.Ordinal);
        var direct = MappingFolder.Map("dk-monthly", months, _folder.At("direct"), "--min-count", "1", "--gap", "1", "--by", "sex");
        Call.Done("register", "map", "--quiet", "--store", Store, "--out", _folder.At("stored"), "--min-count", "1", "--gap", "1", "--by", "sex");
        var stored = new MappingFolder(_folder.At("stored"));
        stored.AssertSameTables(direct);
        Assert.Equal(direct.Text("summary.json"), stored.Text("summary.json"));
        Assert.Equal("store", stored.Provenance["order"]!.GetValue<string>());
        Assert.Equal(months.Order(StringComparer.Ordinal), stored.Provenance["inputs"]!.AsArray().Select(input => input!["path"]!.GetValue<string>()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Import_Json_SaysWhatWentIn()
    {
        var records = _folder.Write("r.csv", Header, "1,10,10,202001,stat,1120,1,1,1,1970", "1,10,10,202001,stat,1120,1,1,1,1970", "2,10,10,soon,stat,1,1,1,1,1970");

        var json = JsonNode.Parse(Call.Done(Words("dk-monthly", records, "--json")).Output)!;

        Assert.Equal(
            (3, 1, 1, 1),
            (json["rows_read"]!.GetValue<int>(), json["used"]!.GetValue<int>(), json["duplicates"]!.GetValue<int>(), json["persons"]!.GetValue<int>()));
        Assert.Equal(1, json["rejected"]!["period"]!.GetValue<int>());
    }

    [Fact]
    public void Map_FolderWithoutAStore_SaysSo()
    {
        Call.Refused(Map(_folder.At("none")), "none holds no store of spells", "Import records into it first");
        Directory.CreateDirectory(_folder.At("empty"));
        Call.Refused(Map(_folder.At("empty")), "empty holds no store of spells");
        Call.Refused(Map(_folder.Write("file", "x")), "file holds no store of spells");
        Call.Refused(Map(""), "The store has no name");
        Assert.False(Directory.Exists(_folder.At("out")));
    }

    [Fact]
    public void Map_ProfileThatReadsRowsInAnotherWay_SaysWhatMustBeTheSame()
    {
        Import(Month("202001", "stat"));

        Call.Refused(
            [.. Map(Store), "--profile", "dk-annual"], "dk-annual", "reads rows in another way", "columns, periods, sectors, main job and ambiguity");

        Assert.False(Directory.Exists(_folder.At("out")));
    }

    [Fact]
    public void Map_ProfileWithOtherLeadersAndGap_IsTaken()
    {
        Import(Month("202001", "stat"), Month("202002", "kommune"));
        var manifest = JsonNode.Parse(File.ReadAllText(_folder.At("store", "store.json")))!;
        var profile = JsonNode.Parse(manifest["profile"]!.GetValue<string>())!;
        profile["version"] = 9;
        profile["gapAllowance"] = 5;
        var other = _folder.Write("other.json", profile.ToJsonString());

        Call.Done([.. Map(Store), "--quiet", "--profile", other]);

        var settings = new MappingFolder(_folder.At("out")).Provenance;
        Assert.Equal("5", settings["settings"]!["gap_allowance"]!.GetValue<string>());
        Assert.Equal("dk-monthly@9", settings["profile"]!.GetValue<string>());
    }

    [Fact]
    public void Import_IntoAStoreOfAnotherProfile_LeavesItAsItWas()
    {
        Import(Month("202001", "stat"));
        var before = _folder.Digests("store");
        var annual = _folder.Write(
            "annual.csv",
            "person,enterprise,workplace,sector,disco08,discotyp,status,pay,hours,sex,birth_year,region,education,year",
            "1,10,10,stat,1120,1,131,1,1,1,1970,1081,70,2020");

        Call.Refused(Words("dk-annual", annual), "was made with another profile");

        Assert.Equal(before, _folder.Digests("store"));
    }

    [Fact]
    public void Import_NothingThatCanBeUsed_SaysWhyAndLeavesTheStoreAsItWas()
    {
        var wrong = _folder.Write("wrong.csv", Header, "1,10,10,soon,stat,1120,1,1,1,1970");
        Call.Refused(Words("dk-monthly", wrong), "No record can be used: 1 rows read, 1 rejected (1 period)", "wrong.csv, row 2");
        Call.Refused(Map(Store), "holds no store of spells");
        Import(Month("202001", "stat"));
        var before = _folder.Digests("store");

        Call.Refused(Words("dk-monthly", wrong), "No record can be used");
        Call.Refused(Words("dk-monthly", _folder.At("none.csv")), "none.csv does not exist");

        Assert.Equal(before, _folder.Digests("store"));
    }

    [Fact]
    public void Import_FolderThatCanNotBe_SaysWhy()
    {
        var month = Month("202001", "stat");

        Call.Refused(
            ["register", "import", "--profile", "dk-monthly", "--records", month, "--store", _folder.Write("file", "x")], "file");
        Call.Refused(["register", "import", "--profile", "dk-monthly", "--records", month, "--store", ""], "The store has no name");
    }

    private string Month(string month, string sector) => _folder.Write(
        $"{month}.csv",
        Header,
        $"1,{(sector == "stat" ? 10 : 20)},10,{month},{sector},1120,1,1,1,1970",
        $"2,10,10,{month},stat,2210,1,1,2,1980",
        $"2,30,10,{month},kommune,2210,1,0.5,2,1980",
        $"3,10,10,{month},nowhere,2210,1,1,2,1980");

    private string[] Words(string profile, string records, params string[] more) =>
        ["register", "import", "--profile", profile, "--records", records, "--store", Store, .. more];

    private Call Import(params string[] records) =>
        Call.Done(["register", "import", "--profile", "dk-monthly", "--records", .. records, "--store", Store]);

    private string[] Map(string store) => ["register", "map", "--store", store, "--out", _folder.At("out")];
}
