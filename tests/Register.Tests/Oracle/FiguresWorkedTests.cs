namespace Sektorskifte.Register.Tests.Oracle;

/// <summary>The reference's flows, stocks, rates and history, against cases worked by hand from the section "Figures".</summary>
public sealed class FiguresWorkedTests
{
    // Two switches and an employer change in 2002; occupations 1210 make a leader.
    private const string Small = """
        person employer sector period occupation quality sex
        ann    alfa     S      2001   1210       1       2
        ann    beta     K      2002   1210       1       2
        bo     alfa     S      2001   2000       1       1
        bo     gamma    P      2002   1112       1       1
        cy     beta     K      2001   1210       1       2
        cy     delta    K      2002   2000       1       2
        dan    gamma    P      2001   2000       1       9
        dan    gamma    P      2002   2000       1       9
        """;

    [Fact]
    public void Flows_ThreeMoves_StandUnderSectorGroupAndTotal()
    {
        var worked = Worked.Years(Small);

        Assert.Equal(1, worked.Flow("2002|stat|kommune|line|line"));
        Assert.Equal(1, worked.Flow("2002|stat|privat|other|top"));
        Assert.Equal(1, worked.Flow("2002|kommune|kommune|line|other"));
        Assert.Equal(2, worked.Flow("2002|public|public|total|total"));
        Assert.Equal(2, worked.Flow("total|stat|total|total|leader"));
        Assert.Equal(3, worked.Flow("total|total|total|total|total"));
        Assert.Equal(0, worked.Flow("2002|privat|privat|other|other"));
    }

    [Fact]
    public void Flows_ByAttribute_CarryTheCategoryBeforeTheMove()
    {
        // ann is 29 in 2001 and 30 in 2002: the flow has the age before, the stock of 2002 the age then.
        var worked = Worked.Years(
            """
            person employer sector period born
            ann    alfa     S      2001   1972
            ann    beta     P      2002   1972
            """,
            new ReferenceSettings { By = ["age"] });

        Assert.Equal(1, worked.Flow("2002|stat|privat|other|other|under_30"));
        Assert.Equal(1, worked.Stock("stock|2002|privat|other|30_49"));
        Assert.Equal(1, worked.Stock("stock|2001|stat|other|under_30"));
    }

    [Fact]
    public void Flows_AttributeWithoutACode_IsUnknown()
    {
        var worked = Worked.Years(Small, new ReferenceSettings { By = ["sex"] });

        Assert.Equal(1, worked.Stock("stock|2001|privat|total|unknown"));
        Assert.Equal(2, worked.Flow("2002|total|total|total|total|2"));
    }

    [Fact]
    public void Stocks_WrongBirthYear_IsAnUnknownAge()
    {
        var worked = Worked.Years(
            "person employer sector period born\nann alfa S 2001 19xx", new ReferenceSettings { By = ["age"] });

        Assert.Equal(1, worked.Stock("stock|2001|stat|other|unknown"));
        Assert.Empty(worked.Summary.Rejected);
    }

    [Fact]
    public void Rates_ThreeMoves_HaveNumeratorAndDenominator()
    {
        var worked = Worked.Years(Small);
        (double, double) Rate(string name, string sector, string other = "total") =>
            worked.Rates.Of(name, "2002", sector, other, "total", "total", []);

        Assert.Equal((1, 2), Rate("inflow_share", "kommune", "stat"));
        Assert.Equal((1, 2), Rate("inflow_share_same_group", "kommune"));
        Assert.Equal((1, 2), Rate("outflow_share", "stat", "privat"));
        Assert.Equal((0, 1), Rate("switch_share", "kommune"));
        Assert.Equal((2, 3), Rate("switch_share", "total"));
        Assert.Equal((2, 2), Rate("switch_rate", "stat"));
        Assert.Equal((1, 1), Rate("change_rate", "kommune"));
        Assert.Equal((1, 1), Rate("net_rate", "kommune"));
        Assert.Equal((-2, 2), Rate("net_rate", "stat"));
        Assert.Equal((1, 1), Rate("gross_rate", "privat"));
    }

    [Fact]
    public void Rates_OfALevel_DivideByThePersonYearsBeforeTheMove()
    {
        var worked = Worked.Years(Small);

        Assert.Equal((1, 1), worked.Rates.Of("switch_rate", "2002", "stat", "total", "leader", "leader", []));
        Assert.Equal((1, 1), worked.Rates.Of("switch_rate", "total", "stat", "total", "other", "leader", []));
    }

    [Fact]
    public void Stocks_Years_HavePersonYearsOfTheYearBefore()
    {
        var worked = Worked.Years(Small);

        Assert.Equal((2, 2), (worked.Stock("person_years|2002|stat|total"), worked.Stock("stock|2001|stat|total")));
        Assert.False(worked.Cells.Shows("person_years", "2001"));
        Assert.Equal(0, worked.Stock("entries|2002|total|total"));
    }

    [Fact]
    public void Stocks_FirstAndLastPeriod_ShowNeitherEntriesNorExits()
    {
        // bo leaves after 2001, cy comes in 2003.
        var worked = Worked.Years("""
            person employer sector period
            ann    alfa     S      2001
            ann    alfa     S      2002
            ann    alfa     S      2003
            bo     alfa     S      2001
            cy     beta     P      2003
            """);

        Assert.False(worked.Cells.Shows("entries", "2001"));
        Assert.False(worked.Cells.Shows("exits", "2003"));
        Assert.Equal((1, 1), (worked.Stock("exits|2001|stat|total"), worked.Stock("exits|2001|total|total")));
        Assert.Equal((0, 1), (worked.Stock("entries|2002|total|total"), worked.Stock("entries|2003|privat|other")));
    }

    [Fact]
    public void Stocks_PeriodWithoutARow_HidesWhatItWouldShow()
    {
        // No 2002: 2003 shows no arrivals and no entries, 2001 no exits; 2004 does.
        var worked = Worked.Years("""
            person employer sector period
            ann    alfa     S      2001
            ann    beta     P      2003
            ann    gamma    K      2004
            """);

        Assert.Equal(["2002"], worked.Summary.MissingPeriods);
        Assert.False(worked.Cells.Shows("flows", "2003"));
        Assert.False(worked.Cells.Shows("exits", "2001"));
        Assert.True(worked.Cells.Shows("flows", "2004"));
        Assert.Equal(1, worked.Summary.LinkedPairs);
    }

    [Fact]
    public void Stocks_PeriodWithoutARowWithinTheGap_IsBridged()
    {
        // 2003's arrivals come from 2001, the period before it that has rows.
        var worked = Worked.Years(
            """
            person employer sector period
            ann    alfa     S      2001
            ann    beta     P      2003
            """,
            new ReferenceSettings { Gap = 1 });

        Assert.True(worked.Cells.Shows("flows", "2003"));
        Assert.Equal(1, worked.Stock("person_years|2003|stat|other"));
        Assert.Equal(1, worked.Flow("2003|stat|privat|total|total|gap"));
    }

    [Fact]
    public void Months_ReportedByYear_AddUpPersonYearsAndTellPartialYears()
    {
        // 2001 shows arrivals in two of its months, 2002 in one. Person-years: alfa in November and December of 2001
        // before the arrivals in December and January, so 1/12 in each year; the stock is that of the last month with rows.
        var worked = Worked.Of(SmallProfile.Months, """
            person employer sector period
            ann    alfa     S      2001-11
            ann    alfa     S      200112
            ann    beta     P      2002-01
            bo     beta     P      2001-10
            bo     beta     P      2001-11
            """);

        Assert.Equal([new("2001", 2), new("2002", 1)], worked.Summary.PartialPeriods.OrderBy(p => p.Key));
        Assert.Equal(1 / 12.0, worked.Stock("person_years|2002|stat|total"), 12);
        Assert.Equal(1 / 12.0, worked.Stock("person_years|2001|stat|total"), 12);
        Assert.Equal(2 / 12.0, worked.Stock("person_years|2001|privat|total"), 12);
        Assert.Equal((1, 0), (worked.Stock("stock|2001|stat|total"), worked.Stock("stock|2001|privat|total")));
        Assert.Equal(1, worked.Flow("2002|stat|privat|other|other"));
        Assert.Equal(("2001-10", "2002-01"), (worked.Summary.FirstPeriod, worked.Summary.LastPeriod));
    }

    [Fact]
    public void Window_RowsBefore_ServeExperienceOnly()
    {
        // A leader's job in privat in 2000 lies before the window, within the look-back of three years; 1999 does not.
        var worked = Worked.Years(
            """
            person employer sector period occupation quality
            ann    old      O      1999   1210       1
            ann    alfa     P      2000   1210       1
            ann    beta     K      2002   2000       1
            ann    gamma    S      2003   1210       1
            """,
            new ReferenceSettings { From = "2002" });

        Assert.Equal((2, 2, 1), (worked.Summary.OutsideWindow, worked.Summary.PersonPeriods, worked.Summary.LinkedPairs));
        Assert.Equal(1, worked.Cells.Hired["2003|stat|line"]);
        Assert.Equal(1, worked.Cells.Experienced["2003|stat|leader|privat|leader"]);
        Assert.Equal(1, worked.Cells.Experienced["2003|stat|leader|kommune|any"]);
        Assert.DoesNotContain("2003|stat|leader|kommune|leader", worked.Cells.Experienced);
        Assert.DoesNotContain("2003|stat|leader|other|any", worked.Cells.Experienced);
    }

    [Fact]
    public void History_MoveToANonLeadersJob_IsNotThere()
    {
        var worked = Worked.Years(Small);

        Assert.Equal(1, worked.Cells.Hired["2002|kommune|leader"]);
        Assert.Equal(1, worked.Cells.Hired["2002|privat|top"]);
        Assert.Equal(2, worked.Cells.Hired["total|total|leader"]);
    }

    [Fact]
    public void Window_NoRowInIt_IsEmpty()
    {
        var worked = Worked.Years(Small, new ReferenceSettings { From = "2010" });

        Assert.Equal((8, 0, 0), (worked.Summary.OutsideWindow, worked.Summary.Persons, worked.Summary.Spells));
        Assert.Null(worked.Summary.FirstPeriod);
        Assert.Empty(worked.Cells.Flows);
    }
}
