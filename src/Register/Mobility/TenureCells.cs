using System.Runtime.InteropServices;

namespace Sektorskifte.Register.Mobility;

/// <summary>The whole years that somebody has been a leader in the sector, as tables tell them apart.</summary>
internal static class Tenure
{
    /// <summary>From so many years on they are one class.</summary>
    public const byte Open = 15;

    /// <summary>The class of those whose beginning as a leader was not seen.</summary>
    public const byte Unknown = 16;

    /// <summary>The number of classes: 0, 1 … the open one, and unknown.</summary>
    public const int Classes = 17;

    /// <summary>The class after so many periods as a leader.</summary>
    public static byte Of(int periods, int perYear) => (byte)Math.Min(periods / perYear, Open);
}

/// <summary>Leaders who are counted together: group, sector, level from 1, and years as a leader in the sector.</summary>
internal readonly record struct TenureCell(int Group, byte Sector, byte Level, byte Tenure);

/// <summary>The last period before a transition is missing, and the leaders in it.</summary>
/// <param name="Period">The period.</param>
/// <param name="Cell">The leaders.</param>
/// <param name="BeforeAmbiguous">An ambiguous period follows within reach of the gap allowance, so nobody was seen to leave.</param>
internal readonly record struct LeaderEnd(int Period, TenureCell Cell, bool BeforeAmbiguous);

/// <summary>
/// Leaders by years as a leader in the sector: periods at risk of a switch, and what they came to other than by a move to another
/// sector, which the moves tell. Grows with groups, and with the different ends.
/// </summary>
internal sealed class TenureCells(int groups, int sectors, int levels)
{
    private readonly long[]?[] _atRisk = new long[]?[groups];
    private readonly long[]?[] _left = new long[]?[groups];
    private readonly Dictionary<LeaderEnd, long> _ends = [];

    /// <summary>Stretches as a leader in the window whose beginning was seen.</summary>
    public long StretchesSeen { get; set; }

    /// <summary>Stretches as a leader in the window whose beginning was not.</summary>
    public long StretchesUnseen { get; set; }

    /// <summary>Leaders whose period no transition leads from.</summary>
    public IReadOnlyDictionary<LeaderEnd, long> Ends => _ends;

    /// <summary>Periods that a transition leads from, or that the same person's next one follows.</summary>
    public IEnumerable<(TenureCell Cell, long Periods)> AtRisk => Cells(_atRisk);

    /// <summary>Leaders whose next linked period was in the same sector and not as a leader.</summary>
    public IEnumerable<(TenureCell Cell, long People)> Left => Cells(_left);

    /// <summary>Adds periods at risk.</summary>
    public void AddAtRisk(in TenureCell cell, long periods) => At(_atRisk, cell) += periods;

    /// <summary>Adds leaders who went on in the sector as something else.</summary>
    public void AddLeft(in TenureCell cell, long people = 1) => At(_left, cell) += people;

    /// <summary>Adds leaders whose period no transition leads from.</summary>
    public void AddEnd(in LeaderEnd end, long people = 1) =>
        CollectionsMarshal.GetValueRefOrAddDefault(_ends, end, out _) += people;

    /// <summary>Adds the counts of another of the same shape.</summary>
    public void Add(TenureCells other)
    {
        StretchesSeen += other.StretchesSeen;
        StretchesUnseen += other.StretchesUnseen;
        foreach (var (cell, periods) in other.AtRisk)
        {
            AddAtRisk(cell, periods);
        }

        foreach (var (cell, people) in other.Left)
        {
            AddLeft(cell, people);
        }

        foreach (var (end, people) in other._ends)
        {
            AddEnd(end, people);
        }
    }

    private ref long At(long[]?[] counts, in TenureCell cell)
    {
        var cells = counts[cell.Group] ??= new long[sectors * levels * Tenure.Classes];
        return ref cells[(((cell.Sector * levels) + cell.Level - 1) * Tenure.Classes) + cell.Tenure];
    }

    private IEnumerable<(TenureCell Cell, long Count)> Cells(long[]?[] counts)
    {
        for (var group = 0; group < counts.Length; group++)
        {
            for (var i = 0; i < (counts[group]?.Length ?? 0); i++)
            {
                if (counts[group]![i] is not 0 and var count)
                {
                    var place = i / Tenure.Classes;
                    yield return (
                        new TenureCell(group, (byte)(place / levels), (byte)((place % levels) + 1), (byte)(i % Tenure.Classes)), count);
                }
            }
        }
    }
}
