using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Tables.Disclosure;
using Sektorskifte.Tables.Tests.Cubes;

namespace Sektorskifte.Tables.Tests.Disclosure;

public class ListingTests
{
    [Fact]
    public void Protect_SmallGroup_HidesAllItsNumbersAndKeepsTheRow()
    {
        var listing = Groups(3);
        listing.Add([0], [40, 80, 0.5]);
        listing.Add([2], [4, 9, 0.4444]);
        listing.Add([1], [5, 5, 1]);

        var table = new FrequencyRule(5).Protect(listing);

        Assert.Equal(["e0", "e2", "e1"], Enumerable.Range(0, 3).Select(row => table.Key(row, 0).Code));
        Assert.Equal("40 80 0.5", Row(table, 0));
        Assert.Equal("too_few too_few too_few", Row(table, 1));
        Assert.Equal("5 5 1", Row(table, 2));
    }

    [Fact]
    public void Protect_NoRows_IsATableWithoutRows() => Assert.Equal(0, new FrequencyRule(5).Protect(Groups(0)).RowCount);

    [Fact]
    public void Protect_AnySizes_ShowsARowExactlyWhenItsSizeAllows() =>
        Prop.ForAll(Gen.ListOf(Gen.Choose(0, 9)).ToArbitrary(), Gen.Choose(1, 8).ToArbitrary(), (sizes, minCount) =>
        {
            var listing = Groups(Math.Max(1, sizes.Count));
            for (var i = 0; i < sizes.Count; i++)
            {
                listing.Add([i], [sizes[i], 9, 0.25]);
            }

            var table = new FrequencyRule(minCount).Protect(listing);
            return table.RowCount == sizes.Count && sizes.Select((size, i) => Row(table, i)
                == (size == 0 || size >= minCount ? $"{size} 9 0.25" : "too_few too_few too_few")).All(same => same);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Protect_SameGroupTwice_IsRefused()
    {
        var listing = Groups(1);
        listing.Add([0], [9, 9, 1]);
        listing.Add([0], [8, 9, 1]);

        Assert.Throws<ArgumentException>(() => new FrequencyRule().Protect(listing));
    }

    [Fact]
    public void Add_WhatDoesNotFit_IsRefused()
    {
        var listing = Groups(1);

        Assert.Throws<ArgumentException>(() => listing.Add([1], [9, 9, 1]));
        Assert.Throws<ArgumentException>(() => listing.Add([0], [9, 9]));
        Assert.Throws<ArgumentException>(() => listing.Add([0], [9, double.NaN, 1]));
    }

    private static Listing Groups(int employers) => new(
        "groups",
        Sample.Label,
        [Sample.Codes("employer", [.. Enumerable.Range(0, employers).Select(i => $"e{i}")])],
        [new Measure("people", Sample.Label, 0), new Measure("seen", Sample.Label, 0), new Measure("share", Sample.Label, 4)]);

    private static string Row(ProtectedTable table, int row) =>
        string.Join(' ', Enumerable.Range(0, table.Measures.Count).Select(m => Sample.Show(table.At(row, m))));
}
