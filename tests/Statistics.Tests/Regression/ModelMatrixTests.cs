using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Regression;

namespace Sektorskifte.Statistics.Tests.Regression;

public sealed class ModelMatrixTests
{
    private static readonly ModelVariable Sector = ModelVariable.Of(Factor.Of("sector", ["state", "region", "state", "private"]), "state");
    private static readonly ModelVariable Sex = ModelVariable.Of(Factor.Of("sex", ["f", "m", "m", "f"]));
    private static readonly ModelVariable Age = ModelVariable.Of("age", [40, 50, 60.5, 35]);

    [Fact]
    public void Build_FactorAndNumber_HasTreatmentContrasts()
    {
        var matrix = Build("sector", "age");
        Assert.Equal(["(intercept)", "sector=private", "sector=region", "age"], matrix.Columns);
        Assert.Equal([-1, 0, 0, 1], matrix.TermOfColumn);
        Assert.Equal(["sector", "age"], matrix.Terms);
        Assert.Equal([1, 0, 0, 40], matrix.Row(0).ToArray());
        Assert.Equal([1, 0, 1, 50], matrix.Row(1).ToArray());
        Assert.Equal([1, 1, 0, 35], matrix.Row(3).ToArray());
        Assert.True(matrix.HasIntercept);
    }

    // As R's model.matrix: main effects first, the first factor's levels fastest.
    [Fact]
    public void Build_Crossed_ComesAfterItsMainEffects()
    {
        var matrix = Build("sector*sex", "age");
        Assert.Equal(["sector", "sex", "age", "sector:sex"], matrix.Terms);
        Assert.Equal(
            ["(intercept)", "sector=private", "sector=region", "sex=m", "age", "sector=private:sex=m", "sector=region:sex=m"],
            matrix.Columns);
        Assert.Equal([1, 0, 1, 1, 50, 0, 1], matrix.Row(1).ToArray());
    }

    // R's rule of marginality: without a main effect its levels all have columns.
    [Fact]
    public void Build_InteractionWithoutMainEffect_CodesAllLevels()
    {
        Assert.Equal(["(intercept)", "sex=m", "sex=f:age", "sex=m:age"], Build("sex", "sex:age").Columns);
        Assert.Equal(["(intercept)", "age", "age:sex=m"], Build("age", "age:sex").Columns);
        Assert.Equal(
            ["(intercept)", "sector=private", "sector=region", "sector=state:sex=m", "sector=private:sex=m", "sector=region:sex=m"],
            Build("sector", "sector:sex").Columns);
    }

    [Fact]
    public void Build_NoIntercept_CodesTheFirstFactorWhole()
    {
        var matrix = ModelMatrix.Build(["sex", "age"], [Sex, Age], intercept: false).Value;
        Assert.Equal(["sex=f", "sex=m", "age"], matrix.Columns);
        Assert.False(matrix.HasIntercept);
    }

    [Fact]
    public void Build_SameTermTwice_StandsOnce()
    {
        Assert.Equal(["sex", "age", "sex:age"], Build("sex*age", "age", "age:sex").Terms);
        Assert.Equal(["age"], Build("age:age").Terms);
    }

    [Fact]
    public void Build_OnlyTheIntercept_IsAModel() => Assert.Equal(["(intercept)"], Build().Columns);

    [Fact]
    public void Build_ThreeWay_HasAllMarginsAndProducts()
    {
        var matrix = Build("sector*sex*age");
        Assert.Equal(7, matrix.Terms.Count);
        Assert.Equal("sector:sex:age", matrix.Terms[^1]);
        Assert.Equal(12, matrix.Columns.Count);
        Assert.Equal("sector=region:sex=m:age", matrix.Columns[^1]);
        Assert.Equal(50, matrix.Row(1)[^1]);
    }

    [Fact]
    public void Build_UnknownVariable_NamesIt()
    {
        var problem = ModelMatrix.Build(["sex", "age*seks"], [Sex, Age]).Problem!;
        Assert.Equal("The term age*seks speaks of seks; the variables are sex, age.", problem.Message);
        Assert.Contains("speaks of nothing", ModelMatrix.Build(["age:"], [Age]).Problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_ConstantFactor_NamesItsLevel()
    {
        var constant = ModelVariable.Of(Factor.Of("year", ["2025", "2025", "2025", "2025"]));
        var problem = ModelMatrix.Build(["age", "year"], [Age, constant]).Problem!;
        Assert.Equal((ProblemKind.Singular, "The factor year has one level, 2025; a term needs two or more."), (problem.Kind, problem.Message));
    }

    [Fact]
    public void Build_Nothing_IsAProblem() =>
        Assert.Equal(ProblemKind.NoData, ModelMatrix.Build([], [Age], intercept: false).Problem!.Kind);

    [Fact]
    public void Build_DifferentLengths_Throws()
    {
        Assert.Throws<ArgumentException>(() => ModelMatrix.Build(["age"], [Age, ModelVariable.Of("x", [1])]));
        Assert.Throws<ArgumentException>(() => ModelMatrix.Build(["age"], [Age, Age]));
        Assert.Throws<ArgumentException>(() => ModelMatrix.Build(["age"], []));
    }

    [Fact]
    public void Of_Reference_ComesFirst()
    {
        Assert.Equal(["state", "private", "region"], Sector.Levels);
        Assert.Throws<ArgumentException>(() => ModelVariable.Of(Factor.Of("sex", ["f"]), "x"));
        Assert.Throws<ArgumentException>(() => ModelVariable.Of(Factor.Of("sex", [null])));
    }

    [Fact]
    public void Row_MissingCategory_IsMissingInItsColumns() =>
        Assert.Equal(
            [1, double.NaN],
            ModelMatrix.Build(["sex"], [ModelVariable.Of(Factor.Of("sex", ["f", "m", null]))]).Value.Row(2).ToArray());

    private static ModelMatrix Build(params string[] terms) => ModelMatrix.Build(terms, [Sector, Sex, Age]).Value;
}
