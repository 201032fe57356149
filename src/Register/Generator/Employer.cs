namespace Sektorskifte.Register.Generator;

/// <summary>An employer of the synthetic register.</summary>
internal struct Employer
{
    /// <summary>No month: later than any.</summary>
    public const int Never = int.MaxValue;

    /// <summary>No employer, no event.</summary>
    public const int None = -1;

    /// <summary>Its sector at first.</summary>
    public byte Sector;

    /// <summary>Its sector from <see cref="ReclassifiedIn"/> on.</summary>
    public byte LaterSector;

    /// <summary>How it reports occupations.</summary>
    public OccupationReport Report;

    /// <summary>Few people are expected to work there, so that <see cref="CrowdLimit"/> applies.</summary>
    public bool IsSmall;

    /// <summary>The number of workplaces.</summary>
    public short Workplaces;

    /// <summary>The month in which the sector code changes, from 0; <see cref="Never"/> when it does not.</summary>
    public int ReclassifiedIn;

    /// <summary>The month from which all its people are at <see cref="Successor"/>; <see cref="Never"/> when it stays.</summary>
    public int ClosedFrom;

    /// <summary>Who takes its people over.</summary>
    public int Successor;

    /// <summary>The planted group that leaves it; <see cref="None"/> when there is none.</summary>
    public int Group;

    /// <summary>The month in which <see cref="Group"/> leaves; <see cref="Never"/> when there is none.</summary>
    public int GroupLeavesIn;

    /// <summary>The sector in a month.</summary>
    public readonly int SectorIn(int month) => month < ReclassifiedIn ? Sector : LaterSector;

    /// <summary>A lasting employer in which nothing is planted.</summary>
    public static Employer Lasting(int sector, OccupationReport report, double people) => new()
    {
        Sector = (byte)sector,
        LaterSector = (byte)sector,
        Report = report,
        IsSmall = people < CrowdLimit.SmallEmployer,
        Workplaces = (short)Math.Clamp(people / PeopleAtWorkplace, 1, MostWorkplaces),
        ReclassifiedIn = Never,
        ClosedFrom = Never,
        Successor = None,
        Group = None,
        GroupLeavesIn = Never,
    };

    /// <summary>The most workplaces of an employer.</summary>
    public const int MostWorkplaces = 900;

    private const int PeopleAtWorkplace = 40;
}
