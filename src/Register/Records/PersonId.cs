using System.Buffers.Text;

namespace Sektorskifte.Register.Records;

/// <summary>
/// Who a row is about, in 128 bits. A whole number keeps its value, so that it is exact; a text is hashed, and two of ten
/// million share an identity with a chance of one in 10^24. A text that is a whole number as digits write it is that
/// number, so that a person is the same in CSV and in Parquet.
/// </summary>
/// <param name="High">A mix of the key's bits, evenly spread: what partitions and orders persons.</param>
/// <param name="Low">The number, or 64 further bits of the text's hash.</param>
internal readonly record struct PersonId(ulong High, ulong Low) : IComparable<PersonId>
{
    private const ulong NumberSeed = 0x2545F4914F6CDD1D;
    private const ulong SecondSeed = 0x8CB92BA72F3D8DD7;
    private const int LongestNumber = 20;

    /// <summary>The identity of a whole number.</summary>
    public static PersonId Of(long person) => new(TextHash.Combine(NumberSeed, (ulong)person), (ulong)person);

    /// <summary>The identity of a text.</summary>
    public static PersonId Of(ReadOnlySpan<byte> person) => IsNumber(person, out var number)
        ? Of(number)
        : new PersonId(TextHash.Of(person), TextHash.Combine(TextHash.Of(person, SecondSeed), (ulong)person.Length));

    /// <summary>The partition that the person falls in, 0 to <paramref name="partitions"/> less one.</summary>
    /// <param name="partitions">A power of two.</param>
    public int Partition(int partitions) => (int)(High >> 32) & (partitions - 1);

    /// <inheritdoc/>
    public int CompareTo(PersonId other)
    {
        var order = High.CompareTo(other.High);
        return order != 0 ? order : Low.CompareTo(other.Low);
    }

    private static bool IsNumber(ReadOnlySpan<byte> text, out long number)
    {
        number = 0;
        return text.Length is > 0 and <= LongestNumber
            && (text is [>= (byte)'1' and <= (byte)'9', ..] or [(byte)'-', >= (byte)'1' and <= (byte)'9', ..] or [(byte)'0'])
            && Utf8Parser.TryParse(text, out number, out var read)
            && read == text.Length;
    }
}
