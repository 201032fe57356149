namespace Sektorskifte.Register.Mapping;

/// <summary>
/// What a run read and found, in counts that describe the run and its data quality. Written as <c>summary.json</c>.
/// Always: <see cref="RowsRead"/> = <see cref="Used"/> + <see cref="Duplicates"/> + the rejected rows.
/// </summary>
public sealed record RunSummary
{
    /// <summary>Data rows in the files, headers not counted.</summary>
    public required long RowsRead { get; init; }

    /// <summary>Rows that became employment records.</summary>
    public required long Used { get; init; }

    /// <summary>Rows, beyond the first, that equal another row in all columns.</summary>
    public required long Duplicates { get; init; }

    /// <summary>Rejected rows by reason.</summary>
    public required IReadOnlyDictionary<string, long> Rejected { get; init; }

    /// <summary>Used rows whose period lies outside the window asked for; they serve experience history only.</summary>
    public required long OutsideWindow { get; init; }

    /// <summary>Persons with a used row in the window.</summary>
    public required long Persons { get; init; }

    /// <summary>Distinct person and period pairs in the window, ambiguous ones included.</summary>
    public required long PersonPeriods { get; init; }

    /// <summary>Person-periods that link to nothing because the person can't be trusted to be one.</summary>
    public required long AmbiguousPersonPeriods { get; init; }

    /// <summary>Person-periods with more than one job, of which one was chosen as the main job.</summary>
    public required long PersonPeriodsWithSecondJobs { get; init; }

    /// <summary>Runs of equal main jobs of a person, gaps up to the allowance bridged.</summary>
    public required long Spells { get; init; }

    /// <summary>Stretches as a leader in one sector that have a period in the window.</summary>
    public required LeaderStretches LeaderStretches { get; init; }

    /// <summary>Transitions: pairs of a person's neighbouring periods no further apart than the gap allowance.</summary>
    public required long LinkedPairs { get; init; }

    /// <summary>The transitions by kind; they sum to <see cref="LinkedPairs"/>.</summary>
    public required MoveCounts Moves { get; init; }

    /// <summary>The transitions by kind as they would be without the reorganisation rule.</summary>
    public required MoveCounts MovesWithoutRule { get; init; }

    /// <summary>Totals at other thresholds of the reorganisation rule.</summary>
    public required IReadOnlyList<ThresholdOutcome> Thresholds { get; init; }

    /// <summary>Employers, as compared, that are somebody's main job in the window.</summary>
    public required int Employers { get; init; }

    /// <summary>The first and last period with a row in the window, such as 2001 or 2008-01; null when no row was used.</summary>
    public required string? FirstPeriod { get; init; }

    /// <summary>See <see cref="FirstPeriod"/>.</summary>
    public required string? LastPeriod { get; init; }

    /// <summary>Periods between first and last in which no file has a row.</summary>
    public required IReadOnlyList<string> MissingPeriods { get; init; }

    /// <summary>Reporting periods in which only some of the grain periods can show arrivals, with how many can.</summary>
    public required IReadOnlyDictionary<string, int> PartialPeriods { get; init; }
}

/// <summary>Transitions by kind.</summary>
/// <param name="SameJob">Same employer, same sector.</param>
/// <param name="EmployerChange">Another employer of the same sector.</param>
/// <param name="SectorSwitch">Another employer of another sector.</param>
/// <param name="Reclassification">Same employer, another sector.</param>
/// <param name="Reorganisation">Part of a group that moved together.</param>
public sealed record MoveCounts(
    long SameJob, long EmployerChange, long SectorSwitch, long Reclassification, long Reorganisation);

/// <summary>Stretches as a leader in one sector, by whether their beginning was seen.</summary>
/// <param name="BeginningSeen">The person was in the records before and not a leader of the sector.</param>
/// <param name="BeginningUnknown">The person was a leader when first seen, or after a time in which nobody saw whether he was.</param>
public sealed record LeaderStretches(long BeginningSeen, long BeginningUnknown);

/// <summary>What the reorganisation rule finds at one setting.</summary>
/// <param name="MinPeople">The least number of people in a group.</param>
/// <param name="MinShare">The least share of the old employer's people who are still seen.</param>
/// <param name="Groups">The groups found.</param>
/// <param name="People">The transitions they take out of the count.</param>
/// <param name="EmployerChanges">What remains as employer changes.</param>
/// <param name="SectorSwitches">What remains as sector switches.</param>
public sealed record ThresholdOutcome(
    int MinPeople, double MinShare, long Groups, long People, long EmployerChanges, long SectorSwitches);
