using System.Text.Json;
using System.Text.Json.Serialization;
using Sektorskifte.Register.Mapping;

namespace Sektorskifte.Register.Generator;

/// <summary>
/// What a synthetic register holds, counted while it was made. Every count is what an exact mapping with the profile
/// <c>dk-monthly</c>, the leader definition <c>disco-1</c>, the default reorganisation rule and the gap allowance of
/// <see cref="GeneratorOptions.GapAllowance"/> finds. Sector pairs are origin, then destination.
/// </summary>
public sealed record GeneratedTruth
{
    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>The settings with which it was made.</summary>
    public required GeneratorOptions Settings { get; init; }

    /// <summary>The expected job changes of leaders from sector to sector, per 10,000: the planted probabilities.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> PlantedLeaderMoves { get; init; }

    /// <summary>Rows in the file, a header not counted: <see cref="Used"/> + <see cref="Duplicates"/> + the rejected ones.</summary>
    public required long RowsRead { get; init; }

    /// <summary>Rows that are right, each counted once.</summary>
    public required long Used { get; init; }

    /// <summary>Rows, beyond the first, that equal another row in all columns.</summary>
    public required long Duplicates { get; init; }

    /// <summary>Rows that can't be used, by the reason under which a mapping counts them.</summary>
    public required IReadOnlyDictionary<string, long> Rejected { get; init; }

    /// <summary>People with at least one row that is right.</summary>
    public required long Persons { get; init; }

    /// <summary>Person and month pairs with a row that is right.</summary>
    public required long PersonPeriods { get; init; }

    /// <summary>Of these, the ones with two jobs.</summary>
    public required long PersonPeriodsWithSecondJobs { get; init; }

    /// <summary>Runs of linked months of a person with the same employer and sector.</summary>
    public required long Spells { get; init; }

    /// <summary>Pairs of a person's neighbouring months that are no further apart than the gap allowance.</summary>
    public required long LinkedPairs { get; init; }

    /// <summary>The linked pairs by kind.</summary>
    public required MoveCounts Moves { get; init; }

    /// <summary>The linked pairs by kind when groups that move together are not kept apart.</summary>
    public required MoveCounts MovesWithoutRule { get; init; }

    /// <summary>Employer changes (same sector) and sector switches of all people.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> SectorMoves { get; init; }

    /// <summary>Of these, by people who were leaders before.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> LeaderMoves { get; init; }

    /// <summary>Of <see cref="SectorMoves"/>, by people who are leaders after.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> LeaderHires { get; init; }

    /// <summary>People by the sector of their main job in each year's last month in which anybody is seen; zeros in a year without one.</summary>
    public required IReadOnlyDictionary<int, IReadOnlyDictionary<string, long>> Stock { get; init; }

    /// <summary>Leaders in the months of <see cref="Stock"/>, by the sector of their main job.</summary>
    public required IReadOnlyDictionary<int, IReadOnlyDictionary<string, long>> LeaderStock { get; init; }

    /// <summary>The planted groups, reorganisations and near misses.</summary>
    public required IReadOnlyList<TruthGroup> Groups { get; init; }

    /// <summary>The employers whose sector code changes.</summary>
    public required IReadOnlyList<TruthReclassification> Reclassifications { get; init; }

    /// <summary>The truth as JSON, names in snake case as in <c>summary.json</c>.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Format);
}

/// <summary>People who were planted to move together.</summary>
/// <param name="Kind">Why they do.</param>
/// <param name="Month">The month of arrival, as YYYY-MM.</param>
/// <param name="From">The number of the old employer.</param>
/// <param name="To">The number of the new employer.</param>
/// <param name="FromSector">The old employer's sector in the month before.</param>
/// <param name="ToSector">The new employer's sector in the month.</param>
/// <param name="People">Those who go, with a usable row in both months.</param>
/// <param name="Seen">People of the old employer with a usable row in both months, wherever they are in the second.</param>
/// <param name="IsReorganisation">The rule's least number and share are met; otherwise these are ordinary moves.</param>
public sealed record TruthGroup(
    GroupKind Kind,
    string Month,
    int From,
    int To,
    string FromSector,
    string ToSector,
    long People,
    long Seen,
    bool IsReorganisation);

/// <summary>An employer whose sector code changes although nobody moves.</summary>
/// <param name="Month">The first month with the new code, as YYYY-MM.</param>
/// <param name="Employer">The employer's number.</param>
/// <param name="FromSector">The sector until then.</param>
/// <param name="ToSector">The sector from then on.</param>
/// <param name="People">The linked pairs of people who stay across the change.</param>
public sealed record TruthReclassification(string Month, int Employer, string FromSector, string ToSector, long People);
