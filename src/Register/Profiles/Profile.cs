using Sektorskifte.Tables.Cubes;

namespace Sektorskifte.Register.Profiles;

/// <summary>
/// How a source becomes employment records, and by which named rules moves are found in them. Read from a JSON file;
/// the published schema is <c>docs/formats/profile.schema.json</c>.
/// </summary>
public sealed record Profile
{
    /// <summary>The profile's name: lower-case letters, digits and hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>The profile's version, from 1; raised when a change alters results.</summary>
    public required int Version { get; init; }

    /// <summary>What the source is, for the report's heading.</summary>
    public required Label Title { get; init; }

    /// <summary>The file format.</summary>
    public required SourceFormat Source { get; init; }

    /// <summary>Which columns hold what.</summary>
    public required ColumnMap Columns { get; init; }

    /// <summary>How time stands in the source and at which grain the mapping works.</summary>
    public required PeriodRule Period { get; init; }

    /// <summary>The sector classification and how source values map to it.</summary>
    public required SectorScheme Sectors { get; init; }

    /// <summary>Who is a leader: the levels and the rival definitions.</summary>
    public required LeaderScheme Leaders { get; init; }

    /// <summary>What decides the main job of a person in a period, first criterion first; the most wins.
    /// Ties go on to the next criterion, then employer and title in ascending byte order. Default: pay, hours.</summary>
    public IReadOnlyList<MainJobCriterion> MainJob { get; init; } = [MainJobCriterion.Pay, MainJobCriterion.Hours];

    /// <summary>Which person-periods can't be trusted to be one person. Default: none.</summary>
    public AmbiguityRule Ambiguity { get; init; } = AmbiguityRule.None;

    /// <summary>How many missing periods between two observed ones are bridged, in periods of the grain; 0 to 120, default 0.</summary>
    public int GapAllowance { get; init; }

    /// <summary>When people who move together are a reorganisation and not movers.</summary>
    public ReorganisationRule Reorganisation { get; init; } = new();

    /// <summary>How far back earlier experience counts, in periods of the grain; 1 to 1200, default 10 years.</summary>
    public required int LookBack { get; init; }

    /// <summary>What a draft guessed and a person should look at; empty in a finished profile.</summary>
    public IReadOnlyList<ReviewNote> Review { get; init; } = [];
}

/// <summary>A guess in a drafted profile.</summary>
/// <param name="Path">The JSON path of the guess.</param>
/// <param name="Note">What was guessed, from what, and what to check.</param>
public sealed record ReviewNote(string Path, string Note);

/// <summary>The kinds of file that hold records.</summary>
public enum FileFormat
{
    /// <summary>Delimited text with a header line; a name that ends in <c>.gz</c> is unpacked.</summary>
    Csv,

    /// <summary>Apache Parquet.</summary>
    Parquet,

    /// <summary>Parquet for files whose name ends in <c>.parquet</c>, else CSV.</summary>
    ByName,
}

/// <summary>The file format of a source.</summary>
public sealed record SourceFormat
{
    /// <summary>CSV, Parquet, or by the file's name. Default: by name.</summary>
    public FileFormat Format { get; init; } = FileFormat.ByName;

    /// <summary>The character between CSV fields: comma, semicolon, tab, pipe or another. Default: comma.</summary>
    public char Delimiter { get; init; } = ',';

    /// <summary>The name of the CSV text's encoding as IANA has it, such as <c>utf-8</c> or <c>windows-1252</c>. Default: <c>utf-8</c>.</summary>
    public string Encoding { get; init; } = "utf-8";

    /// <summary>The quote character of CSV fields. Default: the double quote.</summary>
    public char Quote { get; init; } = '"';
}

/// <summary>Which columns hold what. A column that is not mapped is read only to tell exact duplicates.</summary>
public sealed record ColumnMap
{
    /// <summary>The person's pseudonym.</summary>
    public required string Person { get; init; }

    /// <summary>The employer.</summary>
    public required EmployerColumn Employer { get; init; }

    /// <summary>The workplace under the employer; null when there is none.</summary>
    public string? Workplace { get; init; }

    /// <summary>The sector code; null when the sector follows from the employer alone.</summary>
    public string? Sector { get; init; }

    /// <summary>The occupation code; null when there is none.</summary>
    public OccupationColumn? Occupation { get; init; }

    /// <summary>The job title; null when there is none.</summary>
    public string? Title { get; init; }

    /// <summary>A status code such as the socio-economic status; null when there is none.</summary>
    public string? Status { get; init; }

    /// <summary>Pay in the period; null when there is none.</summary>
    public NumberColumn? Pay { get; init; }

    /// <summary>Paid hours in the period; null when there are none.</summary>
    public NumberColumn? Hours { get; init; }

    /// <summary>Person attributes by which results can be broken down.</summary>
    public IReadOnlyList<AttributeColumn> Attributes { get; init; } = [];
}

/// <summary>The employer column and how two spellings compare.</summary>
/// <param name="Column">The column's name.</param>
/// <param name="FoldWhiteSpace">Non-breaking spaces become spaces, runs of white space one space, ends are trimmed.</param>
/// <param name="FoldCase">Upper and lower case compare equal.</param>
public sealed record EmployerColumn(string Column, bool FoldWhiteSpace, bool FoldCase);

/// <summary>The occupation column, with the quality code that says which values to believe.</summary>
/// <param name="Column">The column with the code.</param>
/// <param name="QualityColumn">The column with the quality code; null when there is none.</param>
/// <param name="AcceptedQuality">The quality codes whose occupation counts; with others the occupation is missing.</param>
public sealed record OccupationColumn(string Column, string? QualityColumn, IReadOnlyList<string> AcceptedQuality);

/// <summary>A column of decimal numbers, and how they are written when the file is text.</summary>
/// <param name="Column">The column's name.</param>
/// <param name="Prefix">A currency sign that may stand in front; empty for none.</param>
/// <param name="Thousands">The separator between groups of three digits that may be used; null for none.</param>
/// <param name="Decimal">The decimal separator.</param>
/// <param name="MaxDecimals">The most digits after the separator, 0 to 15.</param>
/// <param name="Required">A row without a value is rejected; otherwise it counts as zero.</param>
public sealed record NumberColumn(
    string Column, string Prefix, char? Thousands, char Decimal, int MaxDecimals, bool Required);

/// <summary>A person attribute.</summary>
/// <param name="Name">The name by which a breakdown asks for it: lower-case letters, digits, underscores.</param>
/// <param name="Column">The column's name.</param>
/// <param name="Label">The heading that readers see.</param>
/// <param name="Codes">The categories by source value; a value that is not here is "unknown". With <see cref="AgeBands"/>: empty.</param>
/// <param name="AgeBands">When the column holds the birth year: the lower bounds of the age bands after the first,
/// ascending; empty when the column holds categories.</param>
public sealed record AttributeColumn(
    string Name,
    string Column,
    Label Label,
    IReadOnlyList<KeyValuePair<string, Label>> Codes,
    IReadOnlyList<int> AgeBands);
