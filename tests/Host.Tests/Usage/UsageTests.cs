using Sektorskifte.Host.Tests.Calls;

namespace Sektorskifte.Host.Tests.Usage;

/// <summary>Words that no command understands, and values that can't be right: exit code 2, and a message that says what would be.</summary>
public sealed class UsageTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    private string Records => _folder.Write(
        "records.csv", "person,enterprise,workplace,month,sector,disco08,pay,hours,sex,birth_year", "1,10,10,202001,stat,1120,1,1,1,1970");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("nonsense", "'nonsense'", "See: sektorskifte --help")]
    [InlineData("register", "command", "See: sektorskifte register --help")]
    [InlineData("register nonsense", "'nonsense'", "See: sektorskifte register --help")]
    [InlineData("register map", "'--profile' is required", "'--records' is required", "'--out' is required")]
    [InlineData("register map --profile dk-monthly --records r.csv", "'--out' is required", "See: sektorskifte register map --help")]
    [InlineData("register map --profile dk-monthly --records --out o", "'--out' is required")]
    [InlineData("register map --profile dk-monthly --out o --records r.csv --colour red", "--colour is not an option", "See: sektorskifte register map --help")]
    [InlineData("register check --profile dk-monthly", "'--records' is required", "See: sektorskifte register check --help")]
    [InlineData("register check --records r.csv", "'--profile' is required")]
    [InlineData("register check --profile dk-monthly --records r.csv --out o", "--out is not an option of this command", "given as ./--out")]
    [InlineData("register profile --records r.csv", "'--out' is required", "See: sektorskifte register profile --help")]
    [InlineData("register profile --records a.csv b.csv --out p.json", "'b.csv'")]
    [InlineData("generate --out r.csv", "'--persons' is required", "See: sektorskifte generate --help")]
    [InlineData("generate --persons 10", "'--out' is required")]
    [InlineData("generate --persons ten --out r.csv", "--persons ten: expected a whole number from 1 to 1000000000")]
    [InlineData("generate --persons 0 --out r.csv", "--persons 0: expected a whole number from 1")]
    [InlineData("generate --persons -5 --out r.csv", "--persons -5: expected a whole number from 1")]
    [InlineData("generate --persons 10 --seed x --out r.csv", "--seed x: expected a whole number")]
    [InlineData("generate --persons 10 --seed 99999999999999999999 --out r.csv", "--seed 99999999999999999999: expected a whole number")]
    [InlineData("demo --persons many", "--persons many: expected a whole number from 1")]
    [InlineData("demo --language fr", "--language fr: expected da or en")]
    [InlineData("demo nonsense", "'nonsense'", "See: sektorskifte demo --help")]
    public void Run_WrongWords_SaysWhich(string words, params string[] said) => Call.Refused(words.Split(' '), said);

    [Theory]
    [InlineData("--min-count 0", "--min-count 0: expected a whole number from 1")]
    [InlineData("--min-count few", "--min-count few: expected a whole number from 1")]
    [InlineData("--min-count 99999999999", "--min-count 99999999999: expected a whole number from 1")]
    [InlineData("--gap -1", "--gap -1: expected a whole number from 0 to 120")]
    [InlineData("--gap 121", "--gap 121: expected a whole number from 0 to 120")]
    [InlineData("--gap 1.5", "--gap 1.5: expected a whole number from 0 to 120")]
    [InlineData("--language fr", "--language fr: expected da or en")]
    [InlineData("--from 2021 --to 2020", "from 2021 to 2020 ends before it starts")]
    [InlineData("--from 2020-07 --to 2020-06", "from 2020-07 to 2020-06 ends before it starts")]
    [InlineData("--from text", "--from text: expected a year from 1980 to 2100", "such as 2008-01")]
    [InlineData("--to 2020-13", "--to 2020-13: expected a year")]
    [InlineData("--to 1979", "--to 1979: expected a year from 1980 to 2100")]
    [InlineData("--definition boss", "'boss'", "it has disco-1@1")]
    [InlineData("--definition disco-1@7", "'disco-1@7'", "it has disco-1@1")]
    [InlineData("--by income", "'income'", "it has sex, age")]
    [InlineData("--by sex,sex", "sex, sex", "each once")]
    [InlineData("--by a,b,c,d,e", "at most 4")]
    [InlineData("--by", "--by")]
    [InlineData("--by sex --gapp 1", "--gapp is not an option")]
    [InlineData("--gapp 1", "--gapp")]
    [InlineData("--from", "--from")]
    public void Map_WrongSetting_SaysWhatWouldBeRight(string options, params string[] said)
    {
        Call.Refused(
            ["register", "map", "--profile", "dk-monthly", "--records", Records, "--out", _folder.At("out"), .. options.Split(' ')],
            said);
        Assert.False(Directory.Exists(_folder.At("out")));
    }

    [Theory]
    [InlineData("check")]
    [InlineData("map")]
    public void Run_ProfileThatCanNotServe_SaysWhy(string command)
    {
        string[] rest = command == "map" ? ["--records", Records, "--out", _folder.At("out")] : ["--records", Records];
        var wrong = _folder.Write("wrong.json", "{ \"name\": \"Wrong Name\", \"version\": 0 }");
        var broken = _folder.Write("broken.json", "{ \"name\": ");

        Call.Refused(["register", command, "--profile", "nope", .. rest], "nope", "dk-annual, dk-monthly, ontario-public-pay, spells");
        Call.Refused(["register", command, "--profile", "", .. rest], "dk-annual, dk-monthly, ontario-public-pay, spells");
        Call.Refused(["register", command, "--profile", wrong, .. rest], "wrong.json", "$.name", "Wrong Name", "$.version", "must be");
        Call.Refused(["register", command, "--profile", broken, .. rest], "broken.json, line 2", "not valid JSON");
        Call.Refused(["register", command, "--profile", _folder.At("."), .. rest], "is a folder");
        Call.Refused(["register", command, "--profile", "ontario-public-pay", .. rest], "records.csv", "employer");
    }

    [Theory]
    [InlineData("check")]
    [InlineData("map")]
    public void Run_RecordsThatCanNotBeRead_SaysWhy(string command)
    {
        string[] rest = command == "map" ? ["--out", _folder.At("out")] : [];
        string[] Words(params string[] records) => ["register", command, "--profile", "dk-monthly", "--records", .. records, .. rest];

        Call.Refused(Words(_folder.At("none.csv")), "none.csv does not exist");
        Call.Refused(Words(""), "without a name");
        Call.Refused(Words(_folder.At(".")), "is a directory");
        Call.Refused(Words(Records, Records), "was given 2 times");
        Call.Refused(Words(_folder.Write("empty.parquet", "no")), "empty.parquet");
        Assert.False(Directory.Exists(_folder.At("out")));
    }

    [Fact]
    public void Profile_FileThatCanNotBeDrafted_SaysWhy()
    {
        string[] Words(string records, string draft) => ["register", "profile", "--records", records, "--out", draft];

        Call.Refused(Words(_folder.At("none.csv"), _folder.At("p.json")), "none.csv does not exist");
        Call.Refused(Words("", _folder.At("p.json")), "name");
        Call.Refused(Words(Records, ""), "--out has no name");
        Call.Refused(Words(Records, _folder.At("records.csv")), "records.csv is there already");
        Call.Refused(Words(Records, _folder.At(".")), "is a folder");
        Call.Refused(Words(Records, _folder.At("none", "p.json")), "can't be written");
        Assert.Equal(["records.csv"], _folder.Names());
    }

    [Theory]
    [InlineData("--from 2013-13", "2013-13", "such as 2012-01")]
    [InlineData("--from 2015", "2015", "such as 2012-01")]
    [InlineData("--from 2015-01 --to 2014-01", "2014-01", "before", "2015-01")]
    public void Generate_WrongMonths_SaysWhatWouldBeRight(string options, params string[] said)
    {
        Call.Refused(["generate", "--persons", "10", "--out", _folder.At("r.csv"), .. options.Split(' ')], said);
        Assert.Empty(_folder.Names());
    }

    [Fact]
    public void Generate_FileThatCanNotBe_SaysWhy()
    {
        Directory.CreateDirectory(_folder.At("folder.csv"));

        Call.Refused(["generate", "--persons", "10", "--out", _folder.At("r.xlsx")], "r.xlsx", ".parquet or .csv or .csv.gz");
        Call.Refused(["generate", "--persons", "10", "--out", ""], ".parquet or .csv or .csv.gz");
        Call.Refused(["generate", "--persons", "10", "--out", _folder.At("none", "r.csv")], "does not exist");
        Call.Refused(["generate", "--persons", "10", "--out", _folder.At("folder.csv")], "is a folder");
    }

    [Fact]
    public void Map_BreakdownOfTooManyCells_SaysSo()
    {
        var lines = Enumerable.Range(1990, 20).Select(year => $"1,10,10,stat,1120,1,131,1,1,1,1970,1081,70,{year}");
        var records = _folder.Write(
            "annual.csv",
            ["person,enterprise,workplace,sector,disco08,discotyp,status,pay,hours,sex,birth_year,region,education,year", .. lines]);

        Call.Refused(
            ["register", "map", "--profile", "dk-annual", "--records", records, "--out", _folder.At("out"), "--by", "sex,age,region,education"],
            "cells", "fewer attributes");
    }
}
