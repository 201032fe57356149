namespace Sektorskifte.Register.Profiles.Json;

/// <summary>Judges the leader definitions of a profile.</summary>
internal sealed class LeaderCheck(Profile profile, ProblemList problems)
{
    private const string Root = "$.leaders";

    private readonly LeaderScheme _scheme = profile.Leaders;

    public void Run()
    {
        Levels();
        for (var i = 0; i < _scheme.Definitions.Count; i++)
        {
            Definition($"{Root}.definitions[{i}]", _scheme.Definitions[i], _scheme.Definitions.Take(i));
        }

        if (_scheme.Definitions.Count == 0)
        {
            problems.Wrong($"{Root}.definitions", "[]", "a list of one definition at least");
        }
        else if (_scheme.Find(_scheme.Default) is null && !problems.HasUnder($"{Root}.definitions"))
        {
            problems.Wrong(
                $"{Root}.default",
                ProfileCheck.Quoted(_scheme.Default),
                $"the name of a definition: {ObjectReader.ListOf(_scheme.Definitions.Select(d => d.Name).Distinct())}");
        }
    }

    private void Levels()
    {
        for (var i = 0; i < _scheme.Levels.Count; i++)
        {
            var code = _scheme.Levels[i].Code;
            var path = $"{Root}.levels[{i}].code";
            if (!ProfileCheck.IsCode(code))
            {
                problems.Wrong(path, ProfileCheck.Quoted(code), ProfileCheck.CodeExpected);
            }
            else if (code is "leader" or "other" or "total")
            {
                problems.Wrong(path, ProfileCheck.Quoted(code), "another code: tables use this one themselves");
            }
            else if (_scheme.Levels.Take(i).Any(l => l.Code == code))
            {
                problems.Wrong(path, ProfileCheck.Quoted(code), "a code that no level before it has");
            }
        }

        if (_scheme.Levels.Count is < 1 or > 12)
        {
            problems.Wrong($"{Root}.levels", $"a list of {_scheme.Levels.Count}", "a list of 1 to 12 levels");
        }
    }

    private void Definition(string path, LeaderDefinition definition, IEnumerable<LeaderDefinition> before)
    {
        if (!ProfileCheck.IsName(definition.Name))
        {
            problems.Wrong($"{path}.name", ProfileCheck.Quoted(definition.Name), ProfileCheck.NameExpected);
        }
        else if (before.Any(b => b.Name == definition.Name && b.Version == definition.Version))
        {
            problems.Wrong(
                $"{path}.name",
                ProfileCheck.Quoted(definition.Name),
                $"another name, or another version than {definition.Version}, than a definition before it has");
        }

        for (var i = 0; i < definition.Rules.Count; i++)
        {
            Rule($"{path}.rules[{i}]", definition.Rules[i]);
        }
    }

    private void Rule(string path, LeaderRule rule)
    {
        if (rule.Level is { } level && !_scheme.Levels.Any(l => l.Code == level) && !problems.HasUnder($"{Root}.levels"))
        {
            problems.Wrong(
                $"{path}.level",
                ProfileCheck.Quoted(level),
                $"null or the code of a level: {ObjectReader.ListOf(_scheme.Levels.Select(l => l.Code))}");
        }

        ProfileCheck.Patterns($"{path}.patterns", rule.Patterns, problems);
        if (rule.Prefixes.Count + rule.Codes.Count + rule.Patterns.Count == 0 && !problems.HasUnder(path))
        {
            problems.Add(path, $"{path} matches nothing: must be given prefixes, codes or patterns");
        }

        if (!HasColumn(rule.Field) && !problems.HasUnder($"{path}.field") && !problems.HasUnder("$.columns"))
        {
            var field = ProfileWords.Field.Of(rule.Field);
            problems.Wrong($"{path}.field", ProfileCheck.Quoted(field), $"a field that has a column: add $.columns.{field}");
        }
    }

    private bool HasColumn(LeaderField field) => field switch
    {
        LeaderField.Occupation => profile.Columns.Occupation is not null,
        LeaderField.Status => profile.Columns.Status is not null,
        _ => profile.Columns.Title is not null,
    };
}
