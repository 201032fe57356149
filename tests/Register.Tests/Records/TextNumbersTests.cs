using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Tests.Records;

public sealed class TextNumbersTests : IDisposable
{
    private readonly ColumnMemory _memory = new();
    private readonly TextDictionary _texts = new();

    public void Dispose() => _memory.Dispose();

    [Fact]
    public void Read_TextsAroundTheInlineLength_AreNumberedByTheirBytes()
    {
        // 12 bytes stand inline, 13 behind an address: the same 12 first, then one more.
        Assert.Equal(
            [1, 2, 1, 2, 3],
            Read(_memory.Texts("abcdefghijkl", "abcdefghijklm", "abcdefghijkl", "abcdefghijklm", "abcdefghijkln"), 5));
    }

    [Fact]
    public void Read_MissingEmptyAndBlankTexts_AreMissing() =>
        Assert.Equal([0, 0, 0, 1, 0, 1], Read(_memory.Texts(null, "", "   ", "x", null, "x"), 6));

    [Fact]
    public void Read_MissingIntegerAfterThatValue_IsMissing() =>
        Assert.Equal([1, 0, 1, 1, 2], Read(_memory.Integers(7, null, 7, 7, 8), 5));

    [Fact]
    public void Read_IntegersAndTheirTexts_HaveOneNumber()
    {
        var numbers = Read(_memory.Integers(0, -1, long.MaxValue, long.MinValue, 1112), 5);

        Assert.Equal(numbers, Read(_memory.Texts("0", "-1", "9223372036854775807", "-9223372036854775808", "1112"), 5));
    }

    [Fact]
    public void Read_NumbersAndTheirTexts_HaveOneNumber()
    {
        var numbers = Read(_memory.Numbers(12, -0.0, 0.5, 999_999_999_999_999, null), 5);

        Assert.Equal(numbers, Read(_memory.Texts("12", "0", "0.5", "999999999999999", null), 5));
    }

    [Fact]
    public void Read_DatesAndTheirTexts_HaveOneNumber()
    {
        var numbers = Read(_memory.Dates(0, 1977, -1, null), 4);

        Assert.Equal(numbers, Read(_memory.Texts("1970-01-01", "1975-06-01", "1969-12-31", null), 4));
    }

    [Fact]
    public void Read_DatesOutsideTheCalendar_AreTextsOfTheirOwn() =>
        Assert.Equal([1, 2, 3, 1], Read(_memory.Dates(int.MaxValue, int.MinValue, 2932897, int.MaxValue), 4));

    [Fact]
    public void Read_BooleansAndTheirTexts_HaveOneNumber()
    {
        var numbers = Read(_memory.Booleans(true, false, null, true), 4);

        Assert.Equal(numbers, Read(_memory.Texts("true", "false", null, "true"), 4));
    }

    [Fact]
    public void Read_TwoChunks_GoOnWithTheSameNumbers()
    {
        var numbers = new TextNumbers(_texts);
        Span<int> read = stackalloc int[2];
        numbers.Read(_memory.Integers(5, 6), 2, read);
        numbers.Read(_memory.Integers(6, 5), 2, read);

        Assert.Equal([2, 1], read.ToArray());
    }

    [Fact]
    public void Read_AnyTexts_EqualNumbersExactlyWhereTextsAreEqual() =>
        Prop.ForAll(Gen.Elements("", "a", "aa", "abcdefghijkl", "abcdefghijklm", "abcdefghijklmn", " ", "b").ArrayOf().ToArbitrary(), values =>
        {
            using var memory = new ColumnMemory();
            var numbers = new int[values.Length];
            var texts = new TextDictionary();
            new TextNumbers(texts).Read(memory.Texts(values), values.Length, numbers);
            return numbers.Select(texts.Text).SequenceEqual(values.Select(v => v == " " ? "" : v));
        }).QuickCheckThrowOnFailure();

    private int[] Read(ColumnVector column, int count)
    {
        var numbers = new int[count];
        new TextNumbers(_texts).Read(column, count, numbers);
        return numbers;
    }
}
