using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Moves;

/// <summary>Moves of one band of periods by their keys, and the numbers of their kinds.</summary>
/// <param name="capacity">How many there is room for.</param>
/// <param name="firstPeriod">The first period of the band.</param>
internal sealed class MoveBlock(int capacity, int firstPeriod)
{
    /// <summary>The first period of the band.</summary>
    public int FirstPeriod => firstPeriod;

    /// <summary>Period and employers of each move, see <see cref="MoveKey"/>.</summary>
    public ulong[] Keys { get; } = new ulong[capacity];

    /// <summary>The kind of each move.</summary>
    public int[] Kinds { get; } = new int[capacity];

    /// <summary>How many there are.</summary>
    public int Count { get; set; }

    /// <summary>The bytes that it takes.</summary>
    public int Bytes => capacity * (sizeof(ulong) + sizeof(int));

    /// <summary>Adds a move.</summary>
    public void Add(ulong key, int kind)
    {
        Keys[Count] = key;
        Kinds[Count++] = kind;
    }

    /// <summary>Adds the moves of another block.</summary>
    public void Add(MoveBlock other)
    {
        Array.Copy(other.Keys, 0, Keys, Count, other.Count);
        Array.Copy(other.Kinds, 0, Kinds, Count, other.Count);
        Count += other.Count;
    }
}

/// <summary>
/// Period, old and new employer of a move in one number, ordered in this manner, so that people who go together stand together:
/// 12 bits for the period, counted from the first of its band, and 26 for each employer.
/// </summary>
internal static class MoveKey
{
    private const int EmployerBits = 26;
    private const ulong EmployerMask = (1UL << EmployerBits) - 1;

    /// <summary>The key of a move.</summary>
    /// <param name="period">The period of arrival, counted from the first of the band.</param>
    /// <param name="from">The old employer, as compared.</param>
    /// <param name="to">The new employer, as compared.</param>
    /// <exception cref="InputException">There are more than 67 million employers.</exception>
    public static ulong Of(int period, int from, int to) => ((uint)from | (uint)to) <= EmployerMask
        ? ((ulong)(uint)period << (2 * EmployerBits)) | ((ulong)(uint)from << EmployerBits) | (uint)to
        : throw new InputException(
            "There are more than 67 million different employers; is the employer's column mapped to the right role?");

    /// <summary>The period of a key.</summary>
    public static int Period(ulong key) => (int)(key >> (2 * EmployerBits));

    /// <summary>The old employer of a key.</summary>
    public static int From(ulong key) => (int)((key >> EmployerBits) & EmployerMask);

    /// <summary>The new employer of a key.</summary>
    public static int To(ulong key) => (int)(key & EmployerMask);
}
