using Sektorskifte.Statistics.Agreement;
using Sektorskifte.Statistics.Tests.Reference;

namespace Sektorskifte.Statistics.Tests.Agreement;

public sealed class FleissKappaTests
{
    public static TheoryData<string> Cases => ReferenceCase.Names("fleiss-kappa");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Estimate_ReferenceCase_AgreesWithPlainR(string name)
    {
        var expected = ReferenceCase.Of("fleiss-kappa", name);
        var fleiss = FleissKappa.Estimate(
            [.. expected.Rows("counts").Select(row => (IReadOnlyList<int>)[.. row.Select(count => (int)count)])]).Value;
        expected.Agrees("kappa", fleiss.Overall.Kappa);
        expected.Agrees("observed", fleiss.Overall.Observed);
        expected.Agrees("expected", fleiss.Overall.Expected);
        expected.Agrees("se", fleiss.Overall.StandardError);
        expected.Agrees("null_se", fleiss.Overall.NullError);
        expected.Agrees("categories", [.. fleiss.Categories.Select(category => category.Value.Kappa)]);
        expected.Agrees("category_null_se", fleiss.Categories[0].Value.NullError);
    }

    // J. L. Fleiss (1971), tables 1 and 2: 30 patients, six psychiatrists each; kappa .430, and .245, .245, .520, .471, .566.
    [Fact]
    public void Estimate_Fleiss1971_GivesThePrintedDigits()
    {
        var data = ReferenceData.Of("fleiss-kappa");
        string[] categories = ["depression", "personality", "schizophrenia", "neurosis", "other"];
        var columns = categories.Select(data.Numbers).ToArray();
        var fleiss = FleissKappa.Estimate(
            [.. Enumerable.Range(0, data.Count).Select(row => (IReadOnlyList<int>)[.. columns.Select(column => (int)column[row])])]).Value;
        Assert.Equal(0.430, Math.Round(fleiss.Overall.Kappa, 3));
        Assert.Equal([0.245, 0.245, 0.520, 0.471, 0.566], fleiss.Categories.Select(category => Math.Round(category.Value.Kappa, 3)));
        Assert.Equal((6, 30.0), (fleiss.Raters, fleiss.Overall.Units));
    }

    [Fact]
    public void Estimate_FullAgreement_IsOne()
    {
        var fleiss = FleissKappa.Estimate([[3, 0], [0, 3], [3, 0], [0, 3]]).Value;
        Assert.Equal(1, fleiss.Overall.Kappa, 1e-14);
        Assert.Equal(0, fleiss.Overall.StandardError, 1e-14);
    }

    [Fact]
    public void Estimate_UnusedCategory_IsAProblemOfThatCategory()
    {
        var fleiss = FleissKappa.Estimate([[2, 1, 0], [1, 2, 0], [3, 0, 0]]).Value;
        Assert.Equal("Category 3 is in no rating.", fleiss.Categories[2].Problem!.Message);
        Assert.Null(fleiss.Categories[0].Problem);
    }

    [Fact]
    public void Estimate_OtherNumberOfRatings_NamesTheUnit()
    {
        var problem = FleissKappa.Estimate([[2, 1], [1, 1]]).Problem!;
        Assert.Equal(ProblemKind.InvalidValue, problem.Kind);
        Assert.StartsWith("Unit 2 has 2 ratings and unit 1 has 3;", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Estimate_OneRating_IsAProblem() =>
        Assert.Equal(ProblemKind.TooFewUnits, FleissKappa.Estimate([[1, 0], [0, 1]]).Problem!.Kind);

    [Fact]
    public void Estimate_OneCategory_IsAProblem() =>
        Assert.Equal(ProblemKind.Singular, FleissKappa.Estimate([[2, 0], [2, 0]]).Problem!.Kind);

    [Fact]
    public void Estimate_OneUnit_IsAProblem() =>
        Assert.Contains("one unit", FleissKappa.Estimate([[1, 1]]).Problem!.Message, StringComparison.Ordinal);

    [Fact]
    public void Estimate_OneUnitAloneIsOther_NamesIt() =>
        Assert.Contains("Without unit 2", FleissKappa.Estimate([[2, 0], [1, 1], [2, 0]]).Problem!.Message, StringComparison.Ordinal);

    [Fact]
    public void Estimate_ImpossibleArgument_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => FleissKappa.Estimate([]));
        Assert.Throws<ArgumentException>(() => FleissKappa.Estimate([[1, 1], [2]]));
        Assert.Throws<ArgumentOutOfRangeException>(() => FleissKappa.Estimate([[3, -1], [1, 1]]));
    }
}
