using Sektorskifte.Register.Mapping;
using Sektorskifte.Register.Profiles;

namespace Sektorskifte.Register.Tests.Oracle;

/// <summary>The reference's main jobs and transitions, against cases worked by hand from the method.</summary>
public sealed class TransitionsWorkedTests
{
    private static readonly Profile Ambiguous = SmallProfile.Years with { Ambiguity = AmbiguityRule.SeveralEmployers };

    [Fact]
    public void MainJob_TwoJobs_IsTheBestPaidThenTheLongestThenByEmployerAndTitle()
    {
        // 2001 by pay (9 < 10, not as text), 2002 by hours, 2003 by employer, 2004 by title: "B" stands before "a".
        var worked = Worked.Years("""
            person employer sector period pay hours title
            ann    zeta     S      2001   10  1     x
            ann    alfa     S      2001   9   9     x
            ann    alfa     S      2002   5   1     x
            ann    zeta     S      2002   5   2     x
            ann    zeta     S      2003   5   2     x
            ann    beta     S      2003   5   2     x
            ann    beta     S      2004   5   2     a
            ann    beta     S      2004   5   2     B
            """);

        Assert.Equal(["zeta", "zeta", "beta", "beta"], worked.Run.Observed.Select(o => o.Main.Employer));
        Assert.Equal("B", worked.Run.Observed[3].Main.Title);
        Assert.Equal(4, worked.Summary.PersonPeriodsWithSecondJobs);
        Assert.Equal(new MoveCounts(2, 1, 0, 0, 0), worked.Summary.Moves);
    }

    [Fact]
    public void MainJob_HoursFirst_IsTheLongest()
    {
        var worked = Worked.Of(
            SmallProfile.Years with { MainJob = [MainJobCriterion.Hours, MainJobCriterion.Pay] },
            """
            person employer sector period pay hours
            ann    alfa     S      2001   10  1
            ann    beta     S      2001   9   2
            """);

        Assert.Equal("beta", worked.Run.Observed.Single().Main.Employer);
    }

    [Fact]
    public void MainJob_MissingPay_CountsAsZero()
    {
        var worked = Worked.Years("""
            person employer sector period pay
            ann    alfa     S      2001   .
            ann    beta     S      2001   0.01
            """);

        Assert.Equal("beta", worked.Run.Observed.Single().Main.Employer);
    }

    [Fact]
    public void Kinds_FourNeighbours_AreOneOfEach()
    {
        // 01-02 same; 02-03 alfa gets another code; 03-04 other employer, same sector; 04-05 other sector.
        var worked = Worked.Years("""
            person employer sector period
            ann    alfa     S      2001
            ann    alfa     S      2002
            ann    alfa     K      2003
            ann    beta     K      2004
            ann    gamma    P      2005
            """);

        Assert.Equal(new MoveCounts(1, 1, 1, 1, 0), worked.Summary.Moves);
        Assert.Equal((4, 4), (worked.Summary.LinkedPairs, worked.Summary.Spells));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    public void Gap_TwoPeriodsWithoutThePerson_IsBridgedFromTwoOn(int gap, int linked)
    {
        var worked = Worked.Years(
            """
            person employer sector period
            ann    alfa     S      2001
            ann    beta     P      2004
            """,
            new ReferenceSettings { Gap = gap });

        Assert.Equal((linked, linked), (worked.Summary.LinkedPairs, worked.Summary.Moves.SectorSwitch));
        Assert.Equal(linked, worked.Flow("2004|stat|privat|other|other|gap"));
        Assert.Equal(0, worked.Flow("2004|stat|privat|other|other|direct"));
    }

    [Fact]
    public void Ambiguous_PeriodBetweenTwoOthers_BreaksTheChainWhateverTheGap()
    {
        // 2002 holds two employers: 01-03 is not linked though the gap would reach; 03-04 is.
        var worked = Worked.Of(
            Ambiguous,
            """
            person employer sector period
            ann    alfa     S      2001
            ann    alfa     S      2002
            ann    beta     P      2002
            ann    alfa     S      2003
            ann    beta     P      2004
            """,
            new ReferenceSettings { Gap = 3 });

        Assert.Equal((4, 1, 1), (worked.Summary.PersonPeriods, worked.Summary.AmbiguousPersonPeriods, worked.Summary.LinkedPairs));
        Assert.Equal(3, worked.Summary.Spells);
        Assert.Equal(0, worked.Stock("stock|2002|total|total"));
        Assert.Equal(0, worked.Summary.PersonPeriodsWithSecondJobs);
    }

    [Fact]
    public void Ambiguous_TwoSpellingsOfOneEmployer_IsOnePerson()
    {
        var worked = Worked.Of(Ambiguous, """
            person employer sector period
            ann    Alfa     S      2001
            ann    alfa     S      2001
            """);

        Assert.Equal(0, worked.Summary.AmbiguousPersonPeriods);
    }

    [Fact]
    public void Reorganisation_HalfOfTheOldEmployersPeople_IsOne()
    {
        // Of alfa's four still seen, two go to beta: 2 people and 2/4 just meet the rule of 2 and a half. cy's move alone
        // is a switch; eve is seen no more and counts nowhere.
        var worked = Worked.Years("""
            person employer sector period
            ann    alfa     S      2001
            ann    beta     S      2002
            bo     alfa     S      2001
            bo     beta     S      2002
            cy     alfa     S      2001
            cy     gamma    P      2002
            dan    alfa     S      2001
            dan    alfa     S      2002
            eve    alfa     S      2001
            """);

        Assert.Equal(new MoveCounts(1, 0, 1, 0, 2), worked.Summary.Moves);
        Assert.Equal(new MoveCounts(1, 2, 1, 0, 0), worked.Summary.MovesWithoutRule);
        Assert.Equal(new ThresholdOutcome(2, 0.5, 1, 2, 0, 1), worked.Summary.Thresholds[0]);
        Assert.Equal(new ThresholdOutcome(3, 0.5, 0, 0, 2, 1), worked.Summary.Thresholds[1]);
        Assert.Equal((2, 4), worked.Cells.Reorganisations["2002|reorganisation|stat|stat|alfa|beta"]);
        Assert.Equal(1, worked.Flow("2002|total|total|total|total"));
    }

    [Fact]
    public void Reorganisation_OneMoreWhoStays_JustMissesTheShare()
    {
        // Two of five: 0.4 < 0.5.
        var worked = Worked.Years("""
            person employer sector period
            ann    alfa     S      2001
            ann    beta     S      2002
            bo     alfa     S      2001
            bo     beta     S      2002
            cy     alfa     S      2001
            cy     alfa     S      2002
            dan    alfa     S      2001
            dan    alfa     S      2002
            eve    alfa     S      2001
            eve    alfa     S      2002
            """);

        Assert.Equal(new MoveCounts(3, 2, 0, 0, 0), worked.Summary.Moves);
        Assert.Empty(worked.Cells.Reorganisations);
    }

    [Fact]
    public void Reorganisation_MoversOverAGap_AreNeitherInTheGroupNorAmongThoseSeen()
    {
        // ann and bo jump 2002: not direct, so no group in 2003, though both go from alfa to beta.
        var worked = Worked.Years(
            """
            person employer sector period
            ann    alfa     S      2001
            ann    beta     P      2003
            bo     alfa     S      2001
            bo     beta     P      2003
            """,
            new ReferenceSettings { Gap = 1 });

        Assert.Equal(new MoveCounts(0, 0, 2, 0, 0), worked.Summary.Moves);
    }

    [Fact]
    public void Reorganisation_SwitchedOff_LeavesTheMoves()
    {
        var worked = Worked.Years(
            """
            person employer sector period
            ann    alfa     S      2001
            ann    beta     P      2002
            bo     alfa     S      2001
            bo     beta     P      2002
            """,
            new ReferenceSettings { Reorganisations = false });

        Assert.Equal(new MoveCounts(0, 0, 2, 0, 0), worked.Summary.Moves);
        Assert.Equal(1, worked.Summary.Thresholds[0].Groups);
    }

    [Fact]
    public void Reorganisation_PeopleOfSeveralSectors_IsListedUnderThatOfMost()
    {
        // Origins: one each of stat and kommune, the tie goes to stat, first in the profile. Destination: privat twice.
        var worked = Worked.Years("""
            person employer sector period
            ann    alfa     K      2001
            ann    beta     P      2002
            bo     alfa     S      2001
            bo     beta     P      2002
            """);

        Assert.Equal((2, 2), worked.Cells.Reorganisations["2002|reorganisation|stat|privat|alfa|beta"]);
    }

    [Fact]
    public void Reclassification_OverTwoPairsOfSectors_IsARowForEach()
    {
        var worked = Worked.Years("""
            person employer sector period
            ann    alfa     S      2001
            ann    alfa     K      2002
            bo     alfa     P      2001
            bo     alfa     K      2002
            cy     alfa     S      2001
            cy     alfa     K      2002
            """);

        Assert.Equal((2, 3), worked.Cells.Reorganisations["2002|reclassification|stat|kommune|alfa|alfa"]);
        Assert.Equal((1, 3), worked.Cells.Reorganisations["2002|reclassification|privat|kommune|alfa|alfa"]);
        Assert.Empty(worked.Cells.Flows);
    }
}
