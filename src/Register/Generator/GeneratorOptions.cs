using System.Globalization;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Generator;

/// <summary>What a synthetic register should hold. The same options give the same rows, on every machine.</summary>
public sealed record GeneratorOptions
{
    /// <summary>People who ever have a job in the period; 1 to 1,000,000,000, default 10,000.</summary>
    public long Persons { get; init; } = 10_000;

    /// <summary>The first month, as YYYY-MM from 1980-01 to 2099-12; default 2012-01.</summary>
    public string From { get; init; } = "2012-01";

    /// <summary>The last month, as YYYY-MM, not before the first; default 2021-12.</summary>
    public string To { get; init; } = "2021-12";

    /// <summary>The seed; another seed gives another register of the same kind. Default 1.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Job changes a year of each leader, 0 to 1; default 0.08.</summary>
    public double LeaderMoveRate { get; init; } = 0.08;

    /// <summary>Job changes a year of each other employee, 0 to 1; default 0.10.</summary>
    public double MoveRate { get; init; } = 0.10;

    /// <summary>The share of the job changes of those who are no leaders that looks for a job in all sectors, each by its
    /// size, instead of the own one; 0 to 1, default 0.12.</summary>
    public double OpenSearchShare { get; init; } = 0.12;

    /// <summary>The part of people at work who leave for good in a year, and are replaced by others; 0 to 1, default 0.03.</summary>
    public double ExitRate { get; init; } = 0.03;

    /// <summary>The share of person-months with a second, less paid job; 0 to 0.5, default 0.06.</summary>
    public double SecondJobShare { get; init; } = 0.06;

    /// <summary>The share of person-months in a gap between two jobs, three months long on average; 0 to 0.5, default 0.02.</summary>
    public double GapShare { get; init; } = 0.02;

    /// <summary>The share of person-months in which a row stands twice; 0 to 0.5, default 0.001.</summary>
    public double DuplicateShare { get; init; } = 0.001;

    /// <summary>The share of person-months whose only row can't be used: a wrong or missing value; 0 to 0.5, default 0.0005.</summary>
    public double MiscodedShare { get; init; } = 0.0005;

    /// <summary>The share of private employers with fewer than ten people that report no occupation; 0 to 1, default 0.4.
    /// They have no leaders, since none could be seen.</summary>
    public double UnreportedOccupationShare { get; init; } = 0.4;

    /// <summary>The share of private employers with fewer than ten people that report one to three digits; 0 to 1 together
    /// with those that report none, default 0.2.</summary>
    public double ShortOccupationShare { get; init; } = 0.2;

    /// <summary>Employers that are renumbered, merged into another or give a unit away; fewer when there are not enough
    /// employers of fitting size. 0 to 1000, default 6.</summary>
    public int Reorganisations { get; init; } = 6;

    /// <summary>Groups that move together but are too few, or too small a part of their employer, to be a reorganisation;
    /// fewer when there are not enough employers of fitting size. 0 to 1000, default 4.</summary>
    public int NearMisses { get; init; } = 4;

    /// <summary>Employers whose sector code changes although nobody moves; fewer when there are not enough employers of
    /// fitting size. 0 to 1000, default 4.</summary>
    public int ReclassifiedEmployers { get; init; } = 4;

    /// <summary>The gap allowance for which the truth counts transitions, in months; 0 to 120, default 0. The rows do not depend on it.</summary>
    public int GapAllowance { get; init; }

    /// <summary>The first month as year × 12 + month − 1.</summary>
    internal int FirstMonth => Month(From, nameof(From));

    /// <summary>The number of months.</summary>
    internal int Months => Month(To, nameof(To)) - FirstMonth + 1;

    /// <summary>Refuses settings that can't be met, all named in one message.</summary>
    /// <exception cref="InputException">A setting is out of its range, or a month is none.</exception>
    internal void Check()
    {
        var wrong = new List<string>();
        Within(nameof(Persons), Persons, 1, 1_000_000_000);
        Within(nameof(LeaderMoveRate), LeaderMoveRate, 0, 1);
        Within(nameof(MoveRate), MoveRate, 0, 1);
        Within(nameof(OpenSearchShare), OpenSearchShare, 0, 1);
        Within(nameof(ExitRate), ExitRate, 0, 1);
        Within(nameof(SecondJobShare), SecondJobShare, 0, 0.5);
        Within(nameof(GapShare), GapShare, 0, 0.5);
        Within(nameof(DuplicateShare), DuplicateShare, 0, 0.5);
        Within(nameof(MiscodedShare), MiscodedShare, 0, 0.5);
        Within(nameof(UnreportedOccupationShare), UnreportedOccupationShare, 0, 1);
        Within(nameof(ShortOccupationShare), ShortOccupationShare, 0, 1 - UnreportedOccupationShare);
        Within(nameof(Reorganisations), Reorganisations, 0, 1000);
        Within(nameof(NearMisses), NearMisses, 0, 1000);
        Within(nameof(ReclassifiedEmployers), ReclassifiedEmployers, 0, 1000);
        Within(nameof(GapAllowance), GapAllowance, 0, 120);
        if (Months < 1)
        {
            wrong.Add($"To is {To}, before From, {From}");
        }

        if (wrong.Count > 0)
        {
            throw new InputException($"The register can't be generated: {string.Join("; ", wrong)}.");
        }

        void Within(string name, double value, double least, double most)
        {
            // NaN is in no range.
            if (!(value >= least && value <= most))
            {
                wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{name} is {value}; {least} to {most} is possible"));
            }
        }
    }

    private static int Month(string text, string name)
    {
        if (!DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            || date.Year is < 1980 or > 2099)
        {
            throw new InputException(
                $"The register can't be generated: {name} is '{text}'; a month from 1980-01 to 2099-12 is right, such as 2012-01.");
        }

        return (date.Year * 12) + date.Month - 1;
    }
}
