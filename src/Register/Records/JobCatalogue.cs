using System.Collections.Concurrent;
using Sektorskifte.Register.Profiles;

namespace Sektorskifte.Register.Records;

/// <summary>
/// The texts of records by number, and what the profile says of them: worked out once a distinct text, not once a row. Safe
/// to use from several threads.
/// </summary>
internal sealed class JobCatalogue
{
    private readonly SectorMapper _sectors;
    private readonly bool _employerDecidesSector;
    private readonly ConcurrentDictionary<long, int> _sectorOfPair = [];
    private readonly TextProperty _sectorOfValue;

    /// <summary>An empty catalogue.</summary>
    /// <param name="profile">How employers compare and sectors are found, and which attributes there are.</param>
    public JobCatalogue(Profile profile)
    {
        _sectors = new SectorMapper(profile.Sectors);
        _employerDecidesSector = profile.Sectors.Sectors.Any(s => s.EmployerPatterns.Count > 0);
        Employers = new EmployerNames(profile.Columns.Employer);
        AttributeColumns = profile.Columns.Attributes;
        Attributes = new AttributeCombinations(AttributeColumns.Count);
        _sectorOfValue = new TextProperty(Sectors, value => Map(value, ""));
    }

    public EmployerNames Employers { get; }

    /// <summary>The attributes whose values are combined: all of the profile.</summary>
    public IReadOnlyList<AttributeColumn> AttributeColumns { get; }

    public AttributeCombinations Attributes { get; }

    public TextDictionary Sectors { get; } = new();

    public TextDictionary Occupations { get; } = new();

    public TextDictionary Statuses { get; } = new();

    public TextDictionary Titles { get; } = new();

    /// <summary>Periods as written; no spell keeps them.</summary>
    public TextDictionary Periods { get; } = new();

    /// <summary>Quality codes of occupations; no spell keeps them.</summary>
    public TextDictionary Qualities { get; } = new();

    /// <summary>The index of the sector for a sector value and an employer as spelled; -1 when no rule knows it.</summary>
    public int SectorOf(int sectorValue, int employer)
    {
        if (!_employerDecidesSector)
        {
            return _sectorOfValue[sectorValue];
        }

        var pair = ((long)sectorValue << 32) | (uint)Employers.Compared(employer);
        return _sectorOfPair.TryGetValue(pair, out var sector) ? sector
            : _sectorOfPair.GetOrAdd(pair, Map(sectorValue, Employers.Name(Employers.Compared(employer))));
    }

    private int Map(int sectorValue, string employer) =>
        _sectors.Map(sectorValue == JobRow.Missing ? null : Sectors.Text(sectorValue), employer);
}
