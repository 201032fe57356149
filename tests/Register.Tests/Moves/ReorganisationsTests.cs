using Sektorskifte.Register.Mapping;
using Sektorskifte.Register.Moves;
using Sektorskifte.Register.Profiles;

namespace Sektorskifte.Register.Tests.Moves;

public sealed class ReorganisationsTests : IDisposable
{
    private static readonly ReorganisationRule Rule = new(5, 0.3);

    private readonly MoveLog _log = new(2000, 10);
    private readonly SeenCounts _seen = new(2000, 10);

    public void Dispose() => _log.Dispose();

    [Theory]
    [InlineData(5, 16, true)]
    [InlineData(5, 17, false)]
    [InlineData(4, 4, false)]
    [InlineData(6, 20, true)]
    [InlineData(6, 21, false)]
    [InlineData(30, 100, true)]
    public void Moves_PeopleOfThoseSeen_MustReachNumberAndShare(int people, int seen, bool part)
    {
        Move(people, 1, 2);
        Seen(seen, 1);

        Assert.Equal(part ? 0 : people, Of(Rule).Moves.Sum(move => move.People));
        Assert.Equal(part ? 1 : 0, Of(Rule).Found.Count);
    }

    // 0.3 is a little less than three tenths as a double, and 0.7 × 10 a little less than 7: whole people must not fall between.
    [Theory]
    [InlineData(3, 10, 0.3)]
    [InlineData(7, 10, 0.7)]
    [InlineData(11, 20, 0.55)]
    [InlineData(57, 100, 0.57)]
    [InlineData(10, 10, 1.0)]
    public void Meets_ExactlyTheShare_IsEnough(int people, int seen, double share)
    {
        var group = new GroupMove(2001, 1, 2, 0, 1, people, 0, seen);

        Assert.True(group.Meets(new ReorganisationRule(2, share)));
        Assert.False((group with { Seen = seen + 1 }).Meets(new ReorganisationRule(2, share)));
        Assert.False((group with { People = people - 1 }).Meets(new ReorganisationRule(2, share)));
    }

    [Fact]
    public void Moves_WithoutARule_AreAll()
    {
        Move(10, 1, 2);
        Seen(10, 1);

        Assert.Empty(Of(null).Found);
        Assert.Equal(10, Of(null).Moves.Sum(move => move.People));
    }

    [Fact]
    public void Moves_OverAGapOrAlone_AreNeverLeftOut()
    {
        Move(9, 1, 2, overGap: true);
        Move(1, 3, 4);
        Seen(1, 3);

        Assert.Equal(10, Of(new ReorganisationRule(1, 0)).Moves.Sum(move => move.People));
    }

    [Fact]
    public void Found_SamePairInTwoPeriodsAndBothWays_AreGroupsOfTheirOwn()
    {
        Move(5, 1, 2);
        Move(5, 2, 1);
        Move(4, 1, 2, period: 2002);
        Seen(5, 1);
        Seen(5, 2);
        Seen(4, 1, 2002);

        Assert.Equal([(2001, 1, 2), (2001, 2, 1)], Of(Rule).Found.Select(g => (g.Period, g.From, g.To)));
        Assert.Equal(3, Of(new ReorganisationRule(4, 0.3)).Found.Count);
    }

    [Fact]
    public void Found_SeveralSectorsInAGroup_IsUnderThatOfMostAndTiesUnderTheFirst()
    {
        Move(3, 1, 2, destination: 2);
        Move(4, 1, 2, destination: 1);
        Move(2, 3, 4, destination: 2);
        Move(2, 3, 4, destination: 1);
        Move(2, 3, 4, destination: 0);
        Seen(7, 1);
        Seen(6, 3);
        var groups = Of(Rule).Found;

        Assert.Equal((7, 7, (byte)1), (groups[0].People, groups[0].Switches, groups[0].Destination));
        Assert.Equal((6, 4, (byte)0), (groups[1].People, groups[1].Switches, groups[1].Destination));
    }

    [Fact]
    public void Outcome_Thresholds_TakeTheirGroupsOutOfBothKinds()
    {
        Move(6, 1, 2, destination: 0);
        Move(8, 3, 4, destination: 1);
        Move(2, 5, 6, destination: 1);
        Seen(6, 1);
        Seen(20, 3);
        Seen(2, 5);
        var found = Of(Rule);

        Assert.Equal((6L, 10L), (found.EmployerChanges, found.SectorSwitches));
        Assert.Equal(2, found.Moves.Sum(move => move.People));
        Assert.Equal(new ThresholdOutcome(0, 0, 0, 0, 6, 10), found.Outcome(null));
        Assert.Equal(new ThresholdOutcome(5, 0.3, 2, 14, 0, 2), found.Outcome(Rule));
        Assert.Equal(new ThresholdOutcome(5, 0.5, 1, 6, 0, 10), found.Outcome(new ReorganisationRule(5, 0.5)));
        Assert.Equal(new ThresholdOutcome(2, 0.1, 3, 16, 0, 0), found.Outcome(new ReorganisationRule(2, 0.1)));
    }

    [Fact]
    public void Moves_GroupAmongOthersOfTheEmployer_AreThoseOutsideIt()
    {
        for (var i = 0; i < 5; i++)
        {
            Move(1, 1, 2);
            Move(1, 1, 3, destination: 1);
            Move(1, 1, 2, overGap: true, destination: 2);
        }

        Move(1, 1, 2);
        Seen(20, 1);

        Assert.Equal(
            [(1, false, 5L), (2, true, 5L)],
            Of(Rule).Moves.Select(move => ((int)move.Kind.Destination, move.Kind.OverGap, move.People)).Order());
    }

    [Fact]
    public void Reclassified_FewerSeenThanPeople_IsNeverLessThanThePeople()
    {
        Seen(3, 7);
        var reorganisations = new Reorganisations(
            _log,
            _seen,
            [new(new Reclassification(2002, 7, 0, 1), 1), new(new Reclassification(2001, 7, 0, 1), 2), new(new Reclassification(2001, 8, 0, 1), 4)],
            Rule);

        Assert.Equal(
            [(2001, 7, 2L, 3L), (2001, 8, 4L, 4L), (2002, 7, 1L, 1L)],
            reorganisations.Reclassified.Select(r => (r.Change.Period, r.Change.Employer, r.People, r.Seen)));
    }

    private Reorganisations Of(ReorganisationRule? rule) => new(_log, _seen, [], rule);

    private void Move(int people, int from, int to, int period = 2001, byte destination = 0, bool overGap = false)
    {
        var moves = _log.Open();
        for (var i = 0; i < people; i++)
        {
            moves.Add(period, from, to, new MoveKind
            {
                Tenure = 0,
                Group = 0,
                Origin = 0,
                Destination = destination,
                Before = 0,
                After = 0,
                OverGap = overGap,
                Experience = 1,
                LeaderExperience = 0,
            });
        }

        moves.Flush();
    }

    private void Seen(int people, int employer, int period = 2001)
    {
        var stays = _seen.Open();
        for (var i = 0; i < people; i++)
        {
            stays.AddStay(period, period, employer);
        }

        stays.Flush();
    }
}
