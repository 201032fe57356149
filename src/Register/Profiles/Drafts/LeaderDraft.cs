using Sektorskifte.Tables.Cubes;

namespace Sektorskifte.Register.Profiles.Drafts;

/// <summary>Drafts the leader definitions from those of the built-in profiles, as far as the columns allow.</summary>
internal static class LeaderDraft
{
    private const string Path = "$.leaders";

    public static LeaderScheme Of(ColumnRoles roles, ReviewList review)
    {
        var found = new List<(LeaderScheme Scheme, LeaderDefinition Definition, int Leaders)>();
        if (roles[ColumnRole.Occupation] is { } occupation)
        {
            found.Add(Counted("dk-annual", "disco-1", LeaderField.Occupation, occupation));
        }

        if (roles[ColumnRole.Title] is { } title)
        {
            // Danish and English, or English and French: the one that knows more of these titles.
            var danish = Counted("spells", "title", LeaderField.Title, title);
            var english = Counted("ontario-public-pay", "title", LeaderField.Title, title);
            found.Add(danish.Leaders >= english.Leaders ? danish : english);
        }

        if (roles[ColumnRole.Status] is { } status && status.Distinct.Any(d => d.Key == "131"))
        {
            found.Add(Counted("dk-annual", "status-131", LeaderField.Status, status));
        }

        if (found.Count == 0)
        {
            review.Add(Path, "No column with an occupation code, a job title or a status was found, so nobody counts as a leader. Map such a "
                + "column and write a definition.");
            return Nobody();
        }

        foreach (var (_, definition, leaders) in found)
        {
            review.Add($"{Path}.definitions", $"\"{definition.Name}\" is taken from a built-in profile and finds {leaders} leaders in the sample. Check it "
                + "against the titles or codes of people you know.");
        }

        var used = found.SelectMany(f => f.Definition.Rules).Select(r => r.Level).ToHashSet();
        return new LeaderScheme
        {
            // The longest scheme has the others' levels in its own order.
            Levels =
            [
                .. found.Select(f => f.Scheme.Levels).OrderByDescending(l => l.Count).SelectMany(l => l)
                    .DistinctBy(l => l.Code).Where(l => used.Contains(l.Code)),
            ],
            Definitions = [.. found.Select(f => f.Definition)],
            Default = found.MaxBy(f => f.Leaders).Definition.Name,
        };
    }

    private static (LeaderScheme Scheme, LeaderDefinition Definition, int Leaders) Counted(
        string profile, string name, LeaderField field, SampleColumn column)
    {
        var scheme = ProfileFile.Load(profile).Profile.Leaders;
        var definition = scheme.Find(name)!;
        var matcher = new LeaderMatcher(definition, scheme);
        var leaders = column.Distinct.Where(d => matcher.Level(matcher.FirstRule(field, d.Key)) > 0).Sum(d => d.Value);
        return (scheme, definition, leaders);
    }

    private static LeaderScheme Nobody() => new()
    {
        Levels = [new LeaderLevel("any_level", new Label("Ledere", "Leaders"))],
        Definitions = [new LeaderDefinition("nobody", 1, new Label("Ingen regel endnu", "No rule yet"), [])],
        Default = "nobody",
    };
}
