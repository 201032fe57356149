using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Tests.Records;

public sealed class PersonColumnTests : IDisposable
{
    private static readonly PersonId Untouched = new(7, 7);

    private readonly ColumnMemory _memory = new();
    private readonly PersonColumn _persons = new();

    public void Dispose() => _memory.Dispose();

    [Theory]
    [InlineData("a b b c", true)]
    [InlineData("a b a", false)]
    [InlineData("abcdefghijkl abcdefghijklm abcdefghijklm", true)]
    [InlineData("abcdefghijklm abcdefghijkl", false)]
    [InlineData("9 10", false)]
    [InlineData("10 9", true)]
    public void InOrder_Texts_TellsAPersonWhoStandsBeforeTheLast(string persons, bool inOrder)
    {
        Read(persons.Split(' '));

        Assert.Equal(inOrder, _persons.InOrder);
    }

    [Fact]
    public void ReadTexts_TwoChunks_GoesOnWithTheSamePerson()
    {
        var first = Read("a", "a", "b-with-a-long-name");
        var second = Read("b-with-a-long-name", "c");

        Assert.Equal([.. Ids("a", "a", "b-with-a-long-name"), .. Ids("b-with-a-long-name", "c")], [.. first, .. second]);
        Assert.True(_persons.InOrder);
    }

    [Fact]
    public void ReadTexts_SecondChunkBeforeTheFirst_IsOutOfOrder()
    {
        Read("b");
        Read("a");

        Assert.False(_persons.InOrder);
    }

    [Fact]
    public void ReadTexts_MissingInBetween_DoesNotDisturbTheOrder()
    {
        Assert.Equal([.. Ids("a"), Untouched, .. Ids("a", "b")], Read("a", null, "a", "b"));
        Assert.True(_persons.InOrder);
    }

    [Fact]
    public void FirstAndLast_Texts_AreTheKeysOfTheFileAsWritten()
    {
        Assert.Null(_persons.First);
        Assert.Null(_persons.Last);
        Read("a", "b");
        Read(null, "a-longer-name-than-the-one-before");

        Assert.Equal("a", Encoding.UTF8.GetString(_persons.First!.Text!));
        Assert.Equal("a-longer-name-than-the-one-before", Encoding.UTF8.GetString(_persons.Last!.Text!));
    }

    [Fact]
    public void Of_NegativesToPositives_AreInOrder()
    {
        Assert.Equal(
            new[] { long.MinValue, -1, -1, 0, 5 }.Select(PersonId.Of), new[] { long.MinValue, -1, -1, 0, 5 }.Select(_persons.Of));
        Assert.True(_persons.InOrder);
        Assert.Equal((long.MinValue, 5L), (_persons.First!.Number, _persons.Last!.Number));
        _persons.Of(4);
        Assert.False(_persons.InOrder);
    }

    // Zero is what an empty column remembers too.
    [Fact]
    public void Of_ZeroFirst_IsTheFirstPerson()
    {
        Assert.Equal(PersonId.Of(0), _persons.Of(0));
        Assert.Equal(new PersonKey(0, null), _persons.First);
    }

    [Fact]
    public void ReadNumbers_MissingOneInBetween_DisturbsNoOther()
    {
        PersonId[] persons = [Untouched, Untouched, Untouched];
        _persons.ReadNumbers(_memory.Integers(3, null, 4), 3, persons);

        Assert.Equal((PersonId.Of(3), PersonId.Of(4)), (persons[0], persons[2]));
        Assert.True(_persons.InOrder);
    }

    [Fact]
    public void ReadTexts_AnyPersons_InOrderExactlyWhenBytesNeverFall() =>
        Prop.ForAll(Keys.ArrayOf().ToArbitrary(), persons =>
        {
            using var memory = new ColumnMemory();
            var column = new PersonColumn();
            var ids = new PersonId[persons.Length];
            column.ReadTexts(memory.Texts(persons), persons.Length, ids);
            var falls = persons.Zip(persons.Skip(1)).Any(p => string.CompareOrdinal(p.First, p.Second) > 0);
            Assert.Equal(Ids(persons), ids);
            return column.InOrder == !falls;
        }).QuickCheckThrowOnFailure();

    // Two parts of the rows are in order together exactly when each is, and the second may follow the first.
    [Fact]
    public void MayBeFollowedBy_AnyTwoParts_AgreesWithReadingThemAsOne() =>
        Prop.ForAll(Keys.NonEmptyListOf().ToArbitrary(), Keys.NonEmptyListOf().ToArbitrary(), (left, right) =>
        {
            using var memory = new ColumnMemory();
            var (first, second, all) = (Of(memory, left), Of(memory, right), Of(memory, [.. left, .. right]));
            return all.InOrder == (first.InOrder && second.InOrder && first.Last!.MayBeFollowedBy(second.First!));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(1, 2, true)]
    [InlineData(2, 2, true)]
    [InlineData(-1, 1, true)]
    [InlineData(2, 1, false)]
    public void MayBeFollowedBy_Numbers_GoesByTheirValues(long first, long second, bool may)
    {
        Assert.Equal(may, new PersonKey(first, null).MayBeFollowedBy(new PersonKey(second, null)));
        Assert.False(new PersonKey(first, null).MayBeFollowedBy(new PersonKey(0, [.. "9"u8])));
    }

    [Fact]
    public void ReadTexts_ManyOrderedPersons_RemembersNoneOfThem()
    {
        string[] names = [.. Enumerable.Range(0, 2000).Select(i => i.ToString("D20", CultureInfo.InvariantCulture))];
        var column = _memory.Texts(names);
        var ids = new PersonId[names.Length];
        _persons.ReadTexts(column, names.Length, ids);
        var before = GC.GetAllocatedBytesForCurrentThread();
        _persons.ReadTexts(column, names.Length, ids);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200);
    }

    private static Gen<string> Keys => Gen.Elements("a", "ab", "b", "æ", "7", "10", "abcdefghijkl", "abcdefghijklm", "abcdefghijkln");

    private static PersonColumn Of(ColumnMemory memory, IReadOnlyList<string> persons)
    {
        var column = new PersonColumn();
        column.ReadTexts(memory.Texts([.. persons]), persons.Count, new PersonId[persons.Count]);
        return column;
    }

    private static PersonId[] Ids(params string[] persons) => [.. persons.Select(p => PersonId.Of(Encoding.UTF8.GetBytes(p)))];

    private PersonId[] Read(params string?[] persons)
    {
        var ids = new PersonId[persons.Length];
        ids.AsSpan().Fill(Untouched);
        _persons.ReadTexts(_memory.Texts(persons), persons.Length, ids);
        return ids;
    }
}
