using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Statistics.LogLinear;

namespace Sektorskifte.Statistics.Tests.LogLinear;

public sealed class LogLinearModelProperties
{
    // Square tables from 2 × 2 to 5 × 5, with and without zeros, of ones and of millions.
    private static readonly Arbitrary<ContingencyTable> Tables = (
        from size in Gen.Choose(2, 5)
        from least in Gen.Choose(0, 1)
        from most in Gen.Elements(3, 50, 5_000_000)
        from counts in Gen.ArrayOf(Gen.Choose(least, most), size * size)
        where counts.Sum(count => (double)count) > 0
        select ReferenceTable.Square(size, [.. counts.Select(count => (double)count)])).ToArbitrary();

    [Fact]
    public void Independence_AnyTable_FitsTheMargins() => Prop.ForAll(Tables, table =>
    {
        var fit = LogLinearModel.Independence(table).Value;
        var (rows, columns) = (table.Margin("origin").Counts, table.Margin("destination").Counts);
        return fit.Fitted.Index().All(cell => Close(
            rows[cell.Index / rows.Count] * columns[cell.Index % rows.Count] / table.Total, cell.Item, table));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void QuasiSymmetry_AnyTable_FitsMarginsAndPairs() => Prop.ForAll(Tables, table =>
    {
        var fitted = LogLinearModel.QuasiSymmetry(table).Value.Fitted;
        var size = table.Dimensions[0].Count;
        return Enumerable.Range(0, size).All(i =>
            Close(Enumerable.Range(0, size).Sum(j => table.Counts[(i * size) + j]), Enumerable.Range(0, size).Sum(j => fitted[(i * size) + j]), table)
            && Enumerable.Range(0, size).All(j => Close(
                table.Counts[(i * size) + j] + table.Counts[(j * size) + i], fitted[(i * size) + j] + fitted[(j * size) + i], table)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Models_LargerOne_NeverFitsWorse() => Prop.ForAll(Tables, table =>
    {
        double[] deviances =
        [
            LogLinearModel.Independence(table).Value.Deviance,
            LogLinearModel.QuasiIndependence(table).Value.Deviance,
            LogLinearModel.QuasiSymmetry(table).Value.Deviance,
        ];
        return Enumerable.Range(1, 2).All(n => deviances[n] <= deviances[n - 1] + (1e-8 * (1 + deviances[n - 1])));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Margins_ByStepsAndByRounds_AreTheSame() => Prop.ForAll(Tables, table =>
    {
        var steps = LogLinearModel.Independence(table).Value;
        var rounds = LogLinearModel.FitMargins(table, [["origin"], ["destination"]]).Value;
        return steps.DegreesOfFreedom == rounds.DegreesOfFreedom
            && steps.AdjustedDegreesOfFreedom == rounds.AdjustedDegreesOfFreedom
            && steps.Fitted.Zip(rounds.Fitted).All(pair => Close(pair.First, pair.Second, table));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void RowColumn_AnyTable_LiesBetweenIndependenceAndTheTable() => Prop.ForAll(Tables, table =>
    {
        var independence = LogLinearModel.Independence(table).Value;
        if (!RowColumnModel.Fit(table).TryGet(out var fit, out var problem))
        {
            return problem.Kind is ProblemKind.Singular or ProblemKind.NotConverged;
        }

        var size = table.Dimensions[0].Count;
        return fit.Fit.Deviance <= independence.Deviance + (1e-8 * (1 + independence.Deviance))
            && fit.Fit.DegreesOfFreedom == (size - 2) * (size - 2)
            && fit.Fit.Fitted.All(double.IsFinite)
            && fit.RowScores.All(score => double.IsFinite(score.Estimate) && double.IsFinite(score.StandardError));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Counts_AllMultiplied_MultiplyTheDevianceAndKeepTheParameters() => Prop.ForAll(Tables, table =>
    {
        var fit = LogLinearModel.QuasiIndependence(table).Value;
        var larger = LogLinearModel.QuasiIndependence(
            ContingencyTable.Of(table.Dimensions, [.. table.Counts.Select(count => 7 * count)]).Value).Value;
        return Close(7 * fit.Deviance, larger.Deviance, table)
            && fit.Parameters.Skip(1).Zip(larger.Parameters.Skip(1)).All(pair =>
                Math.Abs(pair.First.Estimate - pair.Second.Estimate) < 1e-6 * (1 + Math.Abs(pair.First.Estimate)));
    }).QuickCheckThrowOnFailure();

    private static bool Close(double expected, double actual, ContingencyTable table) =>
        Math.Abs(expected - actual) <= (1e-8 * Math.Abs(expected)) + (1e-10 * table.Total);
}
