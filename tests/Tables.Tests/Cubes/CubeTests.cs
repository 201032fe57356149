using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Tables.Cubes;
using Sektorskifte.Tables.Disclosure;

namespace Sektorskifte.Tables.Tests.Cubes;

public class CubeTests
{
    private static readonly FrequencyRule ShowAll = new(1);

    [Fact]
    public void Complete_TwoDimensions_FillsRowColumnAndGrandTotals() =>
        Assert.Equal("36 9 12 15 8 1 3 4 28 8 9 11", Sample.Show(ShowAll.Protect(Sample.Grid([[1, 3, 4], [8, 9, 11]]))));

    [Fact]
    public void Complete_DimensionWithoutParents_DoesNotAddUpAlongIt()
    {
        var cube = Sample.Cube([Sample.Codes("year", "2001", "2002"), Sample.Total("sector", "a", "b")]);
        cube.Add([0, 1], 2);
        cube.Add([1, 2], 3);

        Assert.Equal("2 2 0 3 0 3", Sample.Show(ShowAll.Protect(cube)));
    }

    [Fact]
    public void Complete_RandomCubes_EqualsPlainSumsOverLeaves() =>
        Prop.ForAll(CubeCase.Random, sample =>
        {
            var cube = sample.ToCube();
            cube.Complete();
            return sample.AllCells().Select((cell, i) => Agrees(sample, cell, cube.Values[i], cube.Missing[i])).All(a => a);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void MarkMissing_OnePart_TotalIsOverTheOthers()
    {
        var cube = Sample.Line(10, 20, 30);
        cube.MarkMissing(0, 2);

        Assert.Equal("40 10 missing 30", Sample.Show(ShowAll.Protect(cube)));
    }

    [Fact]
    public void MarkMissing_AllParts_TotalIsMissing()
    {
        var cube = Sample.Line(10, 20);
        cube.MarkMissing(0, 1);
        cube.MarkMissing(0, 2);

        Assert.Equal("missing missing missing", Sample.Show(ShowAll.Protect(cube)));
    }

    [Fact]
    public void MarkMissing_MemberWithParts_MarksTheParts()
    {
        var cube = Sample.Cube([Sample.Dimension("d", -1, 0, 1, 1, 0)]);
        cube.Add([2], 5);
        cube.Add([4], 7);
        cube.MarkMissing(0, 1);

        Assert.Equal("7 missing missing missing 7", Sample.Show(ShowAll.Protect(cube)));
    }

    [Fact]
    public void MarkMissing_NoSuchMember_IsRefused()
    {
        var cube = Sample.Line(1);

        Assert.Throws<ArgumentOutOfRangeException>(() => cube.MarkMissing(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => cube.MarkMissing(0, 2));
    }

    [Fact]
    public void Add_MemberWithParts_NamesTheDimension()
    {
        var cube = Sample.Cube([Sample.Total("sector", "a")]);

        Assert.Contains("sector", Assert.Throws<ArgumentException>(() => cube.Add([0], 1)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void Add_NoSuchMember_IsRefused(int member)
    {
        var cube = Sample.Line(1, 2);

        Assert.Throws<ArgumentException>(() => cube.Add([member], 1));
    }

    [Fact]
    public void Add_WrongNumberOfMembers_IsRefused()
    {
        var cube = Sample.Line(1, 2);

        Assert.Throws<ArgumentException>(() => cube.Add([1, 1], 1));
        Assert.Throws<ArgumentException>(() => cube.Add([], 1));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Add_AmountThatCountsNothing_IsRefused(double amount)
    {
        var cube = Sample.Line(1);

        Assert.Throws<ArgumentException>(() => cube.Add([1], amount));
    }

    [Fact]
    public void Add_AfterComplete_IsRefused()
    {
        var cube = Sample.Line(1);
        cube.Complete();

        Assert.Throws<InvalidOperationException>(() => cube.Add([1], 1));
        Assert.Throws<InvalidOperationException>(() => cube.MarkMissing(0, 1));
    }

    [Fact]
    public void Complete_Twice_CountsOnce()
    {
        var cube = Sample.Line(10, 20);
        cube.Complete();
        cube.Complete();

        Assert.Equal("30 10 20", Sample.Show(ShowAll.Protect(cube)));
    }

    [Fact]
    public void Constructor_DimensionWithoutMembers_IsNamed() => Assert.Contains(
        "empty", Assert.Throws<ArgumentException>(() => Sample.Cube([Sample.Codes("d", "a"), Sample.Codes("empty")])).Message, StringComparison.Ordinal);

    [Fact]
    public void Constructor_TooManyCells_SaysTheSizes()
    {
        var wide = Sample.Codes("employer", [.. Enumerable.Range(0, 5000).Select(i => $"e{i}")]);
        var other = new Dimension("other", Sample.Label, wide.Members);

        var error = Assert.Throws<ArgumentException>(() => Sample.Cube([wide, other]));

        Assert.Contains("25,000,000", error.Message, StringComparison.Ordinal);
        Assert.Contains("employer 5000 × other 5000", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_ProductBeyondIntegers_IsRefusedToo()
    {
        var members = Sample.Codes("d", [.. Enumerable.Range(0, 65536).Select(i => $"{i}")]).Members;
        Dimension[] dimensions = [.. Enumerable.Range(0, 4).Select(i => new Dimension($"d{i}", Sample.Label, members))];

        Assert.Throws<ArgumentException>(() => Sample.Cube(dimensions));
    }

    [Fact]
    public void Constructor_NameTwiceOrNoDimension_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => Sample.Cube([Sample.Codes("d", "a"), Sample.Codes("d", "b")]));
        Assert.Throws<ArgumentException>(() => Sample.Cube([Sample.Codes("people", "a")]));
        Assert.Throws<ArgumentException>(() => Sample.Cube([]));
    }

    // A cell by its definition: over all leaves below it, those that are not missing.
    private static bool Agrees(CubeCase sample, int[] cell, double value, bool missing)
    {
        var below = CubeCase.LeafCombinations(sample.Parents).Zip(sample.LeafValues)
            .Where(leaf => cell.Select((m, d) => IsWithin(sample.Parents[d], leaf.First[d], m)).All(w => w))
            .Where(leaf => !leaf.First.Where((m, d) => sample.Missing.Any(x => x.Dimension == d && IsWithin(sample.Parents[d], m, x.Member))).Any())
            .ToList();
        return missing == (below.Count == 0) && Math.Abs(value - below.Sum(leaf => leaf.Second)) < 1e-9;
    }

    private static bool IsWithin(int[] parents, int member, int whole)
    {
        while (member > whole)
        {
            member = parents[member];
        }

        return member == whole;
    }
}
