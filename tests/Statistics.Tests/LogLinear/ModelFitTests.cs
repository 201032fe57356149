using Sektorskifte.Statistics.LogLinear;

namespace Sektorskifte.Statistics.Tests.LogLinear;

public sealed class ModelFitTests
{
    private static readonly ContingencyTable Table = ReferenceTable.Square(3, 20, 5, 2, 4, 30, 6, 1, 9, 25);

    [Fact]
    public void Residuals_EachKind_SumToItsStatistic()
    {
        var fit = LogLinearModel.Independence(Table).Value;
        Assert.Equal(fit.PearsonStatistic, fit.Residuals(ResidualKind.Pearson).Sum(r => r * r), 1e-10);
        Assert.Equal(fit.Deviance, fit.Residuals(ResidualKind.Deviance).Sum(r => r * r), 1e-10);
        Assert.Equal(0, fit.Residuals(ResidualKind.Raw).Sum(), 1e-10);
        Assert.Throws<ArgumentOutOfRangeException>(() => fit.Residuals((ResidualKind)9));
    }

    // Haberman's closed form for independence: (n − m) / √(m (1 − row share) (1 − column share)).
    [Fact]
    public void Residuals_StandardisedUnderIndependence_HaveTheClosedForm()
    {
        var fit = LogLinearModel.Independence(Table).Value;
        var (rows, columns) = (Table.Margin("origin").Counts, Table.Margin("destination").Counts);
        var residuals = fit.Residuals(ResidualKind.Standardised);
        for (var cell = 0; cell < 9; cell++)
        {
            var (row, column) = (rows[cell / 3] / Table.Total, columns[cell % 3] / Table.Total);
            var mean = row * column * Table.Total;
            Assert.Equal((Table.Counts[cell] - mean) / Math.Sqrt(mean * (1 - row) * (1 - column)), residuals[cell], 1e-10);
        }
    }

    [Fact]
    public void Residuals_DiagonalFittedAsItIs_AreZeroThere()
    {
        var residuals = LogLinearModel.QuasiIndependence(Table).Value.Residuals(ResidualKind.Standardised);
        Assert.Equal([0, 0, 0], new[] { 0, 4, 8 }.Select(cell => residuals[cell]));
        Assert.NotEqual(0, residuals[1]);
        var layered = RowColumnModel.Fit(ReferenceTable.Square(5, [.. Enumerable.Range(1, 25).Select(n => (double)(n * 7 % 26))]), true).Value.Fit;
        Assert.All(new[] { 0, 6, 12, 18, 24 }, cell => Assert.Equal(0, layered.Residuals(ResidualKind.Standardised)[cell]));
        Assert.All(new[] { 0, 6, 12, 18, 24 }, cell => Assert.Equal(layered.Table.Counts[cell], layered.Fitted[cell]));
    }

    [Fact]
    public void Statistics_Independence_AreThoseOfTheTable()
    {
        var fit = LogLinearModel.Independence(Table).Value;
        Assert.Equal(4, fit.DegreesOfFreedom);
        Assert.Equal(4, fit.AdjustedDegreesOfFreedom);
        Assert.Equal(0, fit.FittedZeros);
        Assert.Equal(fit.Deviance - (4 * Math.Log(102)), fit.Bic, 1e-12);
        Assert.Equal(fit.Deviance - 8, fit.Aic, 1e-12);
        Assert.InRange(fit.Dissimilarity, 0, 1);
        Assert.InRange(fit.PearsonPValue, 0, 1e-6);
    }

    [Fact]
    public void PValue_NoDegreesOfFreedom_IsOne()
    {
        var fit = LogLinearModel.Fit(Table, [LogLinearTerm.Margin("origin", "destination")]).Value;
        Assert.Equal((0, 1.0), (fit.DegreesOfFreedom, fit.PValue));
        Assert.Equal(0, fit.Deviance, 1e-12);
    }

    [Fact]
    public void AdjustedDegreesOfFreedom_EmptyRow_LeavesItOut()
    {
        var fit = LogLinearModel.Independence(ReferenceTable.Square(3, 20, 5, 2, 0, 0, 0, 1, 9, 25)).Value;
        Assert.Equal((4, 2, 3), (fit.DegreesOfFreedom, fit.AdjustedDegreesOfFreedom, fit.FittedZeros));
        Assert.Equal(["origin=2"], fit.UnboundedParameters);
        Assert.Equal([0, 0, 0], fit.Fitted.Skip(3).Take(3));
    }

    [Fact]
    public void Compare_NestedModels_IsTheDifference()
    {
        var (smaller, larger) = (LogLinearModel.Independence(Table).Value, LogLinearModel.QuasiIndependence(Table).Value);
        var test = ModelComparison.Of(smaller, larger).Value;
        Assert.Equal((3, smaller.Deviance - larger.Deviance), (test.DegreesOfFreedom, test.Deviance));
        Assert.InRange(test.PValue, 0, 1e-10);
    }

    [Fact]
    public void Compare_WrongWayRound_SaysSo()
    {
        var problem = ModelComparison.Of(LogLinearModel.QuasiIndependence(Table).Value, LogLinearModel.Independence(Table).Value).Problem!;
        Assert.Equal(ProblemKind.Infeasible, problem.Kind);
        Assert.StartsWith("independence (G² ", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_ModelsNotNested_SaysSo()
    {
        // Symmetry has as many parameters as it takes, and fits worse than independence does with fewer.
        var table = ReferenceTable.Square(3, 10, 20, 40, 5, 10, 20, 3, 5, 10);
        Assert.NotNull(ModelComparison.Of(LogLinearModel.Independence(table).Value, LogLinearModel.Symmetry(table).Value).Problem);
    }

    [Fact]
    public void Compare_DifferentTables_Throws() =>
        Assert.Throws<ArgumentException>(() => ModelComparison.Of(
            LogLinearModel.Independence(Table).Value,
            LogLinearModel.QuasiIndependence(ReferenceTable.Square(3, 1, 2, 3, 4, 5, 6, 7, 8, 10)).Value));
}
