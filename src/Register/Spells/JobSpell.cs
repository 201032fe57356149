namespace Sektorskifte.Register.Spells;

/// <summary>
/// A person's main job over consecutive periods in which nothing that is recorded of it changes. Everything a mapping needs
/// of the records, whatever the leader definition, window, gap allowance and breakdown. Texts are dictionary numbers.
/// </summary>
internal struct JobSpell
{
    /// <summary>What stands for the employer when the person's periods are ambiguous; the other fields are 0 then.</summary>
    public const int Ambiguous = -1;

    /// <summary>The first period: years, or months counted as year × 12 + month − 1.</summary>
    public int First;

    /// <summary>The last period.</summary>
    public int Last;

    /// <summary>The employer as it is spelled, or <see cref="Ambiguous"/>.</summary>
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

    /// <summary>Whether the other spell differs in its periods alone.</summary>
    public readonly bool SameJob(in JobSpell other) =>
        Employer == other.Employer && Sector == other.Sector && Occupation == other.Occupation
        && Title == other.Title && Status == other.Status && Attributes == other.Attributes;
}
