namespace Sektorskifte.Register.Records;

/// <summary>
/// One valid row: what the pass needs of it, with texts as the numbers that the dictionaries gave them.
/// </summary>
internal struct JobRow
{
    /// <summary>Who it is about.</summary>
    public PersonId Person;

    /// <summary>The first period: years, or months counted as year × 12 + month − 1.</summary>
    public int Period;

    /// <summary>The last period; equals <see cref="Period"/> except for spells. <see cref="StillRunning"/> when open.</summary>
    public int End;

    /// <summary>The employer as it is spelled.</summary>
    public int Employer;

    /// <summary>The sector column's value.</summary>
    public int Sector;

    /// <summary>The occupation code, after its quality was judged.</summary>
    public int Occupation;

    /// <summary>The job title.</summary>
    public int Title;

    /// <summary>The status code.</summary>
    public int Status;

    /// <summary>The combination of the attributes' values.</summary>
    public int Attributes;

    public double Pay;

    public double Hours;

    /// <summary>A hash of all that the other fields do not hold exactly: unmapped columns, and numbers and dates as written.</summary>
    public ulong Rest;

    /// <summary>The end of a spell that has none.</summary>
    public const int StillRunning = int.MaxValue;

    /// <summary>The number that stands for a missing value in a dictionary field.</summary>
    public const int Missing = 0;
}
