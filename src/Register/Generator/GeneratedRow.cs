namespace Sektorskifte.Register.Generator;

/// <summary>A row of the register as it will be written, wrong values included.</summary>
internal struct GeneratedRow
{
    /// <summary>The value of <see cref="Sector"/> for a code that no classification has.</summary>
    public const byte UnknownSector = LabourMarket.Sectors;

    /// <summary>The value of <see cref="Sector"/> for none.</summary>
    public const byte NoSector = LabourMarket.Sectors + 1;

    /// <summary>The person; 0 for a missing one.</summary>
    public long Person;

    /// <summary>The workplace's number.</summary>
    public long Workplace;

    /// <summary>Pay in the month, in kroner with two decimals.</summary>
    public double Pay;

    /// <summary>Paid hours in the month, with two decimals.</summary>
    public double Hours;

    /// <summary>The employer's number; 0 for a missing one.</summary>
    public int Enterprise;

    /// <summary>The month as YYYYMM.</summary>
    public int Month;

    /// <summary>The number of the occupation's text in <see cref="Occupations"/>.</summary>
    public int Occupation;

    /// <summary>The birth year.</summary>
    public short BirthYear;

    /// <summary>The sector's index.</summary>
    public byte Sector;

    /// <summary>1 for men, 2 for women.</summary>
    public byte Sex;

    /// <summary>Whether the hours are imputed, 0 or 1.</summary>
    public byte Imputed;
}
