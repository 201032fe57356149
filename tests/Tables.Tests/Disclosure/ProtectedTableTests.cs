using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Tables.Cubes;
using Sektorskifte.Tables.Disclosure;
using Sektorskifte.Tables.Tests.Cubes;

namespace Sektorskifte.Tables.Tests.Disclosure;

public class ProtectedTableTests
{
    [Fact]
    public void Find_RowsInAnyOrder_FindsEachAndNoOther() =>
        Prop.ForAll(Gen.ListOf(Gen.ArrayOf(Gen.Choose(0, 3), 3)).ToArbitrary(), keys =>
        {
            int[][] rows = [.. keys.DistinctBy(k => string.Join(' ', k))];
            var table = Table(rows);
            var all = Enumerable.Range(0, 64).Select(i => (int[])[i / 16, i / 4 % 4, i % 4]);
            return all.All(key =>
            {
                var row = Array.FindIndex(rows, r => r.SequenceEqual(key));
                return Sample.Show(table.FindAt(0, key)) == (row < 0 ? "missing" : $"{row}")
                    && table.FindAt(0, key) == table.Find(0, $"m{key[0]}", $"m{key[1]}", $"m{key[2]}");
            });
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Find_ThousandsOfMembersInSixDimensions_DoesNotOverflow()
    {
        var members = Sample.Codes("d", [.. Enumerable.Range(0, 5000).Select(i => $"{i}")]).Members;
        Dimension[] dimensions = [.. Enumerable.Range(0, 6).Select(d => new Dimension($"d{d}", Sample.Label, members))];
        int[] keys = [.. Enumerable.Repeat(4999, 6), .. Enumerable.Repeat(0, 6)];

        var table = new ProtectedTable(
            "t", Sample.Label, dimensions, [new Measure("people", Sample.Label, 0)], keys, [Cell.Published(1), Cell.Published(2)]);

        Assert.Equal("1", Sample.Show(table.Find(0, [.. Enumerable.Repeat("4999", 6)])));
        Assert.Equal("2", Sample.Show(table.Find(0, [.. Enumerable.Repeat("0", 6)])));
    }

    [Fact]
    public void Find_UnknownCodeOrWrongCount_IsRefused()
    {
        var table = Table([0, 0, 0]);

        Assert.Throws<KeyNotFoundException>(() => table.Find(0, "m0", "m0", "moon"));
        Assert.Throws<ArgumentOutOfRangeException>(() => table.Find(0, "m0"));
        Assert.Throws<ArgumentOutOfRangeException>(() => table.FindAt(0, [0, 0]));
    }

    [Fact]
    public void Constructor_TwoRowsOnTheSameMembers_NamesTheCodes()
    {
        var error = Assert.Throws<ArgumentException>(() => Table([2, 1, 0], [0, 0, 0], [2, 1, 0]));

        Assert.Contains("m2, m1, m0", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_LengthsThatDoNotFit_AreRefused() =>
        Assert.Throws<ArgumentException>(() => new ProtectedTable(
            "t", Sample.Label, [Sample.Codes("d", "a")], [new Measure("m", Sample.Label, 0)], [0, 0], [Cell.Published(1)]));

    [Fact]
    public void Constructor_ColumnTwiceOrNoMeasure_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => new ProtectedTable(
            "t", Sample.Label, [Sample.Codes("d", "a")], [new Measure("d", Sample.Label, 0)], [], []));
        Assert.Throws<ArgumentException>(() => new ProtectedTable("t", Sample.Label, [Sample.Codes("d", "a")], [], [], []));
    }

    [Fact]
    public void DimensionIndex_UnknownName_IsRefused()
    {
        var table = Table([0, 0, 0]);

        Assert.Equal(2, table.DimensionIndex("d2"));
        Assert.Throws<KeyNotFoundException>(() => table.DimensionIndex("moon"));
    }

    [Fact]
    public void KeyAndAt_ColumnOutOfRange_IsRefused()
    {
        // Without a check the neighbouring row's number would come back.
        var table = Table([0, 0, 0], [1, 1, 1]);

        Assert.Throws<ArgumentOutOfRangeException>(() => table.Key(0, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => table.At(0, 1));
    }

    // Three dimensions of four members; the number in a row's cell is the row's position.
    private static ProtectedTable Table(params int[][] rows) => new(
        "t",
        Sample.Label,
        [Sample.Dimension("d0", -1, -1, -1, -1), Sample.Dimension("d1", -1, -1, -1, -1), Sample.Dimension("d2", -1, -1, -1, -1)],
        [new Measure("people", Sample.Label, 0)],
        [.. rows.SelectMany(r => r)],
        [.. rows.Select((_, i) => Cell.Published(i))]);
}
