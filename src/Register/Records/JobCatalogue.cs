using Sektorskifte.Register.Profiles;

namespace Sektorskifte.Register.Records;

/// <summary>
/// The texts of a run by number, and what the profile and the leader definition say of each: worked out once a distinct
/// text, not once a row.
/// </summary>
internal sealed class JobCatalogue
{
    private readonly SectorMapper _sectors;
    private readonly bool _employerDecidesSector;
    private readonly LeaderMatcher _leaders;
    private readonly TextProperty _occupationRules;
    private readonly TextProperty _statusRules;
    private readonly TextProperty _titleRules;
    private readonly Dictionary<long, int> _sectorOfPair = [];
    private readonly TextProperty _sectorOfValue;

    public JobCatalogue(Profile profile, LeaderDefinition definition, IReadOnlyList<AttributeColumn> breakdown)
    {
        _sectors = new SectorMapper(profile.Sectors);
        _employerDecidesSector = profile.Sectors.Sectors.Any(s => s.EmployerPatterns.Count > 0);
        _leaders = new LeaderMatcher(definition, profile.Leaders);
        Employers = new EmployerNames(profile.Columns.Employer);
        Attributes = new AttributeCombinations(breakdown);
        _sectorOfValue = new TextProperty(Sectors, value => Map(value, ""));
        _occupationRules = FirstRules(LeaderField.Occupation, Occupations);
        _statusRules = FirstRules(LeaderField.Status, Statuses);
        _titleRules = FirstRules(LeaderField.Title, Titles);
    }

    public EmployerNames Employers { get; }

    public AttributeCombinations Attributes { get; }

    public TextDictionary Sectors { get; } = new();

    public TextDictionary Occupations { get; } = new();

    public TextDictionary Statuses { get; } = new();

    public TextDictionary Titles { get; } = new();

    /// <summary>The index of the sector for a sector value and an employer as spelled; -1 when no rule knows it.</summary>
    public int SectorOf(int sectorValue, int employer)
    {
        if (_employerDecidesSector)
        {
            var pair = ((long)sectorValue << 32) | (uint)Employers.Compared(employer);
            if (!_sectorOfPair.TryGetValue(pair, out var sector))
            {
                sector = Map(sectorValue, Employers.Name(Employers.Compared(employer)));
                _sectorOfPair.Add(pair, sector);
            }

            return sector;
        }

        return _sectorOfValue[sectorValue];
    }

    /// <summary>The leader level of a job: 0 for none, else 1 and the level's index.</summary>
    public int LevelOf(in JobRow job) => _leaders.Level(Math.Min(
        _occupationRules[job.Occupation], Math.Min(_statusRules[job.Status], _titleRules[job.Title])));

    private int Map(int sectorValue, string employer) =>
        _sectors.Map(sectorValue == JobRow.Missing ? null : Sectors.Text(sectorValue), employer);

    /// <summary>The first rule of a field that each text matches.</summary>
    private TextProperty FirstRules(LeaderField field, TextDictionary texts)
    {
        var used = _leaders.Uses(field);
        return new TextProperty(
            texts, text => used && text != JobRow.Missing ? _leaders.FirstRule(field, texts.Text(text)) : int.MaxValue);
    }
}
