using Sektorskifte.Tables.Cubes;

namespace Sektorskifte.Tables.Tests.Cubes;

public class DimensionTests
{
    [Fact]
    public void Constructor_CodeTwice_NamesTheCode() =>
        Assert.Contains("'a'", Assert.Throws<ArgumentException>(() => Sample.Codes("d", "a", "b", "a")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-2)]
    public void Constructor_ParentNotBefore_IsRefused(int parent) =>
        Assert.Throws<ArgumentException>(() => Sample.Dimension("d", parent));

    [Fact]
    public void PartsOf_Subtotals_GivesDirectPartsOnly()
    {
        var dimension = Sample.Dimension("d", -1, 0, 1, 1, 0);

        Assert.Equal([1, 4], dimension.PartsOf(0).ToArray());
        Assert.Equal([2, 3], dimension.PartsOf(1).ToArray());
        Assert.Empty(dimension.PartsOf(4).ToArray());
        Assert.Equal([false, false, true, true, true], dimension.IsLeaf);
    }

    [Fact]
    public void AddsUp_NoParents_IsFalse()
    {
        Assert.False(Sample.Codes("d", "a", "b").AddsUp);
        Assert.True(Sample.Total("d", "a").AddsUp);
    }

    [Fact]
    public void IndexOf_UnknownCode_NamesDimensionAndCode()
    {
        var error = Assert.Throws<KeyNotFoundException>(() => Sample.Codes("sector", "state").IndexOf("moon"));

        Assert.Contains("sector", error.Message, StringComparison.Ordinal);
        Assert.Contains("'moon'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TryIndexOf_KnownAndUnknown_SaysWhich()
    {
        var dimension = Sample.Codes("d", "a", "b");

        Assert.True(dimension.TryIndexOf("b", out var index));
        Assert.Equal(1, index);
        Assert.False(dimension.TryIndexOf("c", out _));
        Assert.True(dimension.Has("a"));
    }
}
