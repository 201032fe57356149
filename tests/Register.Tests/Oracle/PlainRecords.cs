using System.Globalization;
using System.Text.RegularExpressions;
using Sektorskifte.Register.Profiles;

namespace Sektorskifte.Register.Tests.Oracle;

/// <summary>A used row, as the method reads it: the employer folded, the sector resolved, everything else as written.</summary>
internal sealed record PlainJob
{
    public required string Person { get; init; }

    public required int First { get; init; }

    /// <summary>The last period; null when the employment still runs.</summary>
    public required int? Last { get; init; }

    public required string Employer { get; init; }

    public required string Sector { get; init; }

    public required string SectorText { get; init; }

    public required string Occupation { get; init; }

    public required string Title { get; init; }

    public required string Status { get; init; }

    public required decimal Pay { get; init; }

    public required decimal Hours { get; init; }

    /// <summary>The attributes' values in the profile's order.</summary>
    public required IReadOnlyList<string> Attributes { get; init; }
}

/// <summary>What became of the rows: read = used + duplicates + rejected.</summary>
internal sealed record PlainRecords(
    Profile Profile, IReadOnlyList<PlainJob> Jobs, long RowsRead, long Duplicates, IReadOnlyDictionary<string, long> Rejected)
{
    private readonly Dictionary<LeaderDefinition, PlainLeaders> _leaders = [];

    /// <summary>Who is a leader by a definition; remembered, since a file is mapped more than once.</summary>
    public PlainLeaders Leaders(LeaderDefinition definition)
    {
        if (!_leaders.TryGetValue(definition, out var leaders))
        {
            _leaders[definition] = leaders = new PlainLeaders(definition);
        }

        return leaders;
    }

    /// <summary>Reads every row by the section "Records" of the method, one after the other.</summary>
    public static PlainRecords Read(PlainTable table, Profile profile)
    {
        var sectors = new PlainSectors(profile);
        var seen = new HashSet<string>();
        var jobs = new List<PlainJob>();
        var rejected = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var duplicates = 0L;
        foreach (var row in table.Rows)
        {
            if (ReadRow(table, row, profile, sectors, out var job) is { } reason)
            {
                rejected[reason] = rejected.GetValueOrDefault(reason) + 1;
            }
            else if (!seen.Add(string.Join('\u0001', row)))
            {
                duplicates++;
            }
            else
            {
                jobs.Add(job!);
            }
        }

        return new PlainRecords(profile, jobs, table.Rows.Count, duplicates, rejected);
    }

    private static string? ReadRow(
        PlainTable table, IReadOnlyList<string> row, Profile profile, PlainSectors sectors, out PlainJob? job)
    {
        job = null;
        var columns = profile.Columns;
        var person = table.Cell(row, columns.Person);
        if (string.IsNullOrWhiteSpace(person))
        {
            return "person_missing";
        }

        var employer = PlainSectors.Fold(table.Cell(row, columns.Employer.Column), columns.Employer);
        if (string.IsNullOrWhiteSpace(employer))
        {
            return "employer_missing";
        }

        if (ReadPeriods(table, row, profile.Period, out var first, out var last) is { } wrongPeriod)
        {
            return wrongPeriod;
        }

        var sectorText = table.Cell(row, columns.Sector);
        if (sectors.Find(employer, sectorText) is not { } sector)
        {
            return sectorText.Trim().Length == 0 ? "sector_missing" : "sector_unknown";
        }

        if (!TryNumber(table, row, columns.Pay, out var pay))
        {
            return "pay";
        }

        if (!TryNumber(table, row, columns.Hours, out var hours))
        {
            return "hours";
        }

        var believed = columns.Occupation is { } occupation
            && (occupation.QualityColumn is null
                || occupation.AcceptedQuality.Contains(table.Cell(row, occupation.QualityColumn)));
        job = new PlainJob
        {
            Person = person,
            First = first,
            Last = last,
            Employer = employer,
            Sector = sector,
            SectorText = sectorText,
            Occupation = believed ? table.Cell(row, columns.Occupation!.Column) : "",
            Title = table.Cell(row, columns.Title),
            Status = table.Cell(row, columns.Status),
            Pay = pay,
            Hours = hours,
            Attributes = [.. columns.Attributes.Select(a => table.Cell(row, a.Column))],
        };
        return null;
    }

    private static string? ReadPeriods(
        PlainTable table, IReadOnlyList<string> row, PeriodRule rule, out int first, out int? last)
    {
        first = 0;
        last = 0;
        if (rule.Type == PeriodType.Spell)
        {
            var end = table.Cell(row, rule.End);
            last = null;
            if (!TryDate(table.Cell(row, rule.Start), out var start))
            {
                return "period";
            }

            if (start.Year < rule.FirstYear || start.Year > rule.LastYear)
            {
                return "period_range";
            }

            first = PlainPeriods.Of(start, rule.Grain);
            if (end.Length == 0)
            {
                return null;
            }

            if (!TryDate(end, out var finish))
            {
                return "period";
            }

            if (finish.Year < rule.FirstYear || finish.Year > rule.LastYear)
            {
                return "period_range";
            }

            last = PlainPeriods.Of(finish, rule.Grain);
            return finish < start ? "end_before_start" : null;
        }

        var text = table.Cell(row, rule.Column);
        var pattern = rule.Type == PeriodType.Year ? "^([0-9]{4})()$" : "^([0-9]{4})-?([0-9]{2})(-[0-9]{2})?$";
        var match = Regex.Match(text, pattern);
        if (!match.Success)
        {
            return "period";
        }

        var year = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        var month = rule.Type == PeriodType.Year ? 1 : int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture);
        if (month is < 1 or > 12)
        {
            return "period";
        }

        if (year < rule.FirstYear || year > rule.LastYear)
        {
            return "period_range";
        }

        first = PlainPeriods.Of(new DateOnly(year, month, 1), rule.Grain);
        last = first;
        return null;
    }

    private static bool TryDate(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    /// <summary>A missing number counts as zero, unless the profile requires one.</summary>
    private static bool TryNumber(PlainTable table, IReadOnlyList<string> row, NumberColumn? column, out decimal value)
    {
        value = 0;
        var text = table.Cell(row, column?.Column);
        if (column is null || text.Length == 0)
        {
            return column is null || !column.Required;
        }

        var group = column.Thousands is { } separator ? $"|[0-9]{{1,3}}({Regex.Escape($"{separator}")}[0-9]{{3}})+" : "";
        var decimals = column.MaxDecimals > 0
            ? $"({Regex.Escape($"{column.Decimal}")}[0-9]{{1,{column.MaxDecimals}}})?" : "";
        if (!Regex.IsMatch(text, $"^({Regex.Escape(column.Prefix)})?([0-9]+{group}){decimals}$"))
        {
            return false;
        }

        var digits = column.Prefix.Length > 0 ? text.Replace(column.Prefix, "", StringComparison.Ordinal) : text;
        digits = column.Thousands is { } comma ? digits.Replace($"{comma}", "", StringComparison.Ordinal) : digits;
        value = decimal.Parse(digits.Replace(column.Decimal, '.'), CultureInfo.InvariantCulture);
        return true;
    }
}
