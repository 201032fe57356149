using Sektorskifte.Tables.Disclosure;
using Sektorskifte.Tables.Tests.Cubes;

namespace Sektorskifte.Tables.Tests.Disclosure;

public class DerivedTableTests
{
    [Fact]
    public void Build_SumsOfCells_ShowOnlyWhatRestsOnShownCells()
    {
        var table = new FrequencyRule(5).Protect(Sample.Line(3, 12, 25, 9));
        var derived = new DerivedTable("d", Sample.Label, [Sample.Codes("pair", "ab", "cd")], new Measure("people", Sample.Label, 0));
        derived.Add([0], table.Find(0, "a") + table.Find(0, "b"));
        derived.Add([1], table.Find(0, "c") + table.Find(0, "b"));

        Assert.Equal("too_few 37", Sample.Show(derived.Build()));
    }

    [Fact]
    public void Build_RowTwice_IsRefused()
    {
        var derived = new DerivedTable("d", Sample.Label, [Sample.Codes("x", "a")], new Measure("people", Sample.Label, 0));
        derived.Add([0], Cell.Published(1));
        derived.Add([0], Cell.Published(1));

        Assert.Throws<ArgumentException>(derived.Build);
    }

    [Fact]
    public void Add_KeyThatDoesNotFit_IsRefused()
    {
        var derived = new DerivedTable("d", Sample.Label, [Sample.Codes("x", "a")], new Measure("people", Sample.Label, 0));

        Assert.Throws<ArgumentException>(() => derived.Add([1], Cell.Published(1)));
    }
}
