using Sektorskifte.Register.Profiles;

namespace Sektorskifte.Register.Records;

/// <summary>What a leader definition says of jobs: worked out once a distinct text. Safe to use from several threads.</summary>
internal sealed class JobLevels
{
    private readonly LeaderMatcher _leaders;
    private readonly TextProperty _occupations;
    private readonly TextProperty _statuses;
    private readonly TextProperty _titles;

    public JobLevels(LeaderScheme scheme, LeaderDefinition definition, JobCatalogue catalogue)
    {
        _leaders = new LeaderMatcher(definition, scheme);
        _occupations = FirstRules(LeaderField.Occupation, catalogue.Occupations);
        _statuses = FirstRules(LeaderField.Status, catalogue.Statuses);
        _titles = FirstRules(LeaderField.Title, catalogue.Titles);
    }

    /// <summary>The leader level of a job by its texts' numbers: 0 for none, else 1 and the level's index.</summary>
    public int Of(int occupation, int status, int title) =>
        _leaders.Level(Math.Min(_occupations[occupation], Math.Min(_statuses[status], _titles[title])));

    /// <summary>The first rule of a field that each text matches.</summary>
    private TextProperty FirstRules(LeaderField field, TextDictionary texts)
    {
        var used = _leaders.Uses(field);
        return new TextProperty(
            texts, text => used && text != JobRow.Missing ? _leaders.FirstRule(field, texts.Text(text)) : LeaderMatcher.NoRule);
    }
}
