using System.Numerics;

namespace Sektorskifte.Register.Generator;

/// <summary>
/// Keeps ordinary job changes from forming a group that would count as a reorganisation: of a small employer's people, at
/// most <see cref="Most"/> go to the same other employer in the same month.
/// </summary>
/// <remarks>
/// The counts share a table of fixed size by hash. Where two groups share a count, a change may be refused too early, never
/// too late; the person then looks for another employer. An employer with <see cref="SmallEmployer"/> people and more needs no limit: a group there
/// would be 30 % of it leaving for one place in one month, of which about 1 % leave for any.
/// </remarks>
internal sealed class CrowdLimit
{
    /// <summary>The most who may go together: one less than a reorganisation takes.</summary>
    public const int Most = 4;

    /// <summary>The expected number of people from which an employer needs no limit.</summary>
    public const int SmallEmployer = 100;

    private const int Bits = 23;
    private readonly byte[] _counts = new byte[1 << Bits];

    /// <summary>Whether one more person may go; if so, the person is counted.</summary>
    public bool Admit(int origin, int destination, int month)
    {
        var key = ((ulong)(uint)origin << 32) | (uint)destination;
        var hash = (BitOperations.RotateLeft(key * 0x9E3779B97F4A7C15, 29) + (uint)month) * 0xBF58476D1CE4E5B9;
        ref var count = ref _counts[hash >> (64 - Bits)];
        if (count >= Most)
        {
            return false;
        }

        count++;
        return true;
    }
}
