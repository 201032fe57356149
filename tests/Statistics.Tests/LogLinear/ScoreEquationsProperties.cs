using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Statistics.LogLinear;

namespace Sektorskifte.Statistics.Tests.LogLinear;

/// <summary>
/// What defines a maximum of likelihood, whatever way led there: what the model has a parameter for is the same in the counts and in
/// the fitted counts.
/// </summary>
public sealed class ScoreEquationsProperties
{
    // Tables with some association, so that a maximum exists in nearly all, without empty cells.
    private static readonly Arbitrary<ContingencyTable> Squares = (
        from size in Gen.Choose(3, 6)
        from noise in Gen.ArrayOf(Gen.Choose(20, 200), size * size)
        select ReferenceTable.Square(size, [.. noise.Select((n, cell) => n * Math.Exp(0.2 * (cell / size) * (cell % size)))])).ToArbitrary();

    private static readonly Arbitrary<ContingencyTable> Layered = (
        from layers in Gen.Choose(2, 4)
        from rows in Gen.Choose(2, 5)
        from columns in Gen.Choose(2, 5)
        from noise in Gen.ArrayOf(Gen.Choose(30, 200), layers * rows * columns)
        select ReferenceTable.Layered(layers, rows, columns, [.. noise.Select((n, cell) =>
            n * Math.Exp((0.2 + (0.05 * (cell / (rows * columns)))) * (cell / columns % rows) * (cell % columns)))])).ToArbitrary();

    [Fact]
    public void RowColumn_AnyTable_MeetsTheEquations() => Prop.ForAll(Squares, table => Settled(RowColumnModel.Fit(table), fit =>
    {
        var (size, off) = Residuals(table, fit.Fit);
        return Lines(size).All(i =>
            Small(Lines(size).Sum(j => off[i, j]), table)
            && Small(Lines(size).Sum(j => off[j, i]), table)
            && Small(Lines(size).Sum(j => off[i, j] * fit.ColumnScores[j].Estimate), table)
            && Small(Lines(size).Sum(j => off[j, i] * fit.RowScores[j].Estimate), table));
    })).QuickCheckThrowOnFailure();

    [Fact]
    public void RowColumn_DiagonalSetAside_MeetsTheEquationsOffIt() =>
        Prop.ForAll(Squares, table => Settled(RowColumnModel.Fit(table, blockDiagonal: true), fit =>
        {
            var (size, off) = Residuals(table, fit.Fit);
            return Lines(size).All(i =>
                off[i, i] == 0
                && Small(Lines(size).Sum(j => off[i, j]), table)
                && Small(Lines(size).Sum(j => off[i, j] * fit.ColumnScores[j].Estimate), table));
        })).QuickCheckThrowOnFailure();

    [Fact]
    public void Homogeneous_AnyTable_MeetsTheEquations() => Prop.ForAll(Squares, table => Settled(RowColumnModel.FitHomogeneous(table), fit =>
    {
        var (size, off) = Residuals(table, fit.Fit);
        return Lines(size).All(i => Small(
            Lines(size).Sum(j => (off[i, j] + off[j, i]) * fit.RowScores[j].Estimate), table));
    })).QuickCheckThrowOnFailure();

    [Fact]
    public void Unidiff_AnyTable_MeetsTheEquations() => Prop.ForAll(Layered, table =>
        Settled(UnidiffModel.Fit(table, "origin", "destination", "period"), fit =>
        {
            var (layers, rows, columns) = (table.Dimensions[0].Count, table.Dimensions[1].Count, table.Dimensions[2].Count);
            double Off(int k, int i, int j) => table.Counts[table.Cell(k, i, j)] - fit.Fit.Fitted[table.Cell(k, i, j)];
            var pattern = fit.Pattern.Value;
            return Lines(layers).All(k =>
                    Lines(rows).All(i => Small(Lines(columns).Sum(j => Off(k, i, j)), table))
                    && Lines(columns).All(j => Small(Lines(rows).Sum(i => Off(k, i, j)), table))
                    && Small(Lines(rows).Sum(i => Lines(columns).Sum(j => pattern[(i * columns) + j].Estimate * Off(k, i, j))), table))
                && Lines(rows).All(i => Lines(columns).All(j =>
                    Small(Lines(layers).Sum(k => fit.Layers[k].Multiplier * Off(k, i, j)), table)));
        })).QuickCheckThrowOnFailure();

    [Fact]
    public void UniformAssociation_AnyTable_KeepsTheSumOfProducts() => Prop.ForAll(Squares, table =>
    {
        var (size, off) = Residuals(table, LogLinearModel.UniformAssociation(table).Value);
        return Small(Lines(size).Sum(i => Lines(size).Sum(j => (i + 1) * (j + 1) * off[i, j])), table);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void RowEffects_AnyTable_KeepTheMeanOfEachRow() => Prop.ForAll(Squares, table =>
    {
        var (size, off) = Residuals(table, LogLinearModel.RowEffects(table).Value);
        return Lines(size).All(i => Small(Lines(size).Sum(j => (j + 1) * off[i, j]), table));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Models_FromSimpleToRich_FitEverCloser() => Prop.ForAll(Squares, table =>
    {
        var uniform = LogLinearModel.UniformAssociation(table).Value;
        var rows = LogLinearModel.RowEffects(table).Value;
        return Settled(RowColumnModel.Fit(table), full => Settled(RowColumnModel.FitHomogeneous(table), homogeneous =>
            full.Fit.Deviance <= rows.Deviance + 1e-6
            && rows.Deviance <= uniform.Deviance + 1e-6
            && full.Fit.Deviance <= homogeneous.Fit.Deviance + 1e-6
            && homogeneous.Fit.Deviance <= uniform.Deviance + 1e-6));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void RowColumn_RowsAndColumnsExchanged_ExchangesTheScores() => Exchanged.QuickCheckThrowOnFailure();

    // A table with several maxima, of which the starts of the table and of the turned one reached different ones.
    [Fact]
    public void RowColumn_SeveralMaxima_TurnedTableHasTheSameOne() =>
        Exchanged.Check(Config.QuickThrowOnFailure.WithReplay(12338448713801138883UL, 15109275943720326229UL, 48));

    private static Property Exchanged => Prop.ForAll(Squares, table =>
    {
        var turned = table.Margin("destination", "origin");
        return Settled(RowColumnModel.Fit(table), fit => Settled(RowColumnModel.Fit(turned), other =>
            Near(fit.Fit.Deviance, other.Fit.Deviance)
            && Near(fit.Association.Estimate, other.Association.Estimate)
            && Near(fit.Association.StandardError, other.Association.StandardError)
            && fit.RowScores.Zip(other.ColumnScores).All(pair =>
                Near(Math.Abs(pair.First.Estimate), Math.Abs(pair.Second.Estimate)) && Near(pair.First.StandardError, pair.Second.StandardError))));
    });

    [Fact]
    public void Unidiff_RowsScaledWithinLayers_KeepsMultipliers() => Prop.ForAll(Layered, table =>
    {
        // Whole layers, and rows within them, made larger: what the model says of strength must not change.
        var scaled = ContingencyTable.Of(
            table.Dimensions,
            [.. table.Counts.Select((count, cell) => count * (1 + table.CategoryOf(cell, 0) + (2 * table.CategoryOf(cell, 1))))]).Value;
        return Settled(UnidiffModel.Fit(table, "origin", "destination", "period"), fit =>
        {
            var pattern = fit.Pattern.Value;
            var association = LogLinearModel.Fit(
                ContingencyTable.Of(table.Dimensions, fit.Fit.Fitted).Value,
                [LogLinearTerm.Margin("period", "origin"), LogLinearTerm.Margin("period", "destination")]).Value;

            // A table that fits exactly has the same multipliers when its margins change.
            var exact = ContingencyTable.Of(
                table.Dimensions,
                [.. fit.Fit.Fitted.Select((mean, cell) => mean * (scaled.Counts[cell] / table.Counts[cell]))]).Value;
            return pattern.Count == table.Dimensions[1].Count * table.Dimensions[2].Count
                && association.Deviance > 0
                && Settled(UnidiffModel.Fit(exact, "origin", "destination", "period"), again =>
                    fit.Layers.Zip(again.Layers).All(pair => Near(pair.First.Multiplier, pair.Second.Multiplier)));
        });
    }).QuickCheckThrowOnFailure();

    private static bool Settled<T>(Outcome<T> outcome, Func<T, bool> holds)
        where T : notnull =>
        outcome.TryGet(out var value, out var problem) ? holds(value) : problem.Kind is ProblemKind.NotConverged or ProblemKind.Singular;

    private static IEnumerable<int> Lines(int count) => Enumerable.Range(0, count);

    private static (int Size, double[,] Residuals) Residuals(ContingencyTable table, ModelFit fit)
    {
        var size = table.Dimensions[0].Count;
        var residuals = new double[size, size];
        for (var cell = 0; cell < size * size; cell++)
        {
            residuals[cell / size, cell % size] = table.Counts[cell] - fit.Fitted[cell];
        }

        return (size, residuals);
    }

    private static bool Small(double value, ContingencyTable table) => Math.Abs(value) <= 1e-6 * Math.Sqrt(table.Total);

    private static bool Near(double expected, double actual) => Math.Abs(expected - actual) <= 1e-5 * (1 + Math.Abs(expected));
}
