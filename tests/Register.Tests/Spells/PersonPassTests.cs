using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Tests.Spells;

public class PersonPassTests
{
    [Fact]
    public void EndPerson_NoRows_CountsNobody()
    {
        var counts = new PassRun().Person(Array.Empty<string>()).Counts;

        Assert.Equal((0, 0, 0, 0), (counts.Persons, counts.PersonPeriods, counts.Used, counts.Spells));
    }

    [Fact]
    public void EndPerson_RunOfEqualJobs_IsOneSpellWithAnEntryAndAnExit()
    {
        var counts = new PassRun().Person("2003 a S", "2001 a S", "2002 a S").Counts;

        Assert.Equal((1L, 3L, 1L, 2L), (counts.Persons, counts.PersonPeriods, counts.Spells, counts.Transitions.SameJob));
        Assert.Equal(1, counts.Entries[2001, 0, 0, 0]);
        Assert.Equal(1, counts.Exits[2003, 0, 0, 0]);
        Assert.Equal(0, counts.Exits[2001, 0, 0, 0] + counts.Entries[2003, 0, 0, 0]);
        Assert.Equal([2001, 2002, 2003], counts.PeriodsSeen);
    }

    [Theory]
    [InlineData(0, 2002, true)]
    [InlineData(0, 2003, false)]
    [InlineData(1, 2003, true)]
    [InlineData(1, 2004, false)]
    [InlineData(3, 2005, true)]
    [InlineData(3, 2006, false)]
    public void EndPerson_NextPeriod_IsLinkedWithinTheGapAllowance(int gap, int next, bool linked)
    {
        var counts = new PassRun(s => s with { GapAllowance = gap }).Person("2001 a S", $"{next} b K").Counts;

        Assert.Equal(linked ? 1 : 0, counts.Transitions.Moves.Count);
        Assert.Equal(linked ? 0 : 1, counts.Entries[next, 0, 1, 0]);
        Assert.Equal(linked ? 0 : 1, counts.Exits[2001, 0, 0, 0]);
        Assert.Equal(1, counts.Exits[next, 0, 1, 0]);
        Assert.Equal(2, counts.Spells);
        Assert.All(counts.Transitions.Moves, move => Assert.Equal(next > 2002, move.OverGap));
    }

    [Fact]
    public void EndPerson_AmbiguousPeriod_BreaksTheChainAndGivesNoStockOrExperience()
    {
        var counts = new PassRun(s => s with { SeveralEmployersAreAmbiguous = true, GapAllowance = 5 })
            .Person("2001 a S", "2002 a S", "2002 b O", "2003 a S", "2004 c K").Counts;

        Assert.Equal((1L, 4L, 0L), (counts.Ambiguous, counts.PersonPeriods, counts.WithSecondJobs));
        Assert.Equal(0, counts.Stock[2002, 0, 0, 0] + counts.Stock[2002, 0, 3, 0]);
        Assert.Equal((1, 1), (counts.Exits[2001, 0, 0, 0], counts.Entries[2003, 0, 0, 0]));
        var move = Assert.Single(counts.Transitions.Moves);
        Assert.Equal((2004, 0b0001u), (move.Period, move.Experience));
        Assert.Equal(0, counts.Transitions.SameJob);
    }

    [Fact]
    public void EndPerson_TwoSpellingsOfOneEmployer_AreNotAmbiguous()
    {
        var counts = new PassRun(s => s with { SeveralEmployersAreAmbiguous = true }).Person("2001 Alfa S", "2001 ALFA S").Counts;

        Assert.Equal((0L, 1L), (counts.Ambiguous, counts.WithSecondJobs));
        Assert.Equal(2, counts.Used);
    }

    [Fact]
    public void EndPerson_ThreeEmployersThirdDiffers_IsAmbiguous() =>
        Assert.Equal(1, new PassRun(s => s with { SeveralEmployersAreAmbiguous = true })
            .Person("2001 a S", "2001 A K", "2001 b S").Counts.Ambiguous);

    [Fact]
    public void EndPerson_RowsAroundTheWindow_CountOnlyInside()
    {
        var counts = new PassRun().Person("1999 a S", "2000 b K", "2020 c K", "2021 d K").Counts;

        Assert.Equal((4L, 2L, 2L), (counts.Used, counts.OutsideWindow, counts.PersonPeriods));
        Assert.Equal(1, counts.Entries[2000, 0, 1, 0]);
        Assert.Equal(2, counts.Employers);
        Assert.Empty(counts.Transitions.Moves);
    }

    [Fact]
    public void EndPerson_OnlyRowsOutsideTheWindow_IsNoPerson()
    {
        var counts = new PassRun().Person("1999 a S").Person("2021 a S").Counts;

        Assert.Equal((0L, 2L, 2L), (counts.Persons, counts.Used, counts.OutsideWindow));
        Assert.Empty(counts.PeriodsSeen);
    }

    [Theory]
    [InlineData(2007, true)]
    [InlineData(2006, false)]
    public void EndPerson_EarlierJob_IsExperienceWithinTheLookBack(int earlier, bool counts)
    {
        var move = Assert.Single(new PassRun()
            .Person($"{earlier} x O 1211", "2009 a S", "2010 b K").Counts.Transitions.Moves);

        Assert.Equal(0b0001u | (counts ? 0b1000u : 0), move.Experience);
        Assert.Equal(counts ? 0b1000u : 0, move.LeaderExperience);
    }

    [Fact]
    public void EndPerson_JobBeforeTheWindow_IsExperience()
    {
        var move = Assert.Single(new PassRun().Person("1999 x P 1112", "2000 a S", "2001 b S").Counts.Transitions.Moves);

        Assert.Equal((0b0101u, 0b0100u), (move.Experience, move.LeaderExperience));
    }

    [Fact]
    public void EndPerson_DestinationSector_IsNoExperienceByTheMoveItself()
    {
        var move = Assert.Single(new PassRun().Person("2001 a S 1112", "2002 b K 1211").Counts.Transitions.Moves);

        Assert.Equal((0b0001u, 0b0001u), (move.Experience, move.LeaderExperience));
        Assert.Equal((1, 2), (move.Before, move.After));
    }

    [Fact]
    public void EndPerson_NextPerson_StartsWithoutTheLastOnesExperience()
    {
        var counts = new PassRun().Person("2001 a P 1112").Person("2001 b S", "2002 c S").Counts;

        Assert.Equal((0b0001u, 0u), (counts.Transitions.Moves[0].Experience, counts.Transitions.Moves[0].LeaderExperience));
        Assert.Equal(2, counts.Persons);
    }

    [Fact]
    public void EndPerson_SameEmployerOtherSector_IsAReclassificationAndANewSpell()
    {
        var run = new PassRun().Person("2001 a S", "2002 a K", "2003 a K");

        var (change, people) = Assert.Single(run.Counts.Transitions.Reclassifications);
        Assert.Equal((2002, run.Employer("a"), (byte)0, (byte)1, 1L), (change.Period, change.Employer, change.Origin, change.Destination, people));
        Assert.Equal((2L, 1L), (run.Counts.Spells, run.Counts.Transitions.SameJob));
        Assert.Empty(run.Counts.Transitions.Moves);
    }

    [Fact]
    public void EndPerson_SpellsOverPeriods_StandInEachAndAreCutAtTheLast()
    {
        var counts = new PassRun(s => s with { LaysOutSpells = true, Last = 2006 })
            .Person("2001-2003 a S", "2004- b K").Counts;

        Assert.Equal((2L, 6L, 2L), (counts.Used, counts.PersonPeriods, counts.Spells));
        Assert.Equal((1, 1, 1), (counts.Stock[2003, 0, 0, 0], counts.Stock[2006, 0, 1, 0], counts.Exits[2006, 0, 1, 0]));
        Assert.Equal(2004, Assert.Single(counts.Transitions.Moves).Period);
    }

    [Fact]
    public void EndPerson_SpellsThatOverlap_HaveAMainJobInEachPeriod()
    {
        var run = new PassRun(s => s with { LaysOutSpells = true });
        var best = run.Row("2002-2003 b K");
        best.Pay = 10;
        var counts = run.Person([run.Row("2001-2004 a S"), best]).Counts;

        Assert.Equal((2L, 4L), (counts.WithSecondJobs, counts.PersonPeriods));
        Assert.Equal([2002, 2004], counts.Transitions.Moves.Select(m => m.Period));
    }

    [Fact]
    public void EndPerson_SpellOverTheWindowsEdge_IsNotOutside()
    {
        var counts = new PassRun(s => s with { LaysOutSpells = true }).Person("1995-2000 a S", "1995-1999 b S", "2020- c S").Counts;

        Assert.Equal((1L, 2L), (counts.OutsideWindow, counts.PersonPeriods));
    }

    [Fact]
    public void EndPerson_StaysAndMoves_AreSeenUnderTheOldEmployer()
    {
        var run = new PassRun(s => s with { GapAllowance = 1 })
            .Person("2001 a S", "2002 a S", "2003 b S", "2005 b S", "2006 a S");
        var seen = run.Counts.Transitions.Seen;

        Assert.Equal((1, 1, 0), (seen[2002, run.Employer("a")], seen[2003, run.Employer("a")], seen[2004, run.Employer("a")]));
        // 2003 to 2005 is over a gap, so nobody is seen to leave or stay in 2005.
        Assert.Equal((0, 0, 1), (seen[2004, run.Employer("b")], seen[2005, run.Employer("b")], seen[2006, run.Employer("b")]));
    }

    // What is not allocated can't be kept; unlike the size of the heap, this thread's allocations are no other test's.
    [Fact]
    public void EndPerson_ManySortedPersons_KeepsNothingOfThem()
    {
        var run = new PassRun();
        var rows = Enumerable.Range(0, 50).SelectMany(e => new[] { run.Row($"2001 e{e} S"), run.Row($"2002 e{e} S") }).ToArray();
        Follow(run, rows, 1_000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Follow(run, rows, 200_000);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(201_000, run.Counts.Persons);
        Assert.True(allocated < 10_000, $"200,000 persons took {allocated} bytes.");
    }

    private static void Follow(PassRun run, JobRow[] rows, int persons)
    {
        for (var person = 0; person < persons; person++)
        {
            var at = person % 50 * 2;
            run.Pass.Add(rows[at]);
            run.Pass.Add(rows[at + 1]);
            run.Pass.EndPerson();
        }
    }
}
