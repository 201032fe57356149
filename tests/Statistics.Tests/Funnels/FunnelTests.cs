using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Statistics.Funnels;
using Sektorskifte.Statistics.Tests.Reference;

namespace Sektorskifte.Statistics.Tests.Funnels;

public sealed class FunnelTests
{
    private static readonly string[] Steps = ["applied", "interviewed", "offered", "hired"];

    public static TheoryData<string> Cases => ReferenceCase.Names("funnel-stages");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Passage_ReferenceCase_AgreesWithR(string name)
    {
        var expected = ReferenceCase.Of("funnel-stages", name);
        var data = ReferenceData.Of("funnel-stages");
        var (group, groups, persons) = (expected.Text("group"), data.Texts("group"), data.Texts("person"));
        var (steps, waiting) = (data.Numbers("reached"), data.Numbers("open"));
        int[] rows = [.. Enumerable.Range(0, data.Count).Where(row => group == "all" || groups[row] == group)];
        int[] reached = [.. rows.Select(row => (int)steps[row])];
        bool[] open = [.. rows.Select(row => waiting[row] == 1)];
        var funnel = (expected.Text("unit") == "persons"
            ? Funnel.OfPersons(Steps, reached, open, [.. rows.Select(row => persons[row])])
            : Funnel.OfApplications(Steps, reached, open)).Value;
        expected.Agrees("decided", [.. funnel.Stages.Select(stage => (double)stage.Decided)]);
        expected.Agrees("passed", [.. funnel.Stages.Select(stage => (double)stage.Passed)]);
        for (var last = 1; last <= 3; last++)
        {
            var passage = funnel.Passage(0, last).Value;
            Assert.Equal(expected.Numbers("share")[last - 1], passage.Share, 1e-12);
            Assert.Equal(expected.Numbers("se")[last - 1], passage.StandardError, 1e-12);
            Assert.Equal(expected.Numbers("lower")[last - 1], passage.Interval.Value.Lower, 1e-10);
            Assert.Equal(expected.Numbers("upper")[last - 1], passage.Interval.Value.Upper, 1e-10);
            Assert.True(funnel.Stages[last - 1].Rate().TryGetInterval(out var rate));
            Assert.Equal(expected.Numbers("stage_lower")[last - 1], rate.Lower, 1e-10);
            Assert.Equal(expected.Numbers("stage_upper")[last - 1], rate.Upper, 1e-10);
        }
    }

    [Fact]
    public void OfApplications_OpenProcess_CountsInTheStagesPassedAndNoneAfter()
    {
        // Three reach the interview; one is open there, one is rejected, one is hired.
        var funnel = Funnel.OfApplications(Steps, [1, 1, 3, 0], [true, false, false, false]).Value;
        Assert.Equal(new FunnelStage("applied", "interviewed", 4, 0, 3), funnel.Stages[0]);
        Assert.Equal(new FunnelStage("interviewed", "offered", 3, 1, 1), funnel.Stages[1]);
        Assert.Equal(new FunnelStage("offered", "hired", 1, 0, 1), funnel.Stages[2]);
        Assert.Equal(2, funnel.Stages[1].Decided);
        Assert.Equal(3 / 4.0 * (1 / 2.0), funnel.Passage().Value.Share, 1e-14);
        Assert.Equal(1 / 2.0, funnel.Passage(1).Value.Share, 1e-14);
    }

    [Fact]
    public void OfPersons_SeveralApplications_CountsThePersonOnceWithTheFarthest()
    {
        var funnel = Funnel.OfPersons(Steps, [0, 2, 1, 3], [false, false, true, true], ["x", "x", "y", "z"]).Value;
        Assert.Equal(new FunnelStage("applied", "interviewed", 3, 0, 3), funnel.Stages[0]);
        Assert.Equal(new FunnelStage("interviewed", "offered", 3, 1, 2), funnel.Stages[1]);
        Assert.Equal(new FunnelStage("offered", "hired", 2, 0, 1), funnel.Stages[2]);
    }

    [Fact]
    public void OfPersons_OneApplicationOpenEarlier_IsOpenWhereThePersonStands()
    {
        // Rejected after an interview, and another application still undecided: the person may yet be offered a job.
        var funnel = Funnel.OfPersons(Steps, [1, 0], [false, true], ["x", "x"]).Value;
        Assert.Equal(1, funnel.Stages[0].Passed);
        Assert.Equal((1L, 0L), (funnel.Stages[1].Open, funnel.Stages[1].Decided));
    }

    [Fact]
    public void OfApplications_AnyProcesses_NoStepHasMoreThanTheOneBefore() => Prop.ForAll(
        (from reached in Gen.Choose(0, 3) from open in Gen.Elements(true, false) select (reached, open)).NonEmptyListOf().ToArbitrary(), rows =>
        {
            var funnel = Funnel.OfApplications(Steps, [.. rows.Select(row => row.reached)], [.. rows.Select(row => row.open)]).Value;
            return funnel.Stages[0].Reached == rows.Count
                && funnel.Stages.Zip(funnel.Stages.Skip(1)).All(pair => pair.First.Passed == pair.Second.Reached)
                && funnel.Stages.All(stage => stage.Passed <= stage.Decided && stage.Decided <= stage.Reached);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Passage_NobodyPasses_IsZeroWithoutInterval()
    {
        var passage = Funnel.OfApplications(Steps, [0, 1], [false, false]).Value.Passage().Value;
        Assert.Equal(0, passage.Share);
        Assert.Contains("Nobody passes from applied to hired", passage.Interval.Problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Passage_AllOpen_NamesTheStage() => Assert.Equal(
        "Nothing is decided from interviewed to offered: 2 reached interviewed, and 2 of them are open.",
        Funnel.OfApplications(Steps, [1, 1], [true, true]).Value.Passage().Problem!.Message);

    [Fact]
    public void OfCounts_Growing_NamesTheStep() => Assert.Equal(
        "7 reached offered and 5 the step before, interviewed; no step has more than the one before it.",
        Funnel.OfCounts(Steps, [9, 5, 7, 1]).Problem!.Message);

    [Fact]
    public void OfApplications_UnknownStep_NamesProcessAndStep()
    {
        Assert.Equal(
            "Process 2 reached step 4; steps go from 0 (applied) to 3 (hired).",
            Funnel.OfApplications(Steps, [1, 4], [false, false]).Problem!.Message);
        Assert.Contains("reached step -1", Funnel.OfPersons(Steps, [-1], [false], ["x"]).Problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OfApplications_Nobody_SaysSo() => Assert.Equal(ProblemKind.NoData, Funnel.OfApplications(Steps, [], []).Problem!.Kind);

    [Fact]
    public void Passage_ImpossibleArgument_Throws()
    {
        var funnel = Funnel.OfCounts(Steps, [9, 5, 3, 1]).Value;
        Assert.Throws<ArgumentOutOfRangeException>(() => funnel.Passage(3));
        Assert.Throws<ArgumentOutOfRangeException>(() => funnel.Passage(0, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => Funnel.OfCounts(["applied"], [1]));
        Assert.Throws<ArgumentException>(() => Funnel.OfApplications(Steps, [1], []));
    }
}
