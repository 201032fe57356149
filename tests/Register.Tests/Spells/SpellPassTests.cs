using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Tests.Spells;

public class SpellPassTests
{
    [Fact]
    public void Add_NoRows_CountsNobody()
    {
        using var run = new PassRun().Person(Array.Empty<string>());

        Assert.Equal((0L, 0L, 0L, 0L), (run.Counts.Persons, run.Counts.PersonPeriods, run.Used, run.Counts.Spells));
    }

    [Fact]
    public void Add_RunOfEqualJobs_IsOneSpellWithAnEntryAndAnExit()
    {
        using var run = new PassRun().Person("2003 a S", "2001 a S", "2002 a S");

        Assert.Equal((1L, 3L, 1L, 2L), (run.Counts.Persons, run.Counts.PersonPeriods, run.Counts.Spells, run.Counts.SameJob));
        Assert.Equal(1, run.At(run.Counts.Entries, 2001, 0));
        Assert.Equal(1, run.At(run.Counts.Exits, 2003, 0));
        Assert.Equal(0, run.At(run.Counts.Exits, 2001, 0) + run.At(run.Counts.Entries, 2003, 0));
        Assert.Equal([2001, 2002, 2003], run.Counts.PeriodsSeen);
    }

    [Theory]
    [InlineData(0, 2002, true)]
    [InlineData(0, 2003, false)]
    [InlineData(1, 2003, true)]
    [InlineData(1, 2004, false)]
    [InlineData(3, 2005, true)]
    [InlineData(3, 2006, false)]
    public void Add_NextPeriod_IsLinkedWithinTheGapAllowance(int gap, int next, bool linked)
    {
        using var run = new PassRun(s => s with { GapAllowance = gap }).Person("2001 a S", $"{next} b K");

        Assert.Equal(linked ? 1 : 0, run.Moves.Count);
        Assert.Equal(linked ? 0 : 1, run.At(run.Counts.Entries, next, 1));
        Assert.Equal(linked ? 0 : 1, run.At(run.Counts.Exits, 2001, 0));
        Assert.Equal(1, run.At(run.Counts.Exits, next, 1));
        Assert.Equal(2, run.Counts.Spells);
        Assert.All(run.Moves, move => Assert.Equal(next > 2002, move.Kind.OverGap));
    }

    [Fact]
    public void Add_AmbiguousPeriod_BreaksTheChainAndGivesNoStockOrExperience()
    {
        using var run = new PassRun(s => s with { GapAllowance = 5 }, s => s with { SeveralEmployersAreAmbiguous = true })
            .Person("2001 a S", "2002 a S", "2002 b O", "2003 a S", "2004 c K");

        Assert.Equal((1L, 4L, 0L), (run.Counts.Ambiguous, run.Counts.PersonPeriods, run.SecondJobs));
        Assert.Equal(0, run.At(run.Counts.Stock, 2002, 0) + run.At(run.Counts.Stock, 2002, 3));
        Assert.Equal((1L, 1L), (run.At(run.Counts.Exits, 2001, 0), run.At(run.Counts.Entries, 2003, 0)));
        var move = Assert.Single(run.Moves);
        Assert.Equal((2004, 0b0001u), (move.Period, move.Kind.Experience));
        Assert.Equal(0, run.Counts.SameJob);
    }

    [Fact]
    public void Add_TwoSpellingsOfOneEmployer_AreNotAmbiguous()
    {
        using var run = new PassRun(spells: s => s with { SeveralEmployersAreAmbiguous = true }).Person("2001 Alfa S", "2001 ALFA S");

        Assert.Equal((0L, 1L), (run.Counts.Ambiguous, run.SecondJobs));
        Assert.Equal(2, run.Used);
    }

    [Fact]
    public void Add_ThreeEmployersThirdDiffers_IsAmbiguous() =>
        Assert.Equal(1, new PassRun(spells: s => s with { SeveralEmployersAreAmbiguous = true })
            .Person("2001 a S", "2001 A K", "2001 b S").Counts.Ambiguous);

    [Fact]
    public void Add_RowsAroundTheWindow_CountOnlyInside()
    {
        using var run = new PassRun().Person("1999 a S", "2000 b K", "2020 c K", "2021 d K");

        Assert.Equal((4L, 2L, 2L), (run.Used, run.OutsideWindow, run.Counts.PersonPeriods));
        Assert.Equal(1, run.At(run.Counts.Entries, 2000, 1));
        Assert.Equal(2, run.Counts.Employers);
        Assert.Empty(run.Moves);
    }

    [Fact]
    public void Add_OnlyRowsOutsideTheWindow_IsNoPerson()
    {
        using var run = new PassRun().Person("1999 a S").Person("2021 a S");

        Assert.Equal((0L, 2L, 2L), (run.Counts.Persons, run.Used, run.OutsideWindow));
        Assert.Empty(run.Counts.PeriodsSeen);
    }

    [Theory]
    [InlineData(2007, true)]
    [InlineData(2006, false)]
    public void Add_EarlierJob_IsExperienceWithinTheLookBack(int earlier, bool counts)
    {
        var move = Assert.Single(new PassRun()
            .Person($"{earlier} x O 1211", "2009 a S", "2010 b K").Moves);

        Assert.Equal(0b0001u | (counts ? 0b1000u : 0), move.Kind.Experience);
        Assert.Equal(counts ? 0b1000u : 0, move.Kind.LeaderExperience);
    }

    [Fact]
    public void Add_JobBeforeTheWindow_IsExperience()
    {
        var move = Assert.Single(new PassRun().Person("1999 x P 1112", "2000 a S", "2001 b S").Moves);

        Assert.Equal((0b0101u, 0b0100u), (move.Kind.Experience, move.Kind.LeaderExperience));
    }

    [Fact]
    public void Add_DestinationSector_IsNoExperienceByTheMoveItself()
    {
        var move = Assert.Single(new PassRun().Person("2001 a S 1112", "2002 b K 1211").Moves);

        Assert.Equal((0b0001u, 0b0001u), (move.Kind.Experience, move.Kind.LeaderExperience));
        Assert.Equal(((byte)1, (byte)2), (move.Kind.Before, move.Kind.After));
    }

    [Fact]
    public void Add_NextPerson_StartsWithoutTheLastOnesExperience()
    {
        using var run = new PassRun().Person("2001 a P 1112").Person("2001 b S", "2002 c S");

        Assert.Equal((0b0001u, 0u), (run.Moves[0].Kind.Experience, run.Moves[0].Kind.LeaderExperience));
        Assert.Equal(2, run.Counts.Persons);
    }

    [Fact]
    public void Add_SameEmployerOtherSector_IsAReclassificationAndANewSpell()
    {
        using var run = new PassRun().Person("2001 a S", "2002 a K", "2003 a K");

        var (change, people) = Assert.Single(run.Counts.Reclassifications);
        Assert.Equal((2002, run.Employer("a"), (byte)0, (byte)1, 1L), (change.Period, change.Employer, change.Origin, change.Destination, people));
        Assert.Equal((2L, 1L), (run.Counts.Spells, run.Counts.SameJob));
        Assert.Empty(run.Moves);
    }

    [Fact]
    public void Add_SpellsOverPeriods_StandInEachAndAreCutAtTheLast()
    {
        using var run = new PassRun(s => s with { Last = 2006 }, s => s with { LaysOutSpells = true })
            .Person("2001-2003 a S", "2004- b K");

        Assert.Equal((2L, 6L, 2L), (run.Used, run.Counts.PersonPeriods, run.Counts.Spells));
        Assert.Equal((1L, 1L, 1L), (run.At(run.Counts.Stock, 2003, 0), run.At(run.Counts.Stock, 2006, 1), run.At(run.Counts.Exits, 2006, 1)));
        Assert.Equal(2004, Assert.Single(run.Moves).Period);
    }

    [Fact]
    public void Add_SpellsThatOverlap_HaveAMainJobInEachPeriod()
    {
        using var run = new PassRun(spells: s => s with { LaysOutSpells = true });
        var best = run.Row("2002-2003 b K");
        best.Pay = 10;
        run.Person([run.Row("2001-2004 a S"), best]);

        Assert.Equal((2L, 4L), (run.SecondJobs, run.Counts.PersonPeriods));
        Assert.Equal([2002, 2004], run.Moves.Select(m => m.Period));
    }

    [Fact]
    public void Add_SpellOverTheWindowsEdge_IsNotOutside()
    {
        using var run = new PassRun(spells: s => s with { LaysOutSpells = true }).Person("1995-2000 a S", "1995-1999 b S", "2020- c S");

        Assert.Equal((1L, 2L), (run.OutsideWindow, run.Counts.PersonPeriods));
    }

    [Fact]
    public void Add_StaysAndMoves_AreSeenUnderTheOldEmployer()
    {
        using var run = new PassRun(s => s with { GapAllowance = 1 })
            .Person("2001 a S", "2002 a S", "2003 b S", "2005 b S", "2006 a S");

        Assert.Equal((1, 1, 0), (run.Seen(2002, "a"), run.Seen(2003, "a"), run.Seen(2004, "a")));
        // 2003 to 2005 is over a gap, so nobody is seen to leave or stay in 2005.
        Assert.Equal((0, 0, 1), (run.Seen(2004, "b"), run.Seen(2005, "b"), run.Seen(2006, "b")));
    }

    // What is not allocated can't be kept; unlike the size of the heap, this thread's allocations are no other test's.
    [Fact]
    public void Add_ManySortedPersons_KeepsNothingOfThem()
    {
        using var run = new PassRun();
        var rows = Enumerable.Range(0, 50).SelectMany(e => new[] { run.Row($"2001 e{e} S"), run.Row($"2002 e{e} S") }).ToArray();
        Follow(run, rows, 1_000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Follow(run, rows, 200_000);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(201_000, run.Counts.Persons);
        Assert.True(allocated < 200_000, $"200,000 persons took {allocated} bytes.");
    }

    private static void Follow(PassRun run, JobRow[] rows, int persons)
    {
        for (var person = 0; person < persons; person++)
        {
            run.Add(rows.AsSpan(person % 50 * 2, 2));
            if (person % 1000 == 999)
            {
                run.Take();
            }
        }
    }
}
