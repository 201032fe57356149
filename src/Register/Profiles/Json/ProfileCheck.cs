using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Sektorskifte.Register.Profiles.Json;

/// <summary>
/// Judges what a profile says: limits, codes, references between its parts. The reader and a draft are checked alike.
/// </summary>
internal sealed class ProfileCheck(Profile profile, ProblemList problems)
{
    public const string NameExpected = "lower-case letters, digits and hyphens, such as \"dk-monthly\"";
    public const string CodeExpected = "lower-case letters, digits and underscores, such as \"school_boards\"";
    public const string DelimiterExpected = "one ASCII character that is no letter, digit, quote or line break, such as \";\"";
    public const string QuoteExpected = "one ASCII character that is no letter, digit or line break, such as \"\\\"\"";
    public const string EncodingExpected = "the name of a text encoding, such as \"utf-8\" or \"windows-1252\"";
    public const string SeparatorExpected = "one character that is no digit, sign or line break, such as \",\"";
    public const string PrefixExpected = "a currency sign without digits, signs or separators, such as \"$\"";
    public const string AttributeNameExpected = "lower-case letters, digits and underscores that start with a letter, such as \"sex\"";

    // Tables have columns of these names already.
    private static readonly string[] ReservedAttributes =
    [
        "period", "sector", "origin", "destination", "position", "position_before", "position_after", "link", "measure",
        "rate", "experience", "kind", "level", "status", "value", "numerator", "denominator", "total",
        "outcome", "tenure", "years", "incidence", "standard_error", "lower", "upper",
    ];

    /// <summary>Adds every problem of the profile.</summary>
    public static void Run(Profile profile, ProblemList problems)
    {
        var check = new ProfileCheck(profile, problems);
        check.Name("$.name", profile.Name);
        check.Source(profile.Source);
        check.Columns(profile.Columns);
        check.Period(profile.Period);
        new SectorCheck(profile, problems).Run();
        new LeaderCheck(profile, problems).Run();
        if (profile.MainJob.Count == 0)
        {
            problems.Wrong("$.mainJob", "[]", $"a list of {ProfileWords.MainJob.Expected}; leave the key out for both");
        }
    }

    internal static bool IsName(string text) =>
        text.Length is > 0 and <= 64
        && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
        && text[0] != '-' && text[^1] != '-';

    internal static bool IsCode(string text) =>
        text.Length is > 0 and <= 64 && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');

    internal static string Quoted(string text) => JsonSerializer.Serialize(text, ProfileWriter.Relaxed);

    internal static void Patterns(string path, IReadOnlyList<string> patterns, ProblemList problems)
    {
        for (var i = 0; i < patterns.Count; i++)
        {
            if (ProfilePattern.Fault(patterns[i]) is { } fault)
            {
                problems.Add($"{path}[{i}]", $"{path}[{i}] is {Quoted(patterns[i])}: must be {ProfilePattern.Expected} ({fault})");
            }
        }
    }

    private void Name(string path, string name)
    {
        if (!IsName(name))
        {
            problems.Wrong(path, Quoted(name), NameExpected);
        }
    }

    private void Source(SourceFormat source)
    {
        if (!IsPunctuation(source.Delimiter) || source.Delimiter == source.Quote)
        {
            problems.Wrong("$.source.delimiter", Quoted(source.Delimiter.ToString()), DelimiterExpected);
        }

        if (!IsPunctuation(source.Quote))
        {
            problems.Wrong("$.source.quote", Quoted(source.Quote.ToString()), QuoteExpected);
        }

        if (!IsEncoding(source.Encoding))
        {
            problems.Wrong("$.source.encoding", Quoted(source.Encoding), EncodingExpected);
        }
    }

    private void Columns(ColumnMap columns)
    {
        Distinct();
        if (columns.Occupation is { } occupation)
        {
            if (occupation.QualityColumn is null && occupation.AcceptedQuality.Count > 0)
            {
                problems.Missing("$.columns.occupation.quality", "the column with the quality code, since codes are accepted");
            }
            else if (occupation.QualityColumn is not null && occupation.AcceptedQuality.Count == 0)
            {
                problems.Missing("$.columns.occupation.accepted", "a list of the quality codes whose occupation counts");
            }
        }

        Number("$.columns.pay", columns.Pay);
        Number("$.columns.hours", columns.Hours);
        for (var i = 0; i < columns.Attributes.Count; i++)
        {
            Attribute($"$.columns.attributes[{i}]", columns.Attributes[i], columns.Attributes.Take(i));
        }
    }

    // Person, employer and time are three different things; one column in two of these roles is a slip.
    private void Distinct()
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        (string Path, string Column)[] roles =
        [
            ("$.columns.person", profile.Columns.Person), ("$.columns.employer", profile.Columns.Employer.Column),
            ("$.period.column", profile.Period.Column), ("$.period.start", profile.Period.Start),
            ("$.period.end", profile.Period.End),
        ];
        foreach (var (path, column) in roles.Where(r => r.Column.Length > 0))
        {
            if (!seen.TryAdd(column, path))
            {
                problems.Wrong(path, Quoted(column), $"another column than that of {seen[column]}");
            }
        }
    }

    private void Number(string path, NumberColumn? number)
    {
        if (number is null)
        {
            return;
        }

        if (!IsSeparator(number.Decimal))
        {
            problems.Wrong($"{path}.decimal", Quoted(number.Decimal.ToString()), SeparatorExpected);
        }

        if (number.Thousands is { } thousands && !IsSeparator(thousands))
        {
            problems.Wrong($"{path}.thousands", Quoted(thousands.ToString()), SeparatorExpected);
        }
        else if (number.Thousands == number.Decimal)
        {
            problems.Wrong($"{path}.thousands", Quoted(number.Decimal.ToString()), "another character than the decimal separator");
        }

        if (number.Prefix.Any(c => char.IsAsciiDigit(c) || c is '-' or '+' || c == number.Decimal && number.Prefix.Length == 1))
        {
            problems.Wrong($"{path}.prefix", Quoted(number.Prefix), PrefixExpected);
        }
    }

    private void Attribute(string path, AttributeColumn attribute, IEnumerable<AttributeColumn> before)
    {
        if (!IsCode(attribute.Name) || !char.IsAsciiLetterLower(attribute.Name[0]))
        {
            problems.Wrong($"{path}.name", Quoted(attribute.Name), AttributeNameExpected);
        }
        else if (ReservedAttributes.Contains(attribute.Name))
        {
            problems.Wrong($"{path}.name", Quoted(attribute.Name), "a name that tables do not use for their own columns");
        }
        else if (before.Any(b => b.Name == attribute.Name))
        {
            problems.Wrong($"{path}.name", Quoted(attribute.Name), "a name that no attribute before it has");
        }

        if (attribute.Codes.Count == 0 == (attribute.AgeBands.Count == 0) && !problems.HasUnder(path))
        {
            problems.Add(path, $"{path} has {(attribute.Codes.Count == 0 ? "neither" : "both")} codes and ageBands: must be one of the two");
        }

        for (var i = 1; i < attribute.AgeBands.Count; i++)
        {
            if (attribute.AgeBands[i] <= attribute.AgeBands[i - 1])
            {
                problems.Wrong(
                    $"{path}.ageBands[{i}]",
                    attribute.AgeBands[i].ToString(CultureInfo.InvariantCulture),
                    $"more than {attribute.AgeBands[i - 1]}, the bound before it");
            }
        }
    }

    private void Period(PeriodRule period)
    {
        if (problems.HasUnder("$.period.type"))
        {
            return;
        }

        var isSpell = period.Type == PeriodType.Spell;
        Unused("$.period.column", isSpell ? period.Column : "", "left out: a spell has start and end");
        Unused("$.period.start", isSpell ? "" : period.Start, "left out: only a period of type \"spell\" has a start");
        Unused("$.period.end", isSpell ? "" : period.End, "left out: only a period of type \"spell\" has an end");
        var own = period.Type == PeriodType.Month ? Grain.Month : Grain.Year;
        if (!isSpell && period.Grain != own)
        {
            problems.Wrong("$.period.grain", Quoted(ProfileWords.Grain.Of(period.Grain)), $"\"{ProfileWords.Grain.Of(own)}\", as the type is");
        }

        if (period.Grain == Grain.Year && period.Reporting == Grain.Month && !problems.HasUnder("$.period.grain"))
        {
            problems.Wrong("$.period.reporting", "\"month\"", "\"year\", since the grain is the year");
        }

        if (period.FirstYear > period.LastYear)
        {
            problems.Wrong(
                "$.period.firstYear",
                period.FirstYear.ToString(CultureInfo.InvariantCulture),
                $"no later than lastYear, {period.LastYear}");
        }
    }

    private void Unused(string path, string value, string expected)
    {
        if (value.Length > 0)
        {
            problems.Wrong(path, Quoted(value), expected);
        }
    }

    private static bool IsPunctuation(char c) =>
        char.IsAscii(c) && !char.IsAsciiLetterOrDigit(c) && c is not ('\r' or '\n' or '\0');

    private static bool IsSeparator(char c) => !char.IsAsciiDigit(c) && c is not ('-' or '+' or '\r' or '\n' or '\0');

    private static bool IsEncoding(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) is not null || Encoding.GetEncoding(name) is not null;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
