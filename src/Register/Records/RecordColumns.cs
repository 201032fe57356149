using Sektorskifte.Register.Profiles;

namespace Sektorskifte.Register.Records;

/// <summary>
/// Which columns of the files a run needs, and where they stand in a chunk. A column that the run does not need is among
/// the unmapped ones, which only tell exact duplicates.
/// </summary>
internal sealed class RecordColumns
{
    private const int None = -1;

    private readonly List<string> _names = [];

    public RecordColumns(Profile profile, IReadOnlyList<AttributeColumn> breakdown)
    {
        var columns = profile.Columns;
        Person = Add(columns.Person);
        Employer = Add(columns.Employer.Column);
        Sector = Add(columns.Sector);
        Occupation = Add(columns.Occupation?.Column);
        OccupationQuality = Add(columns.Occupation?.QualityColumn);
        Title = Add(columns.Title);
        Status = Add(columns.Status);
        var isSpell = profile.Period.Type == PeriodType.Spell;
        Period = isSpell ? None : Add(profile.Period.Column);
        Start = isSpell ? Add(profile.Period.Start) : None;
        End = isSpell ? Add(profile.Period.End) : None;
        EndName = profile.Period.End;
        Pay = Add(columns.Pay?.Column);
        Hours = Add(columns.Hours?.Column);
        Attributes = [.. breakdown.Select(attribute => Add(attribute.Column))];
        Lossy = [.. new[] { Period, Start, End, Pay, Hours }.Where(column => column >= 0)];
    }

    /// <summary>The columns to ask a source for, each once, in this order.</summary>
    public IReadOnlyList<string> Names => _names;

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

    public IReadOnlyList<int> Attributes { get; }

    /// <summary>Columns whose text is not kept as it is written.</summary>
    public IReadOnlyList<int> Lossy { get; }

    /// <summary>The column with the hash over the unmapped ones; -1 when all columns of the files are mapped.</summary>
    public int Unmapped { get; private set; } = None;

    /// <summary>Takes note of the columns that a source delivers, and checks that they can serve.</summary>
    /// <exception cref="InputException">The person's column has a type that is no key.</exception>
    public void Bind(IReadOnlyList<SourceColumn> columns)
    {
        Unmapped = columns.Count > _names.Count ? _names.Count : None;
        if (columns[Person].Type is ColumnType.Date or ColumnType.Boolean)
        {
            throw new InputException(
                $"Column {columns[Person].Name} is mapped as the person and holds {columns[Person].Type} values; "
                + "a person's key is a text or a whole number.");
        }
    }

    /// <summary>The name of a column as the profile has it.</summary>
    public string Name(int column) => _names[column];

    private int Add(string? name)
    {
        if (string.IsNullOrEmpty(name))
        {
            return None;
        }

        var known = _names.IndexOf(name);
        if (known < 0)
        {
            _names.Add(name);
        }

        return known < 0 ? _names.Count - 1 : known;
    }
}
