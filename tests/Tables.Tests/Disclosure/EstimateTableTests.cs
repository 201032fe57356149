using Sektorskifte.Tables.Disclosure;
using Sektorskifte.Tables.Tests.Cubes;

namespace Sektorskifte.Tables.Tests.Disclosure;

public class EstimateTableTests
{
    private static readonly Measure[] Measures = [new("mean", Sample.Label, 6), new("error", Sample.Label, 6)];

    [Fact]
    public void Build_CellsOfAProtectedTable_ShowsOnlyWhatRestsOnShownCells()
    {
        var cells = new FrequencyRule(5).Protect(Sample.Line(3, 12, 25, 0));
        var table = Table("a", "b", "c");
        table.Add([0], [cells.FindAt(0, [3]), cells.FindAt(0, [0])], numbers => [numbers[0] / numbers[1], 0.5]);
        table.Add([1], [cells.FindAt(0, [3]), cells.FindAt(0, [1])], Unasked);
        table.Add([2], [cells.FindAt(0, [2]), cells.FindAt(0, [1])], Unasked);

        var built = table.Build();

        Assert.Equal(["mean", "error"], built.Measures.Select(m => m.Name));
        Assert.Equal((Cell.Published(0.625), Cell.Published(0.5)), (built.At(0, 0), built.At(0, 1)));
        Assert.Equal((CellStatus.TooFew, CellStatus.TooFew), (built.At(1, 0).Status, built.At(1, 1).Status));
        Assert.Equal(CellStatus.Complement, built.At(2, 0).Status);
    }

    [Fact]
    public void Add_MissingCell_MakesTheRowMissing()
    {
        var table = Table("a");
        table.Add([0], [Cell.Published(1), Cell.Hidden(CellStatus.Missing)], Unasked);

        Assert.Equal(CellStatus.Missing, table.Build().At(0, 1).Status);
    }

    [Fact]
    public void Add_NoEstimate_IsUndefined()
    {
        var table = Table("a", "b");
        table.Add([0], [Cell.Published(0)], _ => null);
        table.Add([1], [Cell.Published(0)], _ => [0, null]);

        var built = table.Build();

        Assert.Equal((CellStatus.Undefined, CellStatus.Undefined), (built.At(0, 0).Status, built.At(0, 1).Status));
        Assert.Equal((CellStatus.Published, CellStatus.Undefined), (built.At(1, 0).Status, built.At(1, 1).Status));
    }

    [Fact]
    public void Add_EstimateThatDoesNotFit_IsRefused()
    {
        var table = Table("a");

        Assert.Throws<ArgumentException>(() => table.Add([0], [Cell.Published(0)], _ => [1]));
        Assert.Throws<ArgumentException>(() => table.Add([0], [Cell.Published(0)], _ => [1, double.NaN]));
        Assert.Throws<ArgumentException>(() => table.Add([1], [Cell.Published(0)], _ => [1, 2]));
    }

    [Fact]
    public void Build_RowTwice_IsRefused()
    {
        var table = Table("a");
        table.Add([0], [Cell.Published(1)], _ => [1, 2]);
        table.Add([0], [Cell.Published(1)], _ => [1, 2]);

        Assert.Throws<ArgumentException>(table.Build);
    }

    [Fact]
    public void New_ColumnTwice_IsRefused() => Assert.Throws<ArgumentException>(
        () => new EstimateTable("estimates", Sample.Label, [Sample.Codes("mean", "a")], Measures));

    private static EstimateTable Table(params string[] codes) => new("estimates", Sample.Label, [Sample.Codes("d", codes)], Measures);

    private static IReadOnlyList<double?>? Unasked(IReadOnlyList<double> numbers) =>
        throw new InvalidOperationException("A hidden cell was handed out.");
}
