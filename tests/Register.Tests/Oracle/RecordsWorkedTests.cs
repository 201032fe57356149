using Sektorskifte.Register.Profiles;

namespace Sektorskifte.Register.Tests.Oracle;

/// <summary>The reference's reading of rows, against cases worked by hand from the section "Records" of the method.</summary>
public sealed class RecordsWorkedTests
{
    [Fact]
    public void Read_EqualRows_CountsTheSecondAsDuplicateAndTheUnreadableAsRejects()
    {
        // Rows 1 and 2 are equal; row 3 differs in a column that is not mapped; 4 and 5 are equal and both wrong.
        var worked = Worked.Years("""
            person employer sector period pay note
            ann    alfa     S      2001   10  x
            ann    alfa     S      2001   10  x
            ann    alfa     S      2001   10  y
            bo     alfa     S      soon   10  x
            bo     alfa     S      soon   10  x
            """);

        Assert.Equal((5, 2, 1), (worked.Summary.RowsRead, worked.Summary.Used, worked.Summary.Duplicates));
        Assert.Equal([new("period", 2L)], worked.Summary.Rejected);
        Assert.Equal(1, worked.Summary.PersonPeriodsWithSecondJobs);
    }

    [Theory]
    [InlineData(". alfa S 2001 10", "person_missing")]
    [InlineData("ann . S 2001 10", "employer_missing")]
    [InlineData("ann alfa S . 10", "period")]
    [InlineData("ann alfa S 1989 10", "period_range")]
    [InlineData("ann alfa S 2031 10", "period_range")]
    [InlineData("ann alfa . 2001 10", "sector_missing")]
    [InlineData("ann alfa Z 2001 10", "sector_unknown")]
    [InlineData("ann alfa S 2001 1,00", "pay")]
    [InlineData("ann alfa S 2001 1.234", "pay")]
    public void Read_WrongValue_RejectsTheRowForThatReason(string row, string reason)
    {
        var worked = Worked.Years($"person employer sector period pay\n{row}");

        Assert.Equal([new(reason, 1L)], worked.Summary.Rejected);
        Assert.Equal(0, worked.Summary.Used);
    }

    [Theory]
    [InlineData("$1,234.50", 1234.5)]
    [InlineData("1234.5", 1234.5)]
    [InlineData("$7", 7)]
    [InlineData(".", 0)]
    public void Read_PayAsTheProfileAllows_IsItsNumber(string pay, double value)
    {
        var worked = Worked.Years($"person employer sector period pay\nann alfa S 2001 {pay}");

        Assert.Equal((decimal)value, worked.Run.Records.Jobs.Single().Pay);
    }

    [Fact]
    public void Read_PayMissingWhereRequired_RejectsTheRow()
    {
        var profile = SmallProfile.Years with
        {
            Columns = SmallProfile.Years.Columns with { Pay = SmallProfile.Years.Columns.Pay! with { Required = true } },
        };
        var worked = Worked.Of(profile, "person employer sector period pay\nann alfa S 2001 .");

        Assert.Equal([new("pay", 1L)], worked.Summary.Rejected);
    }

    [Fact]
    public void Read_EmployerSpelledDifferently_IsOneEmployer()
    {
        // Case, a double blank and a non-breaking one fold: three spellings, one employer, so ann never changed job.
        var worked = Worked.Years("""
            person employer         sector period
            ann    Alfa_Works       S      2001
            ann    ALFA__WORKS_     S      2002
            ann    alfa~works       S      2003
            """);

        Assert.Equal(1, worked.Summary.Employers);
        Assert.Equal(2, worked.Summary.Moves.SameJob);
        Assert.Equal(1, worked.Summary.Spells);
    }

    [Fact]
    public void Read_SectorRules_GoFromEmployerPatternOverCodeToSourcePattern()
    {
        // The employer's pattern wins over the code S; a code is trimmed and without case; P7 is found by pattern.
        var worked = Worked.Years("""
            person employer    sector period
            ann    City_of_Bo  S      2001
            bo     alfa        _s_    2001
            cy     alfa        P7     2001
            """);

        Assert.Equal(["kommune", "stat", "privat"], worked.Run.Records.Jobs.Select(j => j.Sector));
    }

    [Fact]
    public void Read_SectorUnknownWithOtherwise_TakesIt()
    {
        var profile = SmallProfile.Years with { Sectors = SmallProfile.Years.Sectors with { Otherwise = "other" } };
        var worked = Worked.Of(profile, """
            person employer sector period
            ann    alfa     Z      2001
            bo     alfa     .      2001
            """);

        Assert.Equal(["other", "other"], worked.Run.Records.Jobs.Select(j => j.Sector));
    }

    [Fact]
    public void Read_Spell_StandsInEachPeriodItTouchesAndAnOpenOneRunsToTheLastDate()
    {
        // ann: 2001, 2002, 2003 by two days of the outer years. bo: from 2002 to 2004, the latest date in the file.
        var worked = Worked.Of(SmallProfile.Spells, """
            person employer sector start      end
            ann    alfa     S      2001-12-31 2003-01-01
            bo     alfa     S      2002-05-01 .
            cy     beta     S      2004-01-01 2004-01-01
            dan    beta     S      2004-01-02 2004-01-01
            """);

        Assert.Equal(7, worked.Summary.PersonPeriods);
        Assert.Equal([new("end_before_start", 1L)], worked.Summary.Rejected);
    }

    [Fact]
    public void Read_OpenSpellAndAWindow_RunsToTheWindowsEnd()
    {
        // ann: 2001 and 2002 of the window; bo starts after it.
        var worked = Worked.Of(
            SmallProfile.Spells,
            """
            person employer sector start      end
            ann    alfa     S      2000-12-31 .
            bo     beta     S      2003-01-01 .
            """,
            new ReferenceSettings { From = "2001", To = "2002" });

        Assert.Equal((2, 1), (worked.Summary.PersonPeriods, worked.Summary.OutsideWindow));
    }

    [Fact]
    public void Leader_RulesInOrder_TheFirstThatMatchesDecides()
    {
        // An assistant is out by title though the code says leader; 1111 is out; 1112 is top, 1210 line; the quality 9
        // takes the code away, and the title then says top; "mischief" is no chief.
        var worked = Worked.Years("""
            person employer sector period occupation quality title
            a      alfa     S      2001   1210       1       Assistant_chief
            b      alfa     S      2001   1111       1       chief
            c      alfa     S      2001   1112       2       .
            d      alfa     S      2001   1210       1       clerk
            e      alfa     S      2001   1210       9       Fire__Chief
            f      alfa     S      2001   2210       1       mischief
            """);

        Assert.Equal([null, null, "top", "line", "top", null], worked.Run.Observed.Select(o => o.Level));
        Assert.Equal(6, worked.Stock("stock|2001|stat|total"));
        Assert.Equal(3, worked.Stock("stock|2001|stat|leader"));
        Assert.Equal(3, worked.Stock("stock|2001|public|other"));
    }

    [Theory]
    [InlineData("status", 1)]
    [InlineData("status@1", 0)]
    [InlineData("status@2", 1)]
    public void Leader_DefinitionByNameOrVersion_TakesTheHighestVersionUnlessToldOtherwise(string name, int leaders)
    {
        var worked = Worked.Years(
            "person employer sector period status\nann alfa S 2001 131", new ReferenceSettings { Definition = name });

        Assert.Equal(leaders, worked.Stock("stock|2001|stat|leader"));
    }
}
