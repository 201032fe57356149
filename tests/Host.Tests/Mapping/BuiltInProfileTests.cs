using Sektorskifte.Host.Tests.Calls;

namespace Sektorskifte.Host.Tests.Mapping;

/// <summary>Each built-in profile on a file so small that its counts were worked out by hand.</summary>
public sealed class BuiltInProfileTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Map_DkAnnual_FindsWhatTheRowsSay()
    {
        var annual = Map(
            "dk-annual",
            "person,enterprise,workplace,sector,disco08,discotyp,status,pay,hours,sex,birth_year,region,education,year",
            [
                // A chief executive goes from a state agency to a municipality.
                "1,10,1,stat,1120,1,131,500,160,1,1970,1084,70,2001",
                "1,20,1,kommune,1120,1,131,510,160,1,1970,1084,70,2002",
                // One who stays, and whose second year stands twice.
                "2,10,1,1,2411,1,132,400,160,2,1980,1081,60,2001",
                "2,10,1,1,2411,1,132,400,160,2,1980,1081,60,2002",
                "2,10,1,1,2411,1,132,400,160,2,1980,1081,60,2002",
                // Another employer of the same sector.
                "3,20,1,kommune,2411,1,132,400,160,2,1980,1081,60,2001",
                "3,21,1,3,2411,1,132,400,160,2,1980,1081,60,2002",
                // The employer's sector code changes.
                "4,40,1,stat,2411,1,132,400,160,1,1980,1081,60,2001",
                "4,40,1,region,2411,1,132,400,160,1,1980,1081,60,2002",
                // A year in between is missing, and no gap is bridged.
                "5,10,1,stat,2411,1,132,400,160,1,1980,1081,60,2001",
                "5,10,1,stat,2411,1,132,400,160,1,1980,1081,60,2003",
                // The better paid of two jobs is the main one, so nothing changes.
                "6,10,1,stat,2411,1,132,100,160,1,1980,1081,60,2001",
                "6,20,1,kommune,2411,1,132,200,80,1,1980,1081,60,2001",
                "6,20,1,kommune,2411,1,132,200,80,1,1980,1081,60,2002",
                // Five go together from one employer to one other.
                .. Enumerable.Range(10, 5).SelectMany(person => new[]
                {
                    $"{person},50,1,stat,2411,1,132,400,160,1,1980,1081,60,2001",
                    $"{person},60,1,kommune,2411,1,132,400,160,1,1980,1081,60,2002",
                }),
                // Rows that can't be used.
                "7,10,1,mars,2411,1,132,400,160,1,1980,1081,60,2001",
                "8,10,1,stat,2411,1,132,much,160,1,1980,1081,60,2001",
                "9,10,1,stat,2411,1,132,400,160,1,1980,1081,60,1812",
                ",10,1,stat,2411,1,132,400,160,1,1980,1081,60,2001",
            ]);

        Assert.Equal((28, 23, 1), (annual.Count("rows_read"), annual.Count("used"), annual.Count("duplicates")));
        Assert.Equal((2, 1, 1, 1, 5), annual.Moves);
        Assert.Equal((11, 22, 10, 1), (annual.Count("persons"), annual.Count("person_periods"), annual.Count("linked_pairs"),
            annual.Count("person_periods_with_second_jobs")));
        Assert.Equal(
            """{"pay":1,"period_range":1,"person_missing":1,"sector_unknown":1}""", annual.Summary["rejected"]!.ToJsonString());
        Assert.Contains("total,state,municipality,leader,leader,1,published", annual.Text("flows.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public void Map_DkAnnualByStatus_TakesOtherLeaders()
    {
        const string Header = "person,enterprise,workplace,sector,disco08,discotyp,status,pay,hours,sex,birth_year,region,education,year";
        string[] rows =
        [
            // An occupation code whose quality is not accepted makes no leader; the status does.
            "1,10,1,stat,1120,3,131,500,160,1,1970,1084,70,2001",
            "1,20,1,kommune,1120,3,131,510,160,1,1970,1084,70,2002",
        ];

        Assert.Contains(",other,other,1,published", Switches(Map("dk-annual", Header, rows)), StringComparison.Ordinal);
        Assert.Contains(
            ",leader,leader,1,published", Switches(Map("dk-annual", Header, rows, "--definition", "status-131@1")), StringComparison.Ordinal);

        static string Switches(MappingFolder mapping) => string.Join(
            '\n', mapping.Text("flows.csv").Split('\n').Where(row => row.StartsWith("total,state,municipality,", StringComparison.Ordinal)));
    }

    [Fact]
    public void Map_DkMonthly_BridgesOneMonth()
    {
        var monthly = Map(
            "dk-monthly",
            "person,enterprise,workplace,month,sector,disco08,pay,hours,imputed,sex,birth_year",
            [
                "1,10,1,202001,stat,1120,500,160,false,1,1970",
                "1,10,1,202003,stat,1120,500,160,false,1,1970",
                "1,20,1,202004,privat,1120,500,160,false,1,1970",
                // Two months without a job are not bridged.
                "2,10,1,202001,stat,2411,500,160,false,1,1970",
                "2,20,1,202004,privat,2411,500,160,false,1,1970",
            ]);

        Assert.Equal((1, 0, 1, 0, 0), monthly.Moves);
        Assert.Equal((2, 4, 5), (monthly.Count("linked_pairs"), monthly.Count("spells"), monthly.Count("person_periods")));
        Assert.Equal("[\"2020-02\"]", monthly.Summary["missing_periods"]!.ToJsonString());
    }

    [Fact]
    public void Map_Spells_LaysThemOutInMonths()
    {
        var spells = Map(
            "spells",
            "person,employer,sector,occupation,title,pay,hours,start,end",
            [
                // Three months, then three months elsewhere.
                "1,Alfa,stat,1120,Direktør,500,160,2001-01-15,2001-03-10",
                "1,Beta,kommune,1120,Direktør,500,160,01-04-2001,30.06.2001",
                // One employer in two spellings, and still there when the data end, in June.
                "2,ALFA ,stat,2411,Fuldmægtig,400,160,20010101,2001-02-28",
                "2,alfa,stat,2411,Fuldmægtig,400,160,2001-03-01,",
                "3,Beta,kommune,2411,Fuldmægtig,400,160,2001-05-01,2001-04-30",
            ]);

        Assert.Equal((9, 0, 1, 0, 0), spells.Moves);
        Assert.Equal((12, 10, 3), (spells.Count("person_periods"), spells.Count("linked_pairs"), spells.Count("spells")));
        Assert.Equal("""{"end_before_start":1}""", spells.Summary["rejected"]!.ToJsonString());
        Assert.Equal("2001-06", spells.Summary["last_period"]!.GetValue<string>());
    }

    [Fact]
    public void Map_OntarioPublicPay_ComparesEmployersAndSetsAmbiguousApart()
    {
        var ontario = Map(
            "ontario-public-pay",
            "person,employer,sector,job_title,year,salary_paid",
            [
                // The same employer in another spelling.
                "a,City of Ottawa,Municipalities,Director,2001,\"$127,455.00\"",
                "a,\" CITY  of\u00A0Ottawa\",Municipalities,Director,2002,127455",
                // A leader who goes from a ministry to a hospital.
                "b,Health,Ministries,Deputy Minister,2003,\"$150,000.5\"",
                "b,General Hospital,Hospitals,Chief Executive Officer,2004,$150000",
                // Two employers in a year: perhaps two people of one name.
                "c,Health,Ministries,Nurse,2003,100000",
                "c,Health,Ministries,Nurse,2004,100000",
                "c,General Hospital,Hospitals,Nurse,2004,100000",
                "c,Health,Ministries,Nurse,2005,100000",
                // The sector's name changes with the years, the sector does not.
                "d,Finance,OntarioPublicService,Clerk,2002,100000",
                "d,Finance,Ministries,Clerk,2003,100000",
                "e,Health,Ministries,Nurse,2003,\"$127,455,00\"",
            ]);

        Assert.Equal((2, 0, 1, 0, 0), ontario.Moves);
        Assert.Equal((1, 3), (ontario.Count("ambiguous_person_periods"), ontario.Count("linked_pairs")));
        Assert.Equal("""{"pay":1}""", ontario.Summary["rejected"]!.ToJsonString());
        Assert.Contains(
            "12,salary_paid,\"$127,455,00\",pay,\"a number such as 1234.56 or ", ontario.Text("rejects.csv"), StringComparison.Ordinal);
        Assert.Contains("total,provincial,hospitals,leader,leader,1,published", ontario.Text("flows.csv"), StringComparison.Ordinal);
    }

    private MappingFolder Map(string profile, string header, string[] rows, params string[] options)
    {
        var mapping = MappingFolder.Map(
            profile, [_folder.Write(profile + ".csv", [header, .. rows])], _folder.At(profile), ["--min-count", "1", .. options]);
        mapping.AssertNothingVanished();
        return mapping;
    }
}
