using Sektorskifte.Register.Profiles;

namespace Sektorskifte.Register.Records;

/// <summary>
/// Which columns of the files a run needs, and where they stand in a chunk. A column that has no role is among the
/// unmapped ones, which only tell exact duplicates.
/// </summary>
internal sealed class RecordColumns
{
    private const int None = -1;

    private readonly List<WantedColumn> _wanted = [];

    /// <summary>The columns that the profile gives a role, and the attributes that the files have.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="catalogue">Takes the texts.</param>
    /// <param name="has">Whether to read an attribute; one that is not read is missing in every row.</param>
    public RecordColumns(Profile profile, JobCatalogue catalogue, Func<AttributeColumn, bool> has)
    {
        var columns = profile.Columns;
        Person = Add(columns.Person, null);
        Employer = Add(columns.Employer.Column, catalogue.Employers.Spellings);
        Sector = Add(columns.Sector, catalogue.Sectors);
        Occupation = Add(columns.Occupation?.Column, catalogue.Occupations);
        OccupationQuality = Add(columns.Occupation?.QualityColumn, catalogue.Qualities);
        Title = Add(columns.Title, catalogue.Titles);
        Status = Add(columns.Status, catalogue.Statuses);
        var isSpell = profile.Period.Type == PeriodType.Spell;
        Period = isSpell ? None : Add(profile.Period.Column, catalogue.Periods);
        Start = isSpell ? Add(profile.Period.Start, null) : None;
        End = isSpell ? Add(profile.Period.End, null) : None;
        EndName = profile.Period.End;
        Pay = Add(columns.Pay?.Column, null);
        Hours = Add(columns.Hours?.Column, null);
        Attributes = [.. catalogue.AttributeColumns.Select((attribute, a) => Add(has(attribute) ? attribute.Column : null, catalogue.Attributes.Values(a)))];
        Lossy = [.. new[] { Period, Start, End, Pay, Hours }.Where(column => column >= 0)];
    }

    /// <summary>The columns to ask a source for, each once, in this order.</summary>
    public IReadOnlyList<WantedColumn> Wanted => _wanted;

    public int Person { get; }

    public int Employer { get; }

    public int Sector { get; }

    public int Occupation { get; }

    public int OccupationQuality { get; }

    public int Title { get; }

    public int Status { get; }

    public int Period { get; }

    public int Start { get; }

    public int End { get; }

    /// <summary>The name of the column with the end date.</summary>
    public string EndName { get; }

    public int Pay { get; }

    public int Hours { get; }

    /// <summary>The attributes in the profile's order; negative for one that is not read.</summary>
    public IReadOnlyList<int> Attributes { get; }

    /// <summary>Columns whose text is not kept as it is written.</summary>
    public IReadOnlyList<int> Lossy { get; }

    /// <summary>The type of the values behind the period's column.</summary>
    public ColumnType PeriodValues { get; private set; }

    /// <summary>How many columns with hashes over the unmapped ones follow the wanted columns.</summary>
    public int Unmapped { get; private set; }

    /// <summary>Takes note of the columns that a source delivers, and checks that they can serve.</summary>
    /// <exception cref="InputException">The person's column has a type that is no key.</exception>
    public void Bind(IReadOnlyList<SourceColumn> columns)
    {
        Unmapped = columns.Count - _wanted.Count;
        PeriodValues = Period >= 0 ? columns[Period].Of : ColumnType.Date;
        if (columns[Person].Type is ColumnType.Date or ColumnType.Boolean)
        {
            throw new InputException(
                $"Column {columns[Person].Name} is mapped as the person and holds {columns[Person].Type} values; "
                + "a person's key is a text or a whole number.");
        }
    }

    /// <summary>The name of a column as the profile has it.</summary>
    public string Name(int column) => _wanted[column].Name;

    // A column with two roles is asked for once, as it is, since its texts go to two dictionaries.
    private int Add(string? name, TextDictionary? codes)
    {
        if (string.IsNullOrEmpty(name))
        {
            return None;
        }

        var known = _wanted.FindIndex(column => column.Name == name);
        if (known >= 0)
        {
            _wanted[known] = new WantedColumn(name);
            return known;
        }

        _wanted.Add(new WantedColumn(name, codes));
        return _wanted.Count - 1;
    }
}
