using Sektorskifte.Register.Engines.DuckDb;
using Sektorskifte.Register.Profiles.Json;
using Sektorskifte.Register.Records;
using Sektorskifte.Tables.Cubes;

namespace Sektorskifte.Register.Profiles.Drafts;

/// <summary>
/// Drafts a profile for an unknown file, so that its owner starts from something that runs. Every guess stands in
/// <see cref="Profile.Review"/> with its JSON path and what it rests on.
/// </summary>
public static class ProfileDraft
{
    /// <summary>The rows at the start of a file that a draft looks at.</summary>
    public const int SampleRows = 20_000;

    private static readonly string[] NameHeaders = ["name", "navn", "full name", "employee name", "fulde navn"];

    /// <summary>
    /// Drafts a profile for a file of unknown shape: Parquet when its name says so, else delimited text. Roles are guessed
    /// from the first rows; the sectors are those of the whole file.
    /// </summary>
    /// <param name="file">The file's path.</param>
    /// <returns>A valid profile that reads the file.</returns>
    /// <exception cref="InputException">The file can't be read, or no column holds the person, the employer or the period;
    /// the message lists the columns that are there.</exception>
    public static Profile OfFile(string file)
    {
        var draft = RecordFiles.IsParquet(file, FileFormat.ByName)
            ? FromSample(file, new SourceFormat { Format = FileFormat.Parquet }, ParquetSample.Read(file, SampleRows))
            : FromCsv(file);
        if (draft.Columns.Sector is not { } column || draft.Sectors.Otherwise is not null)
        {
            return draft;
        }

        var whole = SectorDraft.WithFurther(draft.Sectors, RecordFiles.Distinct(file, draft.Source, column));
        var further = whole.Sectors.Count - draft.Sectors.Sectors.Count;
        return further == 0 ? draft : draft with
        {
            Sectors = whole,
            Review = [.. draft.Review, new ReviewNote("$.sectors", $"The rows after the first {SampleRows} have {further} further values; the last {further} sectors are theirs.")],
        };
    }

    /// <summary>Drafts a profile for a delimited text file, plain or packed with gzip, in UTF-8, UTF-16 or Windows-1252.</summary>
    /// <param name="file">The file's path.</param>
    /// <returns>A valid profile that reads the file.</returns>
    /// <exception cref="InputException">The file can't be read, or no column holds the person, the employer or the period;
    /// the message lists the columns that are there.</exception>
    public static Profile FromCsv(string file)
    {
        var sample = CsvSample.Read(file, SampleRows);
        var draft = FromSample(file, sample.Format, sample.Columns);
        return sample.IsPacked && !file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)
            ? draft with { Review = [.. draft.Review, new ReviewNote("$.source", "The file is packed with gzip though its name does not end in .gz.")] }
            : draft;
    }

    /// <summary>Drafts a profile from the first rows of a file, whatever its format.</summary>
    /// <param name="file">The file's path; its name becomes the profile's.</param>
    /// <param name="source">The format, as far as it is known.</param>
    /// <param name="columns">The columns with their values as text, an empty text for a missing one; as many values in each.</param>
    /// <returns>A valid profile.</returns>
    /// <exception cref="InputException">No column holds the person, the employer or the period; the message lists the columns.</exception>
    public static Profile FromSample(
        string file, SourceFormat source, IReadOnlyList<(string Name, IReadOnlyList<string> Values)> columns)
    {
        var samples = columns.Select(c => new SampleColumn(c.Name, c.Values)).ToList();
        var roles = new ColumnRoles(samples);
        RequireRoles(file, roles, samples);
        var review = new ReviewList();
        if (source.Format == FileFormat.Csv)
        {
            review.Add("$.source", $"Delimiter and encoding ({source.Encoding}) were found by trying. Check that æ, ø, å and é look right in the examples below.");
        }

        var map = Columns(roles, review);
        var period = Period(roles, review);
        var isName = NameHeaders.Contains(roles[ColumnRole.Person]!.Header);
        if (isName)
        {
            review.Add("$.ambiguity", "The person is a name, which two people can share: a person with two employers in a period links to nothing.");
        }

        var profile = new Profile
        {
            Name = NameOf(file),
            Version = 1,
            Title = Label.Same(Path.GetFileName(file) is { Length: > 0 } name ? name : "records"),
            Source = source,
            Columns = map,
            Period = period,
            Sectors = SectorDraft.Of(roles[ColumnRole.Sector], review),
            Leaders = LeaderDraft.Of(roles, review),
            Ambiguity = isName ? AmbiguityRule.SeveralEmployers : AmbiguityRule.None,
            LookBack = period.Grain == Grain.Month ? 120 : 10,
            Review = review.Notes,
        };
        var problems = new ProblemList();
        ProfileCheck.Run(profile, problems);
        return problems.IsEmpty ? profile : throw new InvalidOperationException("A draft must be valid.", problems.ToException("The draft"));
    }

    private static void RequireRoles(string file, ColumnRoles roles, IReadOnlyList<SampleColumn> columns)
    {
        string?[] missing =
        [
            roles[ColumnRole.Person] is null ? "the person (a header such as person, pnr, employee id, name)" : null,
            roles[ColumnRole.Employer] is null ? "the employer (a header such as employer, cvr, virksomhed, organisation)" : null,
            roles.HasPeriod ? null : "the period (years, months as YYYYMM or YYYY-MM, or start and end dates)",
        ];
        var named = missing.OfType<string>().ToList();
        if (named.Count > 0)
        {
            throw new InputException(
                $"{file}: no column was found for {string.Join(", nor for ", named)}. The columns are "
                + $"{ObjectReader.ListOf(columns.Take(40).Select(c => c.Name))}. Rename one, or write a profile by hand; see docs/formats/profile.md.");
        }
    }

    private static ColumnMap Columns(ColumnRoles roles, ReviewList review)
    {
        review.Column("$.columns.person", roles[ColumnRole.Person]!, "Check that it stands for one person in all rows and files.", named: false);
        review.Column("$.columns.employer", roles[ColumnRole.Employer]!, "Check that it names who employs, not a department. Case and white space do not count.");
        return new ColumnMap
        {
            Person = roles[ColumnRole.Person]!.Name,
            Employer = new EmployerColumn(roles[ColumnRole.Employer]!.Name, FoldWhiteSpace: true, FoldCase: true),
            Workplace = Take("workplace", ColumnRole.Workplace, "Check that it is a place under the employer."),
            Sector = Take("sector", ColumnRole.Sector, "Check that it holds sectors, not industries."),
            Occupation = Occupation(roles, review),
            Title = Take("title", ColumnRole.Title, "Check that it holds job titles."),
            Status = Take("status", ColumnRole.Status, "Check that it is a status of the job."),
            Pay = Number("pay", ColumnRole.Pay),
            Hours = Number("hours", ColumnRole.Hours),
            Attributes = AttributeDraft.Of(roles, review),
        };

        string? Take(string key, ColumnRole role, string check)
        {
            // A sector column without values would reject every row.
            if (roles[role] is not { Filled: > 0 } column)
            {
                return null;
            }

            review.Column($"$.columns.{key}", column, check);
            return column.Name;
        }

        NumberColumn? Number(string key, ColumnRole role)
        {
            if (roles[role] is not { } column)
            {
                return null;
            }

            var number = NumberStyle.Of(column).Column;
            review.Column($"$.columns.{key}", column, $"Numbers are read with \"{number.Decimal}\" before decimals"
                + (number.Thousands is { } t ? $" and \"{t}\" between thousands" : "") + ". Check that it is the amount of the period.", named: false);
            return number;
        }
    }

    private static OccupationColumn? Occupation(ColumnRoles roles, ReviewList review)
    {
        if (roles[ColumnRole.Occupation] is not { } column)
        {
            return null;
        }

        review.Column("$.columns.occupation", column, "Check that it is DISCO-08 or ISCO-08 and that leading zeros are there.");
        if (roles[ColumnRole.Quality] is not { } quality)
        {
            return new OccupationColumn(column.Name, null, []);
        }

        review.Column("$.columns.occupation.quality", quality, "Codes 1, 2, 4 and 10 are reported by employers; with others the occupation is missing.");
        return new OccupationColumn(column.Name, quality.Name, ["1", "2", "4", "10"]);
    }

    private static PeriodRule Period(ColumnRoles roles, ReviewList review)
    {
        if (roles.IsSpell)
        {
            review.Column("$.period.start", roles[ColumnRole.Start]!, "Check that it is the first day of the job.");
            review.Column("$.period.end", roles[ColumnRole.End]!, "Check that it is the last day, and empty while the job runs.");
            return new PeriodRule
            {
                Type = PeriodType.Spell,
                Start = roles[ColumnRole.Start]!.Name,
                End = roles[ColumnRole.End]!.Name,
                Grain = Grain.Month,
                Reporting = Grain.Year,
            };
        }

        var isMonth = roles[ColumnRole.Month] is not null;
        var column = roles[isMonth ? ColumnRole.Month : ColumnRole.Year]!;
        review.Column("$.period.column", column, isMonth ? "Check that it is the month of the row." : "Check that it is the year of the row.");
        return new PeriodRule
        {
            Type = isMonth ? PeriodType.Month : PeriodType.Year,
            Column = column.Name,
            Grain = isMonth ? Grain.Month : Grain.Year,
            Reporting = Grain.Year,
        };
    }

    private static string NameOf(string file)
    {
        var slug = SampleColumn.Plain(Path.GetFileName(file).Split('.')[0]).Replace(' ', '-');
        return slug.Length == 0 ? "draft" : slug[..Math.Min(slug.Length, 60)].Trim('-');
    }
}
