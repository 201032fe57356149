namespace Sektorskifte.Register.Generator;

/// <summary>A person's main job.</summary>
internal struct Job
{
    /// <summary>The employer's index.</summary>
    public int Employer;

    /// <summary>The number of the occupation's text.</summary>
    public int Occupation;

    /// <summary>The sector in the month.</summary>
    public byte Sector;

    /// <summary>A leader's job, by its occupation.</summary>
    public bool Leader;

    /// <summary>The workplace's number.</summary>
    public long Workplace;

    /// <summary>Pay in the first month's wage level, in kroner a month.</summary>
    public double Pay;

    /// <summary>Paid hours a month, with two decimals.</summary>
    public double Hours;
}

/// <summary>A job beside the main one.</summary>
/// <param name="Employer">The employer's index as it was at first; see <see cref="Employers.InPlaceOf"/>.</param>
/// <param name="Occupation">The number of the occupation's text.</param>
/// <param name="PayShare">Its pay as a share of the main job's, below 1, so that the main job is never in doubt.</param>
/// <param name="Hours">Paid hours a month, with two decimals.</param>
internal readonly record struct SecondJob(int Employer, int Occupation, double PayShare, double Hours)
{
    /// <summary>No second job.</summary>
    public static SecondJob None { get; } = new(Generator.Employer.None, Occupations.Missing, 0, 0);

    /// <summary>There is one.</summary>
    public bool Exists => Employer != Generator.Employer.None;
}
