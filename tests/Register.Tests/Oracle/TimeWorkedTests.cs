using System.Globalization;
using System.Text;
using Sektorskifte.Register.Mapping;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Tables.Disclosure;

namespace Sektorskifte.Register.Tests.Oracle;

/// <summary>
/// Time to a switch, worked by hand from docs/methods/time-to-switch.md: the mapping has the numbers of the hand, and agrees with the
/// reference in all others. Occupation 1112 is a top leader, 1210 a line leader, 2000 none.
/// </summary>
public sealed class TimeWorkedTests : IDisposable
{
    private const string Header = "person employer sector period occupation quality born\n";
    private readonly string _folder = Directory.CreateTempSubdirectory("time-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Map_ExampleOfTheMethod_HasItsNumbers()
    {
        var result = Map("""
            ann a S 2001 2000 1 .
            ann a S 2002 1210 1 .
            ann a S 2003 1210 1 .
            ann k K 2004 1210 1 .
            ann k K 2005 1210 1 .
            bo  a S 2001 1210 1 .
            bo  a S 2002 1210 1 .
            bo  a S 2003 1210 1 .
            cy  p P 2004 2000 1 .
            """);

        Assert.Equal((1, 1, 3, 5), (Years(result, "stat", "0"), Years(result, "stat", "1"), Years(result, "stat", "unknown"), Years(result, "stat", "total")));
        Assert.Equal((0, 1, 1), (Events(result, "stat", "switch", "0"), Events(result, "stat", "switch", "1"), Events(result, "stat", "switch", "total")));
        Assert.Equal(1, Events(result, "stat", "switch", "1", "kommune"));
        Assert.Equal(1, Events(result, "stat", "exit", "unknown"));
        Assert.Equal((1, 0), (Years(result, "kommune", "0"), Years(result, "kommune", "1")));
        Assert.Equal(new LeaderStretches(2, 1), result.Summary.LeaderStretches);
    }

    [Fact]
    public void Map_OtherTables_HaveTheTotals()
    {
        var result = Map("""
            ann a S 2001 2000 1 .
            ann a S 2002 1210 1 .
            ann k K 2003 1210 1 .
            bo  a S 2001 1210 1 .
            """);

        Assert.Equal(Value(result.Stocks, "person_years", "total", "stat", "leader"), Years(result, "stat", "total"));
        Assert.Equal(Value(result.Stocks, "exits", "total", "stat", "leader"), Events(result, "stat", "exit", "total"));
        Assert.Equal(Value(result.Flows, "total", "stat", "kommune", "leader", "total"), Events(result, "stat", "switch", "total", "kommune"));
    }

    [Fact]
    public void Tenure_OtherEmployerAndLevelOfTheSector_GoesOn()
    {
        var result = Map("""
            ann a S 2001 2000 1 .
            ann a S 2002 1210 1 .
            ann b S 2003 1112 1 .
            ann b S 2004 1112 1 .
            ann b S 2005 2000 1 .
            """);

        Assert.Equal((1, 0), (Years(result, "stat", "0", "line"), Years(result, "stat", "0", "top")));
        Assert.Equal((1, 1), (Years(result, "stat", "1", "top"), Years(result, "stat", "2", "top")));
        Assert.Equal(1, Events(result, "stat", "left_leadership", "2", position: "top"));
        Assert.Equal(new LeaderStretches(1, 0), result.Summary.LeaderStretches);
    }

    [Fact]
    public void Tenure_TimeWithoutALink_IsUnknownAfterwards()
    {
        const string Rows = """
            ann a S 2001 2000 1 .
            ann a S 2002 1210 1 .
            ann a S 2004 1210 1 .
            ann a S 2005 1210 1 .
            bo  p P 2003 2000 1 .
            """;
        var apart = Map(Rows);
        var bridged = Map(Rows, new ReferenceSettings { Gap = 1 });

        Assert.Equal((1, 1), (Years(apart, "stat", "0"), Years(apart, "stat", "unknown")));
        Assert.Equal(1, Events(apart, "stat", "exit", "0"));
        Assert.Equal((1, 1, 0), (Years(bridged, "stat", "0"), Years(bridged, "stat", "2"), Years(bridged, "stat", "unknown")));
        Assert.Equal(0, Events(bridged, "stat", "exit", "total"));
    }

    [Fact]
    public void Tenure_BackAfterAnotherJob_BeginsAnew()
    {
        var result = Map("""
            ann a S 2001 1210 1 .
            ann a S 2002 2000 1 .
            ann a S 2005 1210 1 .
            ann a S 2006 1210 1 .
            """);

        Assert.Equal((1, 1), (Years(result, "stat", "unknown"), Years(result, "stat", "0")));
        Assert.Equal(1, Events(result, "stat", "left_leadership", "unknown"));
    }

    [Fact]
    public void Tenure_AmbiguousPeriod_CensorsAndHidesTheBeginning()
    {
        var result = Map(
            """
            ann a S 2001 2000 1 .
            ann a S 2002 1210 1 .
            ann a S 2003 1210 1 .
            ann b P 2003 1210 1 .
            ann a S 2004 1210 1 .
            ann a S 2005 1210 1 .
            """,
            profile: SmallProfile.Years with { Ambiguity = AmbiguityRule.SeveralEmployers });

        Assert.Equal((1, 0), (Events(result, "stat", "ambiguous", "0"), Events(result, "stat", "exit", "total")));
        Assert.Equal((1, 0, 1), (Years(result, "stat", "0"), Years(result, "stat", "1"), Years(result, "stat", "unknown")));
    }

    [Fact]
    public void Tenure_AmbiguousPeriodOutOfReach_FollowsAnExit()
    {
        var result = Map(
            """
            ann a S 2001 2000 1 .
            ann a S 2002 1210 1 .
            ann a S 2004 1210 1 .
            ann b P 2004 1210 1 .
            bo  p P 2003 2000 1 .
            """,
            profile: SmallProfile.Years with { Ambiguity = AmbiguityRule.SeveralEmployers });

        Assert.Equal((0, 1), (Events(result, "stat", "ambiguous", "total"), Events(result, "stat", "exit", "0")));
    }

    [Fact]
    public void Outcomes_ProfileWithoutAmbiguity_HaveNoAmbiguousRows() =>
        Assert.DoesNotContain("ambiguous", Codes(Map("ann a S 2001 1210 1 .\nann a S 2002 1210 1 ."), 2));

    [Fact]
    public void Events_GroupThatMovesTogether_IsCensoredAndBeginsAnew()
    {
        var result = Map("""
            ann a S 2001 2000 1 .
            ann a S 2002 1210 1 .
            ann k K 2003 1210 1 .
            ann k K 2004 1210 1 .
            bo  a S 2001 2000 1 .
            bo  a S 2002 1210 1 .
            bo  k K 2003 1210 1 .
            bo  k K 2004 1210 1 .
            """);

        Assert.Equal((2, 0), (Years(result, "stat", "0"), Events(result, "stat", "switch", "total")));
        Assert.Equal((2, 0), (Years(result, "kommune", "0"), Years(result, "kommune", "1")));
    }

    [Fact]
    public void Events_GroupWithinTheSector_GoesOn()
    {
        var result = Map("""
            ann a S 2001 2000 1 .
            ann a S 2002 1210 1 .
            ann b S 2003 1210 1 .
            ann p P 2004 1210 1 .
            bo  a S 2001 2000 1 .
            bo  a S 2002 1210 1 .
            bo  b S 2003 2000 1 .
            bo  b S 2004 2000 1 .
            """);

        Assert.Equal((2, 1), (Years(result, "stat", "0"), Years(result, "stat", "1")));
        Assert.Equal((1, 1), (Events(result, "stat", "left_leadership", "0"), Events(result, "stat", "switch", "1", "privat")));
    }

    [Fact]
    public void Tenure_BeganBeforeTheWindow_IsAtRiskFromItsFirstPeriodOn()
    {
        var result = Map(
            """
            ann a S 1999 2000 1 .
            ann a S 2000 1210 1 .
            ann a S 2001 1210 1 .
            ann a S 2002 1210 1 .
            ann a S 2003 1210 1 .
            ann p P 2004 1210 1 .
            """,
            new ReferenceSettings { From = "2002" });

        Assert.Equal((0, 0, 1, 1), (Years(result, "stat", "0"), Years(result, "stat", "1"), Years(result, "stat", "2"), Years(result, "stat", "3")));
        Assert.Equal(1, Events(result, "stat", "switch", "3"));
        Assert.Equal(new LeaderStretches(2, 0), result.Summary.LeaderStretches);
    }

    [Fact]
    public void Tenure_EighteenYears_EndInTheOpenClass()
    {
        var rows = new StringBuilder("ann a S 1995 2000 1 .\n");
        for (var year = 1996; year < 2014; year++)
        {
            rows.Append(CultureInfo.InvariantCulture, $"ann a S {year} 1210 1 .\n");
        }

        var result = Map(rows.Append("ann p P 2014 1210 1 .").ToString());

        Assert.Equal((1, 1, 3, 18), (Years(result, "stat", "0"), Years(result, "stat", "14"), Years(result, "stat", "15_plus"), Years(result, "stat", "total")));
        Assert.Equal(1, Events(result, "stat", "switch", "15_plus"));
        Assert.Equal(0.0, Value(result.Incidence, "stat", "leader", "switch", "total", "15"));
    }

    [Fact]
    public void Tenure_Months_AreTwelfthsOfYears()
    {
        var rows = new StringBuilder("ann a S 2001-01 2000 1 .\n");
        for (var month = 1; month < 15; month++)
        {
            rows.Append(CultureInfo.InvariantCulture, $"ann a S {2001 + (month / 12)}-{(month % 12) + 1:00} 1210 1 .\n");
        }

        var result = Map(rows.Append("ann p P 2002-04 1210 1 .").ToString(), profile: SmallProfile.Months);

        Assert.Equal(1, Years(result, "stat", "0"), 9);
        Assert.Equal(2 / 12.0, Years(result, "stat", "1"), 9);
        Assert.Equal(1, Events(result, "stat", "switch", "1"));
    }

    [Fact]
    public void Attributes_AgeOfThePeriod_MovesOnWithTheYears()
    {
        var result = Map(
            """
            ann a S 2001 2000 1 1973
            ann a S 2002 1210 1 1973
            ann a S 2003 1210 1 1973
            ann p P 2004 1210 1 1973
            """,
            new ReferenceSettings { By = ["age"] });

        double At(string tenure, string age) => Value(result.TimeToSwitch, 1, "stat", "leader", "exit", "total", tenure, age);
        Assert.Equal((1, 0, 0, 1), (At("0", "under_30"), At("0", "30_49"), At("1", "under_30"), At("1", "30_49")));
        Assert.Equal(1, Value(result.TimeToSwitch, 0, "stat", "leader", "switch", "privat", "1", "30_49"));
    }

    [Fact]
    public void Exits_LastPeriod_AreCensored()
    {
        var result = Map("""
            ann a S 2001 2000 1 .
            ann a S 2002 1210 1 .
            ann a S 2003 1210 1 .
            """);

        Assert.Equal((1, 0), (Years(result, "stat", "total"), Events(result, "stat", "exit", "total")));
    }

    [Fact]
    public void Map_OnePeriod_ShowsNothing()
    {
        var result = Map("ann a S 2001 1210 1 .");

        Assert.Equal(CellStatus.Missing, result.TimeToSwitch.Find(1, "stat", "leader", "switch", "total", "total").Status);
        Assert.Equal(CellStatus.Missing, result.Incidence.Find(0, "stat", "leader", "switch", "total", "1").Status);
    }

    [Fact]
    public void Incidence_TwoYears_IsThatOfTheHazards()
    {
        // Ten become leaders: two switch and one leaves the records in the first year, one of the seven left switches in the second.
        var rows = new StringBuilder();
        for (var person = 0; person < 10; person++)
        {
            var path = person switch { < 2 => "P", 2 => "", 3 => "SP", _ => "SS" };
            rows.Append(CultureInfo.InvariantCulture, $"x{person} a S 2001 2000 1 .\nx{person} a S 2002 1210 1 .\n");
            for (var year = 0; year < path.Length; year++)
            {
                var employer = path[year] == 'S' ? "a" : $"p{person}";
                rows.Append(CultureInfo.InvariantCulture, $"x{person} {employer} {path[year]} {2003 + year} 1210 1 .\n");
            }
        }

        var result = Map(rows.ToString());

        var first = 2.0 / 3 * (1 - Math.Exp(-0.3));
        var second = Math.Exp(-0.3) * (1 - Math.Exp(-1.0 / 7));
        Assert.Equal(Math.Round(first, 12), Math.Round(Value(result.Incidence, "stat", "leader", "switch", "total", "1"), 12));
        Assert.Equal(Math.Round(first + second, 12), Math.Round(Value(result.Incidence, "stat", "leader", "switch", "privat", "2"), 12));
        Assert.Equal(CellStatus.Undefined, result.Incidence.Find(0, "stat", "leader", "switch", "total", "3").Status);
        Assert.True(Value(result.Incidence, 2, "stat", "leader", "switch", "total", "2") < first + second);
        Assert.Equal(CellStatus.Undefined, result.Incidence.Find(2, "stat", "leader", "left_leadership", "total", "2").Status);
    }

    [Fact]
    public void Rows_SwitchToTheSectorItself_AreNotThere()
    {
        var table = Map("ann a S 2001 1210 1 .\nann a S 2002 1210 1 .").TimeToSwitch;

        Assert.DoesNotContain(
            Enumerable.Range(0, table.RowCount), row => table.Key(row, 0).Code == "stat" && table.Key(row, 3).Code == "stat");
        Assert.Contains(
            Enumerable.Range(0, table.RowCount), row => table.Key(row, 0).Code == "public" && table.Key(row, 3).Code == "public");
    }

    private static double Years(MappingResult result, string sector, string tenure, string position = "leader") =>
        Value(result.TimeToSwitch, 1, sector, position, "exit", "total", tenure);

    private static double Events(
        MappingResult result, string sector, string outcome, string tenure, string destination = "total", string position = "leader") =>
        Value(result.TimeToSwitch, 0, sector, position, outcome, destination, tenure);

    private static double Value(ProtectedTable table, params string[] key) => Value(table, 0, key);

    private static double Value(ProtectedTable table, int measure, params string[] key)
    {
        Assert.True(table.Find(measure, key).TryGetValue(out var value), $"{string.Join('|', key)} is {table.Find(measure, key).Status}");
        return value;
    }

    private static IEnumerable<string> Codes(MappingResult result, int dimension) =>
        Enumerable.Range(0, result.TimeToSwitch.RowCount).Select(row => result.TimeToSwitch.Key(row, dimension).Code).Distinct();

    private MappingResult Map(string rows, ReferenceSettings? settings = null, Profile? profile = null)
    {
        var few = Worked.Table(Header + rows);
        var used = profile ?? SmallProfile.Years;
        var header = SmallProfile.Header(used.Period.Type);
        var table = new PlainTable(header, [.. few.Rows.Select(row => (IReadOnlyList<string>)[.. header.Select(name => few.Cell(row, name))])]);
        var register = new SmallRegister(0, table, used, settings ?? new ReferenceSettings());
        var result = new MappedRegister(_folder).Map(register, new ReadingWay());
        Assert.Empty(Agreement.Differences(new ReferenceRun(PlainRecords.Read(table, used), register.Settings), result));
        return result;
    }
}
