using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Tests.Records;

public sealed class PersonKeysTests : IDisposable
{
    private readonly ColumnMemory _memory = new();

    public void Dispose() => _memory.Dispose();

    [Theory]
    [InlineData("a b b c", false)]
    [InlineData("a b a", true)]
    [InlineData("abcdefghijkl abcdefghijklm abcdefghijklm", false)]
    [InlineData("abcdefghijklm abcdefghijkl", true)]
    [InlineData("9 10", true)]
    [InlineData("10 9", false)]
    public void ReadTexts_Ordered_TellsAPersonWhoStandsBeforeTheLast(string persons, bool outOfOrder)
    {
        var keys = new PersonKeys(ordered: true);
        Read(keys, persons.Split(' '));

        Assert.Equal(outOfOrder, keys.OutOfOrder);
    }

    [Fact]
    public void ReadTexts_OrderedOverTwoChunks_GoesOnWithTheSamePerson()
    {
        var keys = new PersonKeys(ordered: true);

        Assert.Equal([0, 0, 1], Read(keys, "a", "a", "b-with-a-long-name"));
        Assert.Equal([1, 2], Read(keys, "b-with-a-long-name", "c"));
        Assert.False(keys.OutOfOrder);
    }

    [Fact]
    public void ReadTexts_SecondChunkBeforeTheFirst_IsOutOfOrder()
    {
        var keys = new PersonKeys(ordered: true);
        Read(keys, "b");
        Read(keys, "a");

        Assert.True(keys.OutOfOrder);
    }

    [Fact]
    public void ReadTexts_MissingInBetween_DoesNotDisturbTheOrder()
    {
        var keys = new PersonKeys(ordered: true);

        Assert.Equal([0, -7, 0, 1], Read(keys, "a", null, "a", "b"));
        Assert.False(keys.OutOfOrder);
    }

    [Fact]
    public void ReadTexts_Unordered_NumbersPersonsByFirstAppearance()
    {
        var keys = new PersonKeys(ordered: false);

        Assert.Equal([0, 1, 0, -7, 2], Read(keys, "b", "a", "b", null, "b-with-a-long-name"));
        Assert.Equal([2, 0], Read(keys, "b-with-a-long-name", "b"));
        Assert.Equal(3, keys.Count);
        Assert.False(keys.OutOfOrder);
    }

    [Fact]
    public void OfInteger_OrderedNegativesToPositives_KeepTheirNumbers()
    {
        var keys = new PersonKeys(ordered: true);

        Assert.Equal([long.MinValue, -1, -1, 0, 5], new[] { long.MinValue, -1, -1, 0, 5 }.Select(keys.OfInteger));
        Assert.False(keys.OutOfOrder);
        keys.OfInteger(4);
        Assert.True(keys.OutOfOrder);
    }

    [Fact]
    public void OfInteger_Unordered_NumbersPersonsByFirstAppearance()
    {
        var keys = new PersonKeys(ordered: false);

        Assert.Equal([0, 1, 0, 2], new long[] { 9, -3, 9, 0 }.Select(keys.OfInteger));
        Assert.Equal(3, keys.Count);
    }

    [Fact]
    public void ReadTexts_AnyPersons_OutOfOrderExactlyWhenBytesFall() =>
        Prop.ForAll(Gen.Elements("a", "ab", "b", "æ", "abcdefghijkl", "abcdefghijklm", "abcdefghijkln").ArrayOf().ToArbitrary(), persons =>
        {
            using var memory = new ColumnMemory();
            var ordered = new PersonKeys(ordered: true);
            var numbered = new PersonKeys(ordered: false);
            var (follow, numbers) = (new long[persons.Length], new long[persons.Length]);
            ordered.ReadTexts(memory.Texts(persons), persons.Length, follow);
            numbered.ReadTexts(memory.Texts(persons), persons.Length, numbers);
            var falls = persons.Zip(persons.Skip(1)).Any(p => string.CompareOrdinal(p.First, p.Second) > 0);
            Assert.Equal(persons.Distinct().ToList(), numbers.Distinct().Select(n => persons[Array.IndexOf(numbers, n)]));
            return ordered.OutOfOrder == falls && (falls || follow.Distinct().Count() == persons.Distinct().Count());
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void ReadTexts_ManyOrderedPersons_RemembersNoneOfThem()
    {
        var keys = new PersonKeys(ordered: true);
        string[] names = [.. Enumerable.Range(0, 2000).Select(i => i.ToString("D20", CultureInfo.InvariantCulture))];
        var column = _memory.Texts(names);
        var numbers = new long[names.Length];
        keys.ReadTexts(column, names.Length, numbers);
        var before = GC.GetAllocatedBytesForCurrentThread();
        keys.ReadTexts(column, names.Length, numbers);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200);
        Assert.Equal(0, keys.Count);
    }

    private long[] Read(PersonKeys keys, params string?[] persons)
    {
        var numbers = new long[persons.Length];
        numbers.AsSpan().Fill(-7);
        keys.ReadTexts(_memory.Texts(persons), persons.Length, numbers);
        return numbers;
    }
}
