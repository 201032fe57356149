using Sektorskifte.Statistics.Funnels;
using Sektorskifte.Statistics.Tests.Reference;

namespace Sektorskifte.Statistics.Tests.Funnels;

public sealed class MantelHaenszelTests
{
    public static TheoryData<string> Cases => ReferenceCase.Names("mantel-haenszel", "generated:");

    public static TheoryData<string> BerkeleyCases => ReferenceCase.Names("mantel-haenszel", "Berkeley");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Compare_Generated_AgreesWithR(string name)
    {
        var expected = ReferenceCase.Of("mantel-haenszel", name);
        Agrees(expected, MantelHaenszel.Compare(
            [.. expected.Rows("tables").Select((row, job) => new JobTable($"{job}", (long)row[0], (long)row[1], (long)row[2], (long)row[3]))]).Value);
    }

    [RTheory]
    [MemberData(nameof(BerkeleyCases))]
    public void Compare_Berkeley_AgreesWithR(string name)
    {
        var expected = ReferenceCase.Of("mantel-haenszel", name);
        Agrees(expected, MantelHaenszel.Compare([.. Berkeley().Skip(name == "Berkeley" ? 0 : 1)]).Value);
    }

    // P. J. Bickel, E. A. Hammel and J. W. O'Connell (1975), Science 187, 398-404: women were admitted less often, and not within departments.
    [RFact]
    public void Compare_Berkeley_ShowsSimpsonsReversal()
    {
        var odds = MantelHaenszel.Compare([.. Berkeley()]).Value;
        Assert.True(odds.IsReversed);
        Assert.True(odds.Crude.Value < 1 && odds.OddsRatio > 1);
        Assert.True(odds.Homogeneity.Value.PValue < 0.01);
    }

    [Fact]
    public void Compare_SameOddsInEveryJob_IsThoseOdds()
    {
        // Odds ratio 4 in both jobs.
        var odds = MantelHaenszel.Compare([new("a", 20, 10, 10, 20), new("b", 8, 1, 20, 10)]).Value;
        Assert.Equal(4, odds.OddsRatio, 1e-12);
        Assert.Equal(0, odds.Homogeneity.Value.ChiSquared, 1e-10);
        Assert.False(odds.IsReversed);
        Assert.Equal(4 * Math.Exp(1.959963984540054 * odds.LogError), odds.Upper, 1e-10);
    }

    [Fact]
    public void Compare_JobsThatSayNothing_AreLeftOutByName()
    {
        var odds = MantelHaenszel.Compare(
            [new("telling", 20, 10, 10, 20), new("nobody passed", 0, 9, 0, 9), new("one group", 5, 5, 0, 0), new("also", 3, 6, 6, 3)]).Value;
        Assert.Equal(2, odds.JobsThatCount);
        Assert.Equal(["nobody passed", "one group"], odds.JobsLeftOut);
        Assert.Equal(MantelHaenszel.Compare([new("telling", 20, 10, 10, 20), new("also", 3, 6, 6, 3)]).Value.OddsRatio, odds.OddsRatio, 1e-14);
    }

    [Fact]
    public void Compare_OneJob_HasNoTestOfLikeness() => Assert.Equal(
        ProblemKind.TooFewUnits, MantelHaenszel.Compare([new("a", 20, 10, 10, 20)]).Value.Homogeneity.Problem!.Kind);

    [Fact]
    public void Compare_OneGroupAlwaysPasses_SaysWhich()
    {
        var problem = MantelHaenszel.Compare([new("a", 5, 0, 3, 4), new("b", 2, 0, 1, 1)]).Problem!;
        Assert.Equal(ProblemKind.Infeasible, problem.Kind);
        Assert.Contains("only the first group", problem.Message, StringComparison.Ordinal);
        Assert.Contains("only the second group", MantelHaenszel.Compare([new("a", 3, 4, 5, 0)]).Problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_NoJobTells_SaysSo() =>
        Assert.Equal(ProblemKind.NoData, MantelHaenszel.Compare([new("a", 0, 5, 0, 5)]).Problem!.Kind);

    [Fact]
    public void Compare_NegativeCount_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => MantelHaenszel.Compare([new("a", 1, -1, 1, 1)]));

    private static IEnumerable<JobTable> Berkeley()
    {
        var data = ReferenceData.Of("mantel-haenszel");
        var (admit, sex, department, count) = (data.Texts("Admit"), data.Texts("Gender"), data.Texts("Dept"), data.Numbers("Freq"));
        long Of(string job, string who, string what) =>
            (long)count[Enumerable.Range(0, data.Count).Single(i => department[i] == job && sex[i] == who && admit[i] == what)];
        return department.Distinct().Select(job => new JobTable(
            job, Of(job, "Female", "Admitted"), Of(job, "Female", "Rejected"), Of(job, "Male", "Admitted"), Of(job, "Male", "Rejected")));
    }

    private static void Agrees(ReferenceCase expected, CommonOdds odds)
    {
        expected.Agrees("or", odds.OddsRatio);
        expected.Agrees("lower", odds.Lower);
        expected.Agrees("upper", odds.Upper);
        expected.Agrees("cmh", odds.Test.ChiSquared);
        expected.Agrees("cmh_p", odds.Test.PValue);
        expected.Agrees("corrected", odds.CorrectedTest.ChiSquared);
        expected.Agrees("corrected_p", odds.CorrectedTest.PValue);
        expected.Agrees("crude", odds.Crude.Value);
        expected.Agrees("tarone", odds.Homogeneity.Value.ChiSquared);
        expected.Agrees("tarone_p", odds.Homogeneity.Value.PValue);
    }
}
