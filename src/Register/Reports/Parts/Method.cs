using Sektorskifte.Register.Profiles;
using Sektorskifte.Tables.Markup;

namespace Sektorskifte.Register.Reports.Parts;

/// <summary>What the words mean, by which rules the numbers were made, and from which files.</summary>
internal static class Method
{
    public static void Write(Page page)
    {
        using var section = page.Section("method", Texts.Method);
        Measures(page);
        Leaders(page);
        Sectors(page);
        Settings(page);
        Provenance(page);
    }

    private static void Measures(Page page)
    {
        var html = page.Html;
        html.Element("h3", page.T(Texts.MeasuresHeading));
        using (html.In("dl", ("class", "terms")))
        {
            foreach (var (term, meaning) in Texts.Measures)
            {
                html.Element("dt", page.T(term));
                html.Element("dd", page.T(meaning));
            }
        }
    }

    private static void Leaders(Page page)
    {
        page.Html.Element("h3", page.T(Texts.LeaderHeading));
        page.Paragraph(page.T(
            Texts.LeaderLead, page.T(page.Result.Definition.Title), page.Result.Provenance.Definition));
        DataTable.Write(
            page,
            page.T(Texts.RuleTable),
            [page.T(Texts.Rule), page.T(Texts.Field), page.T(Texts.Condition), page.T(Texts.Result)],
            page.Result.Definition.Rules.Select((rule, index) => (
                page.Words.Count(index + 1),
                (IReadOnlyList<TableCell>)
                [
                    new TableCell(page.T(rule.Field switch
                    {
                        LeaderField.Occupation => Texts.FieldOccupation,
                        LeaderField.Status => Texts.FieldStatus,
                        _ => Texts.FieldTitle,
                    })),
                    new TableCell(Condition(page, rule), "wide"),
                    new TableCell(Outcome(page, rule)),
                ])),
            texts: 4);
    }

    private static string Condition(Page page, LeaderRule rule)
    {
        var parts = new List<string>();
        if (rule.Prefixes.Count > 0)
        {
            parts.Add(page.T(Texts.StartsWith, string.Join(", ", rule.Prefixes)));
        }

        if (rule.Codes.Count > 0)
        {
            parts.Add(page.T(Texts.IsOneOf, string.Join(", ", rule.Codes)));
        }

        parts.AddRange(rule.Patterns.Select(pattern => page.T(Texts.MatchesPattern, pattern)));
        return string.Join(page.T(Texts.Or), parts);
    }

    private static string Outcome(Page page, LeaderRule rule)
    {
        var level = page.Result.Profile.Leaders.Levels.FirstOrDefault(l => l.Code == rule.Level);
        return level is null ? page.T(Texts.NotLeader) : page.T(Texts.LevelOf, page.T(level.Label));
    }

    private static void Sectors(Page page)
    {
        var scheme = page.Result.Profile.Sectors;
        page.Html.Element("h3", page.T(Texts.SectorHeading));
        DataTable.Write(
            page,
            page.T(Texts.SectorTable),
            [page.T(Texts.Sector), page.T(Texts.Group), page.T(Texts.Mapping)],
            scheme.Sectors.Select(sector => (
                page.T(sector.Label),
                (IReadOnlyList<TableCell>)
                [
                    new TableCell(scheme.Groups.FirstOrDefault(g => g.Code == sector.Group) is { } group
                        ? page.T(group.Label)
                        : page.T(Texts.NoGroup)),
                    new TableCell(Mapping(page, sector, scheme), "wide"),
                ])),
            texts: 3);
    }

    private static string Mapping(Page page, Sector sector, SectorScheme scheme)
    {
        var parts = new List<string>();
        parts.AddRange(sector.EmployerPatterns.Select(p => page.T(Texts.EmployerPattern, p)));
        if (sector.SourceCodes.Count > 0)
        {
            parts.Add(page.T(Texts.SourceCodes, string.Join(", ", sector.SourceCodes)));
        }

        parts.AddRange(sector.SourcePatterns.Select(p => page.T(Texts.SourcePattern, p)));
        if (scheme.Otherwise == sector.Code)
        {
            parts.Add(page.T(Texts.TheRest));
        }

        return string.Join("; ", parts);
    }

    private static void Settings(Page page)
    {
        page.Html.Element("h3", page.T(Texts.SettingsHeading));
        DataTable.Write(
            page,
            page.T(Texts.SettingsTable),
            [page.T(Texts.Setting), page.T(Texts.Value)],
            page.Result.Provenance.Settings.Select(s =>
                (s.Key, (IReadOnlyList<TableCell>)[new TableCell(s.Value, "wide")])),
            texts: 2);
    }

    private static void Provenance(Page page)
    {
        var (from, words) = (page.Result.Provenance, page.Words);
        page.Html.Element("h3", page.T(Texts.ProvenanceHeading));
        page.Paragraph(
            page.T(Texts.Run, from.Program, Time(from.Started), Time(from.Finished), from.Profile, from.ProfileSha256), "break");
        DataTable.Write(
            page,
            page.T(Texts.FilesTable),
            [page.T(Texts.File), page.T(Texts.Bytes), "SHA-256"],
            from.Inputs.Select(file => (
                file.Path,
                (IReadOnlyList<TableCell>)[TableCell.Count(words, file.Bytes), new TableCell(file.Sha256, "hash")])));
    }

    private static string Time(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);
}
