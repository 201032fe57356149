using System.Globalization;
using System.Text;
using Sektorskifte.Register.Profiles;

namespace Sektorskifte.Register.Tests.Oracle;

/// <summary>A random small register with the profile and the settings under which it is mapped. Prints as what a reader needs to work it by hand.</summary>
internal sealed record SmallRegister(int Seed, PlainTable Table, Profile Profile, ReferenceSettings Settings)
{
    /// <summary>Every smaller register that is tried when this one disagrees: fewer rows, plainer cells, plainer settings.</summary>
    public IEnumerable<SmallRegister> Smaller()
    {
        var rows = Table.Rows;
        for (var size = rows.Count / 2; size > 0; size /= 2)
        {
            for (var start = 0; start + size <= rows.Count; start += size)
            {
                yield return With([.. rows.Take(start), .. rows.Skip(start + size)]);
            }
        }

        foreach (var plainer in PlainerSettings())
        {
            yield return plainer;
        }

        // Columns that may be empty, for all rows at once.
        foreach (var column in Table.Header.Select((name, i) => (name, i)).Where(c => c.i >= 3 && c.name is not ("period" or "start" or "end")))
        {
            if (rows.Any(r => r[column.i].Length > 0))
            {
                yield return With([.. rows.Select(r => (IReadOnlyList<string>)[.. r.Select((cell, i) => i == column.i ? "" : cell)])]);
            }
        }
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        var rule = Profile.Reorganisation;
        text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"seed {Seed}; {Profile.Period.Type} at {Profile.Period.Grain}, by {Profile.Period.Reporting}");
        text.AppendLine(CultureInfo.InvariantCulture, $"from {Settings.From ?? "-"} to {Settings.To ?? "-"}, gap {Settings.Gap ?? Profile.GapAllowance}, definition {Settings.Definition ?? Profile.Leaders.Default}, ambiguity {Profile.Ambiguity}, main job by {string.Join(" then ", Profile.MainJob)}");
        text.AppendLine(CultureInfo.InvariantCulture, $"reorganisations {(Settings.Reorganisations ? $"from {rule.MinPeople} people and {rule.MinShare}" : "off")}, look back {Profile.LookBack}, otherwise {Profile.Sectors.Otherwise ?? "-"}, by {string.Join(",", Settings.By)}");
        return text.Append(Table.ToCsv()).ToString();
    }

    private SmallRegister With(IReadOnlyList<IReadOnlyList<string>> rows) => this with { Table = Table with { Rows = rows } };

    private IEnumerable<SmallRegister> PlainerSettings()
    {
        if (Settings.By.Count > 0)
        {
            yield return this with { Settings = Settings with { By = [] } };
        }

        if (Settings.From is not null)
        {
            yield return this with { Settings = Settings with { From = null } };
        }

        if (Settings.To is not null)
        {
            yield return this with { Settings = Settings with { To = null } };
        }

        if (Settings.Reorganisations)
        {
            yield return this with { Settings = Settings with { Reorganisations = false } };
        }

        if ((Settings.Gap ?? Profile.GapAllowance) > 0)
        {
            yield return this with { Settings = Settings with { Gap = 0 } };
        }

        if (Profile.Ambiguity != AmbiguityRule.None)
        {
            yield return this with { Profile = Profile with { Ambiguity = AmbiguityRule.None } };
        }
    }
}
