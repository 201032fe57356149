using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Profiles.Drafts;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Tests.Profiles;

public sealed class ProfileDraftTests
{
    [Fact]
    public void FromSample_DanishMonths_FindsEveryRole()
    {
        var draft = Draft(
            "løbenr;CVR-nr;Arbejdssted;Måned;Sektor;Stilling;Løn;Timer;Køn;Fødselsår;PNR",
            "7;11223344;1;202001;Kommune;Kontorchef;45.000,50;160,33;K;1970;a",
            "8;11223345;1;202002;Region;Sygeplejerske;35.000;160,33;M;1980;b");
        var columns = draft.Columns;
        Assert.Equal(("PNR", "CVR-nr", "Arbejdssted", "Sektor", "Stilling"),
            (columns.Person, columns.Employer.Column, columns.Workplace, columns.Sector, columns.Title));
        Assert.Equal((PeriodType.Month, "Måned", Grain.Month, 120),
            (draft.Period.Type, draft.Period.Column, draft.Period.Grain, draft.LookBack));
        Assert.Equal(new NumberColumn("Løn", "", '.', ',', 2, Required: false), columns.Pay);
        Assert.Equal(',', columns.Hours!.Decimal);
        Assert.Equal(["sex", "age"], columns.Attributes.Select(a => a.Name));
        Assert.Equal("Woman", columns.Attributes[0].Codes.Single(c => c.Key == "K").Value.En);
        Assert.Equal(["kommune", "region"], draft.Sectors.Sectors.Select(s => s.Code));
        Assert.Null(draft.Sectors.Otherwise);
        Assert.Equal("title", draft.Leaders.Default);
        Assert.Equal(AmbiguityRule.None, draft.Ambiguity);
    }

    [Fact]
    public void FromSample_EnglishYears_FindsEveryRole()
    {
        var draft = Draft(
            "Name;Employer;Sector;Job Title;Calendar Year;Salary Paid",
            "Doe, A;City of X;Municipalities;Director;2019;$101,234.56",
            "Roe, B;City of Y;Crown;Analyst;2020;$99,000.00");
        Assert.Equal(("Name", "Employer", "Job Title"), (draft.Columns.Person, draft.Columns.Employer.Column, draft.Columns.Title));
        Assert.Equal((PeriodType.Year, "Calendar Year", 10), (draft.Period.Type, draft.Period.Column, draft.LookBack));
        Assert.Equal(new NumberColumn("Salary Paid", "$", ',', '.', 2, Required: false), draft.Columns.Pay);
        Assert.Equal(AmbiguityRule.SeveralEmployers, draft.Ambiguity);
        Assert.Contains(draft.Review, note => note.Path == "$.ambiguity");
    }

    [Fact]
    public void FromSample_Spells_FindsDates()
    {
        var draft = Draft(
            "person_id;employer_id;ISCO08;StartDate;EndDate",
            "1;9;1120;2010-01-01;2012-03-31",
            "2;9;2221;2011-05-01;");
        Assert.Equal((PeriodType.Spell, "StartDate", "EndDate", Grain.Month, Grain.Year),
            (draft.Period.Type, draft.Period.Start, draft.Period.End, draft.Period.Grain, draft.Period.Reporting));
        Assert.Equal("ISCO08", draft.Columns.Occupation!.Column);
        Assert.Equal("disco-1", draft.Leaders.Default);
        Assert.Null(draft.Columns.Sector);
        Assert.Equal("private", draft.Sectors.Otherwise);
    }

    [Theory]
    [InlineData("City of Aarhus", "municipality")]
    [InlineData("aarhus kommune", "municipality")]
    [InlineData("region midtjylland", "region")]
    [InlineData("finansministeriet", "state")]
    [InlineData("skattestyrelsen", "state")]
    [InlineData("bageri a/s", "private")]
    public void FromSample_NoSector_GuessesByEmployer(string employer, string expected)
    {
        var scheme = Draft("pnr;arbejdsgiver;år", "1;x;2020").Sectors;
        Assert.Equal(expected, scheme.Sectors[new SectorMapper(scheme).Map(null, employer)].Code);
    }

    [Fact]
    public void FromSample_QualityAndStatus_AreUsed()
    {
        var draft = Draft("pnr;cvr;aar;disco08;discotyp;status", "1;2;2020;1219;1;131", "2;2;2020;2221;4;135");
        Assert.Equal(("discotyp", 4), (draft.Columns.Occupation!.QualityColumn, draft.Columns.Occupation.AcceptedQuality.Count));
        Assert.Equal(["disco-1", "status-131"], draft.Leaders.Definitions.Select(d => d.Name));
    }

    [Fact]
    public void FromSample_NothingAboutLeaders_NobodyIsOne()
    {
        var draft = Draft("pnr;cvr;aar", "1;2;2020");
        Assert.Empty(draft.Leaders.Definitions.Single().Rules);
        Assert.Contains(draft.Review, n => n.Path == "$.leaders" && n.Note.Contains("nobody counts", StringComparison.Ordinal));
    }

    [Fact]
    public void FromSample_EnglishAndFrenchTitles_TakeThatDefinition()
    {
        var draft = Draft("pnr;employer;year;job title", "1;2;2020;Direction d'école", "2;2;2020;Surintendante", "3;2;2020;VP");
        Assert.Equal(["top", "senior", "middle"], draft.Leaders.Levels.Select(l => l.Code));
        Assert.Contains("finds 3 leaders", draft.Review.Single(n => n.Path == "$.leaders.definitions").Note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2019", PeriodType.Year)]
    [InlineData("2019-05", PeriodType.Month)]
    [InlineData("201905", PeriodType.Month)]
    [InlineData("2019-05-31", PeriodType.Month)]
    public void FromSample_PeriodWithoutAName_IsToldByItsValues(string value, PeriodType expected)
    {
        var draft = Draft("pnr;cvr;x", $"1;2;{value}");
        Assert.Equal((expected, "x"), (draft.Period.Type, draft.Period.Column));
    }

    [Fact]
    public void FromSample_BirthYear_IsNotThePeriod()
    {
        var error = Assert.Throws<InputException>(() => Draft("pnr;cvr;birth year", "1;2;1970"));
        Assert.Contains("no column was found for the period", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a;cvr;year", "the person")]
    [InlineData("pnr;b;year", "the employer")]
    [InlineData("pnr;cvr;c", "the period")]
    [InlineData("pnr;pnr;year", "the person")] // which of the two can't be said
    public void FromSample_RoleNotFound_NamesItAndTheColumns(string header, string role)
    {
        var error = Assert.Throws<InputException>(() => Draft(header, header.EndsWith('c') ? "1;2;x" : "1;2;2020"));
        Assert.Contains($"no column was found for {role}", error.Message, StringComparison.Ordinal);
        Assert.Contains(string.Join(", ", header.Split(';').Select(n => $"\"{n}\"")), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FromSample_ManySectorValues_TheRestIsOther()
    {
        var rows = Enumerable.Range(0, 40).Select(i => $"1;2;2020;Value {i}");
        var scheme = Draft("pnr;cvr;year;sector", [.. rows, "1;2;2020;Value 7"]).Sectors;
        Assert.Equal((30, "other"), (scheme.Sectors.Count, scheme.Otherwise));
        Assert.Equal("value_7", scheme.Sectors[0].Code);
    }

    [Fact]
    public void FromSample_OneSectorValue_GetsAnOther()
    {
        var scheme = Draft("pnr;cvr;year;sector", "1;2;2020;Total").Sectors;
        Assert.Equal(["sector_total", "other"], scheme.Sectors.Select(s => s.Code));
    }

    [Fact]
    public void FromSample_SectorsWithOneSlug_GetDifferentCodes()
    {
        var scheme = Draft("pnr;cvr;year;sector", "1;2;2020;A+", "1;2;2020;A-", "1;2;2020;a-", "1;2;2020;日本").Sectors;
        Assert.Equal(["a", "a_2", "sector"], scheme.Sectors.Select(s => s.Code));
    }

    [Theory]
    [InlineData("1234", "1.5", "", null, '.')]
    [InlineData("1234", "1,5", "", null, ',')]
    [InlineData("1,234", "12,345.60", "", ',', '.')]
    [InlineData("1.234", "12.345,60", "", '.', ',')]
    [InlineData("1 234", "12 345,6", "", ' ', ',')]
    [InlineData("$1,234", "$5.00", "$", ',', '.')]
    [InlineData("kr. 1.234", "kr. 5,00", "kr. ", '.', ',')]
    public void FromSample_NumberStyles_AreTold(string first, string second, string prefix, char? thousands, char point)
    {
        var pay = Draft("pnr;cvr;year;pay", $"1;2;2020;{first}", $"1;2;2020;{second}").Columns.Pay!;
        Assert.Equal((prefix, thousands, point), (pay.Prefix, pay.Thousands, pay.Decimal));
    }

    [Fact]
    public void FromSample_EveryMappedColumn_HasAReviewNote()
    {
        var draft = Draft("pnr;cvr;year;sector;title;pay;hours;sex", "1;2;2020;Stat;Chef;1;2;1", "1;2;2020;Privat;Chef;1;2;2");
        foreach (var key in new[] { "person", "employer", "sector", "title", "pay", "hours", "attributes[0]" })
        {
            Assert.Contains(draft.Review, n => n.Path == $"$.columns.{key}");
        }

        Assert.Contains(draft.Review, n => n.Path == "$.period.column");
        Assert.Contains(draft.Review, n => n.Path == "$.sectors");
    }

    // Whatever a sample holds, the draft loads again or the missing role is named.
    [Fact]
    public void FromSample_AnySample_LoadsAgainOrIsRefused()
    {
        var headers = Gen.Elements(
            "pnr", "name", "employer", "cvr", "year", "month", "start", "end", "sector", "title", "occupation", "status", "discotyp", "pay",
            "hours", "sex", "birth year", "region", "education", "workplace", "x", "", "\"", "Ø").ArrayOf(12);
        var cells = Gen.Elements(
            "", " ", "1", "2020", "202001", "2020-01-01", "31-12-2020", "1120", "131", "Chef", "\"", "$1,5", "-", "æ\u00a0ø", "total", "\ud800", "\uffff").ArrayOf(12);
        Prop.ForAll(headers.ToArbitrary(), cells.ArrayOf(5).ToArbitrary(), (names, rows) =>
        {
            var columns = names.Select((n, i) => (n, (IReadOnlyList<string>)rows.Select(r => r[i]).ToList())).ToList();
            try
            {
                var draft = ProfileDraft.FromSample("records.csv", new SourceFormat(), columns);
                return draft.Review.Count > 0 && draft.Columns.Person.Length > 0;
            }
            catch (InputException e)
            {
                return e.Message.StartsWith("records.csv: no column was found for", StringComparison.Ordinal);
            }
        }).QuickCheckThrowOnFailure();
    }

    private static Profile Draft(string header, params string[] rows)
    {
        var names = header.Split(';');
        var cells = rows.Select(r => r.Split(';')).ToList();
        var draft = ProfileDraft.FromSample(
            "My Records.csv", new SourceFormat(), [.. names.Select((n, i) => (n, (IReadOnlyList<string>)[.. cells.Select(r => r[i])]))]);
        Assert.Equal("my-records", draft.Name);
        return ProfileFile.Parse(ProfileFile.Write(draft), "draft");
    }
}
