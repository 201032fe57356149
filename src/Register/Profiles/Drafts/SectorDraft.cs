using System.Globalization;
using Sektorskifte.Tables.Cubes;

namespace Sektorskifte.Register.Profiles.Drafts;

/// <summary>Drafts the sector classification: a sector for each value of the sector column, or one by the employers' names.</summary>
internal static class SectorDraft
{
    private const int MostSectors = 30;
    private const string Path = "$.sectors";

    private static readonly Label Rest = new("Øvrige", "Other");

    public static SectorScheme Of(SampleColumn? column, ReviewList review)
    {
        if (column is null || column.Distinct.Count == 0)
        {
            review.Add(Path, "No sector column was found. The sector is guessed from words in the employer's name, and everything else is "
                + "private. Check the patterns, or map employers one by one.");
            return ByEmployer();
        }

        var values = column.Distinct.Select(d => d.Key).DistinctBy(v => v.ToUpperInvariant()).ToList();
        var kept = values.Count > MostSectors ? MostSectors - 1 : values.Count;
        var codes = new HashSet<string>(StringComparer.Ordinal);
        var sectors = values.Take(kept).Select(v => new Sector { Code = Code(v, codes), Label = Label.Same(v), SourceCodes = [v] }).ToList();
        review.Add(Path, $"One sector for each of the {kept} values of \"{column.Name}\" with the most rows, with the value as code and label. Write Danish and English "
            + "labels, join values that mean one sector, and add groups such as public and private. A value that the file lacks is "
            + (kept < values.Count || kept == 1 ? "\"other\"." : "rejected as unknown."));
        if (kept == values.Count && kept > 1)
        {
            return new SectorScheme { Sectors = sectors };
        }

        var rest = Code("other", codes);
        return new SectorScheme { Sectors = [.. sectors, new Sector { Code = rest, Label = Rest }], Otherwise = rest };
    }

    /// <summary>The scheme with a sector more for each value that it does not know; when they are too many, they are "other".</summary>
    public static SectorScheme WithFurther(SectorScheme scheme, IEnumerable<string> values)
    {
        var known = scheme.Sectors.SelectMany(s => s.SourceCodes).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var codes = scheme.Sectors.Select(s => s.Code).ToHashSet(StringComparer.Ordinal);
        var further = values.Select(EmployerName.FoldWhiteSpace).Where(v => v.Length > 0 && known.Add(v)).Order(StringComparer.Ordinal).ToList();
        if (scheme.Sectors.Count + further.Count <= MostSectors)
        {
            return scheme with
            {
                Sectors = [.. scheme.Sectors, .. further.Select(v => new Sector { Code = Code(v, codes), Label = Label.Same(v), SourceCodes = [v] })],
            };
        }

        var rest = Code("other", codes);
        return scheme with
        {
            Sectors = [.. scheme.Sectors.Take(MostSectors - 1), new Sector { Code = rest, Label = Rest }],
            Otherwise = rest,
        };
    }

    private static SectorScheme ByEmployer() => new()
    {
        Sectors =
        [
            new Sector
            {
                Code = "state",
                Label = new Label("Staten", "State"),
                EmployerPatterns = [@"minist(erium|eriet|ry)\b", @"styrelsen?\b", @"\bdepartement", @"\bpoliti(et)?\b", @"\bdepartment of\b"],
            },
            new Sector
            {
                Code = "region",
                Label = new Label("Regioner", "Regions"),
                EmployerPatterns = [@"^region\b", @"\bhospital", @"sygehus\b"],
            },
            new Sector
            {
                Code = "municipality",
                Label = new Label("Kommuner", "Municipalities"),
                EmployerPatterns = [@"kommunes?\b", @"\bmunicipality\b", @"^(city|town|county) of\b"],
            },
            new Sector { Code = "private", Label = new Label("Private virksomheder", "Private enterprises") },
        ],
        Otherwise = "private",
    };

    private static string Code(string value, HashSet<string> taken)
    {
        var slug = SampleColumn.Plain(value).Replace(' ', '_');
        slug = slug.Length > 50 ? slug[..50] : slug;
        slug = slug is "" or "total" or "unknown" or "same_sector" or "other_sectors" ? $"sector_{slug}".TrimEnd('_') : slug;
        var code = slug;
        for (var i = 2; !taken.Add(code); i++)
        {
            code = string.Create(CultureInfo.InvariantCulture, $"{slug}_{i}");
        }

        return code;
    }
}
