using Sektorskifte.Statistics.Regression;
using Sektorskifte.Statistics.Tests.Reference;

namespace Sektorskifte.Statistics.Tests.Regression;

public sealed class MarginalEffectsTests
{
    private const string Folder = "marginal-effects";

    public static TheoryData<string> Cases => ReferenceCase.Names(Folder);

    // Reference/marginal-effects/README.md: svyglm with numerical derivatives.
    [Theory]
    [MemberData(nameof(Cases))]
    public void Of_ReferenceCase_AgreesWithR(string name)
    {
        var expected = ReferenceCase.Of(Folder, name);
        var fit = Leaders.Of(expected).Fit(expected);
        foreach (var variable in expected.Texts("variables"))
        {
            var effects = MarginalEffects.Of(fit, variable).Value;
            expected.Agrees($"{variable}.effects", effects.Values);
            expected.Agrees($"{variable}.errors", effects.Covariance.StandardErrors());
        }
    }

    // In a linear regression without interactions the effect is the coefficient.
    [Fact]
    public void Of_LinearWithoutInteractions_IsTheCoefficient()
    {
        var leaders = Leaders.Of();
        var fit = SurveyRegression.Fit(
            leaders.Design, leaders.Matrix(["age", "sector"]), leaders.Response("pay"), RegressionFamily.Linear).Value;
        var (age, sector) = (MarginalEffects.Of(fit, "age").Value, MarginalEffects.Of(fit, "sector").Value);
        Assert.Equal(["sector=region", "sector=state"], sector.Names);
        Assert.Equal(["age"], age.Names);
        Assert.Equal(fit.Estimates.Values[1], age.Values[0], 1e-10);
        Assert.Equal(fit.Estimates.StandardError(1), age.StandardError(0), 1e-10);
        Assert.Equal(fit.Estimates.Values[2], sector.Values[0], 1e-9);
        Assert.Equal(fit.Estimates.Values[3], sector.Values[1], 1e-9);
        Assert.Equal(fit.Estimates.StandardError(3), sector.StandardError(1), 1e-9);
        Assert.Equal(fit.Estimates.DegreesOfFreedom, age.DegreesOfFreedom);
    }

    // A factor alone in a logistic regression: the effect is the difference of the two shares.
    [Fact]
    public void Of_FactorAlone_IsTheDifferenceOfShares()
    {
        var leaders = Leaders.Of();
        var matrix = leaders.Matrix(["sex"]);
        var fit = SurveyRegression.Fit(leaders.Design, matrix, leaders.Response("switched"), RegressionFamily.Logistic).Value;
        double Fitted(double sex) => fit.Fitted(Enumerable.Range(0, matrix.RowCount).First(row => matrix.Row(row)[1] == sex));
        Assert.Equal(Fitted(1) - Fitted(0), MarginalEffects.Of(fit, "sex").Value.Values[0], 1e-12);
    }

    [Fact]
    public void Of_UnknownVariable_NamesThose()
    {
        var leaders = Leaders.Of();
        var fit = SurveyRegression.Fit(
            leaders.Design, leaders.Matrix(["age", "sex"]), leaders.Response("pay"), RegressionFamily.Linear).Value;
        Assert.Equal("The model has no variable sector; it has age, sex.", MarginalEffects.Of(fit, "sector").Problem!.Message);
    }
}
