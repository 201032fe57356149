using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Sektorskifte.Tables.Cubes;

namespace Sektorskifte.Register.Profiles.Json;

/// <summary>Writes a profile as JSON that an analyst can read and that loads again to an equal profile.</summary>
internal sealed class ProfileWriter(Utf8JsonWriter json)
{
    /// <summary>Letters such as æ, ø and å stand as themselves.</summary>
    public static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(Profile profile)
    {
        using var buffer = new MemoryStream();
        var options = new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = Relaxed.Encoder };
        using (var json = new Utf8JsonWriter(buffer, options))
        {
            new ProfileWriter(json).WriteProfile(profile);
        }

        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    private void WriteProfile(Profile profile)
    {
        json.WriteStartObject();
        json.WriteString("name", profile.Name);
        json.WriteNumber("version", profile.Version);
        WriteLabel("title", profile.Title);
        WriteSource(profile.Source);
        WriteColumns(profile.Columns);
        WritePeriod(profile.Period);
        WriteSectors(profile.Sectors);
        WriteLeaders(profile.Leaders);
        WriteTexts("mainJob", [.. profile.MainJob.Select(ProfileWords.MainJob.Of)]);
        json.WriteString("ambiguity", ProfileWords.Ambiguity.Of(profile.Ambiguity));
        json.WriteNumber("gapAllowance", profile.GapAllowance);
        json.WriteStartObject("reorganisation");
        json.WriteNumber("minPeople", profile.Reorganisation.MinPeople);
        json.WriteNumber("minShare", profile.Reorganisation.MinShare);
        json.WriteEndObject();
        json.WriteNumber("lookBack", profile.LookBack);
        WriteObjects("review", profile.Review, note =>
        {
            json.WriteString("path", note.Path);
            json.WriteString("note", note.Note);
        });
        json.WriteEndObject();
    }

    private void WriteSource(SourceFormat source)
    {
        json.WriteStartObject("source");
        json.WriteString("format", ProfileWords.Format.Of(source.Format));
        json.WriteString("delimiter", source.Delimiter.ToString());
        json.WriteString("encoding", source.Encoding);
        json.WriteString("quote", source.Quote.ToString());
        json.WriteEndObject();
    }

    private void WriteColumns(ColumnMap columns)
    {
        json.WriteStartObject("columns");
        json.WriteString("person", columns.Person);
        WriteEmployer(columns.Employer);
        WriteOptional("workplace", columns.Workplace);
        WriteOptional("sector", columns.Sector);
        WriteOccupation(columns.Occupation);
        WriteOptional("title", columns.Title);
        WriteOptional("status", columns.Status);
        WriteNumber("pay", columns.Pay);
        WriteNumber("hours", columns.Hours);
        WriteObjects("attributes", columns.Attributes, WriteAttribute);
        json.WriteEndObject();
    }

    private void WriteEmployer(EmployerColumn employer)
    {
        string[] fold =
        [
            .. employer.FoldWhiteSpace ? [ProfileWords.Fold.Of(EmployerFold.WhiteSpace)] : Array.Empty<string>(),
            .. employer.FoldCase ? [ProfileWords.Fold.Of(EmployerFold.Case)] : Array.Empty<string>(),
        ];
        if (fold.Length == 0)
        {
            json.WriteString("employer", employer.Column);
            return;
        }

        json.WriteStartObject("employer");
        json.WriteString("column", employer.Column);
        WriteTexts("fold", fold);
        json.WriteEndObject();
    }

    private void WriteOccupation(OccupationColumn? occupation)
    {
        if (occupation?.QualityColumn is null)
        {
            WriteOptional("occupation", occupation?.Column);
            return;
        }

        json.WriteStartObject("occupation");
        json.WriteString("column", occupation.Column);
        json.WriteString("quality", occupation.QualityColumn);
        WriteTexts("accepted", occupation.AcceptedQuality);
        json.WriteEndObject();
    }

    private void WriteNumber(string key, NumberColumn? number)
    {
        if (number is null)
        {
            return;
        }

        json.WriteStartObject(key);
        json.WriteString("column", number.Column);
        json.WriteString("prefix", number.Prefix);
        WriteOptional("thousands", number.Thousands?.ToString());
        json.WriteString("decimal", number.Decimal.ToString());
        json.WriteNumber("maxDecimals", number.MaxDecimals);
        json.WriteBoolean("required", number.Required);
        json.WriteEndObject();
    }

    private void WriteAttribute(AttributeColumn attribute)
    {
        json.WriteString("name", attribute.Name);
        json.WriteString("column", attribute.Column);
        WriteLabel("label", attribute.Label);
        if (attribute.Codes.Count > 0)
        {
            json.WriteStartObject("codes");
            foreach (var (code, label) in attribute.Codes)
            {
                WriteLabel(code, label);
            }

            json.WriteEndObject();
        }

        if (attribute.AgeBands.Count > 0)
        {
            json.WriteStartArray("ageBands");
            foreach (var bound in attribute.AgeBands)
            {
                json.WriteNumberValue(bound);
            }

            json.WriteEndArray();
        }
    }

    private void WritePeriod(PeriodRule period)
    {
        json.WriteStartObject("period");
        json.WriteString("type", ProfileWords.Period.Of(period.Type));
        WriteOptional("column", period.Column);
        WriteOptional("start", period.Start);
        WriteOptional("end", period.End);
        json.WriteString("grain", ProfileWords.Grain.Of(period.Grain));
        json.WriteString("reporting", ProfileWords.Grain.Of(period.Reporting));
        json.WriteNumber("firstYear", period.FirstYear);
        json.WriteNumber("lastYear", period.LastYear);
        json.WriteEndObject();
    }

    private void WriteSectors(SectorScheme scheme)
    {
        json.WriteStartObject("sectors");
        WriteObjects("groups", scheme.Groups, group =>
        {
            json.WriteString("code", group.Code);
            WriteLabel("label", group.Label);
        });
        WriteObjects("sectors", scheme.Sectors, sector =>
        {
            json.WriteString("code", sector.Code);
            WriteLabel("label", sector.Label);
            WriteOptional("group", sector.Group);
            WriteTexts("sourceCodes", sector.SourceCodes);
            WriteTexts("sourcePatterns", sector.SourcePatterns);
            WriteTexts("employerPatterns", sector.EmployerPatterns);
        });
        WriteOptional("otherwise", scheme.Otherwise);
        json.WriteEndObject();
    }

    private void WriteLeaders(LeaderScheme scheme)
    {
        json.WriteStartObject("leaders");
        json.WriteString("default", scheme.Default);
        WriteObjects("levels", scheme.Levels, level =>
        {
            json.WriteString("code", level.Code);
            WriteLabel("label", level.Label);
        });
        WriteObjects("definitions", scheme.Definitions, definition =>
        {
            json.WriteString("name", definition.Name);
            json.WriteNumber("version", definition.Version);
            WriteLabel("title", definition.Title);
            json.WriteStartArray("rules");
            foreach (var rule in definition.Rules)
            {
                WriteRule(rule);
            }

            json.WriteEndArray();
        });
        json.WriteEndObject();
    }

    private void WriteRule(LeaderRule rule)
    {
        json.WriteStartObject();
        json.WriteString("field", ProfileWords.Field.Of(rule.Field));
        json.WriteString("level", rule.Level);
        WriteTexts("prefixes", rule.Prefixes);
        WriteTexts("codes", rule.Codes);
        WriteTexts("patterns", rule.Patterns);
        json.WriteEndObject();
    }

    private void WriteLabel(string key, Label label)
    {
        if (label.Da == label.En)
        {
            json.WriteString(key, label.Da);
            return;
        }

        json.WriteStartObject(key);
        json.WriteString("da", label.Da);
        json.WriteString("en", label.En);
        json.WriteEndObject();
    }

    private void WriteOptional(string key, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            json.WriteString(key, value);
        }
    }

    private void WriteTexts(string key, IReadOnlyList<string> values)
    {
        if (values.Count == 0)
        {
            return;
        }

        json.WriteStartArray(key);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    private void WriteObjects<T>(string key, IReadOnlyList<T> items, Action<T> write)
    {
        if (items.Count == 0)
        {
            return;
        }

        json.WriteStartArray(key);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
