using System.Runtime.InteropServices;
using Sektorskifte.Register.Profiles;

namespace Sektorskifte.Register.Records;

/// <summary>
/// Turns chunks of a source into typed, validated rows. The first thing that is wrong with a row rejects it; values that
/// a rejected row has are not remembered as more than texts.
/// </summary>
internal sealed class RecordReader
{
    private const ulong MissingText = 0x5851F42D4C957F2D;

    private static readonly Problem NoPerson = new("", RejectReason.PersonMissing, "a person's key");
    private static readonly Problem NoKey = new("", RejectReason.PersonMissing, "a text or a whole number");
    private static readonly Problem NoEmployer = new("", RejectReason.EmployerMissing, "an employer");

    private readonly JobCatalogue _catalogue;
    private readonly RecordColumns _columns;
    private readonly RowRejection _rejection;
    private readonly PersonColumn _persons;
    private readonly PeriodColumn _periods;
    private readonly NumberReader? _pay;
    private readonly NumberReader? _hours;
    private readonly CodeColumn _employers;
    private readonly CodeColumn _sectors;
    private readonly CodeColumn _occupations;
    private readonly CodeColumn _titles;
    private readonly CodeColumn _statuses;
    private readonly CodeColumn[] _attributes;
    private readonly KnownCombinations _combinations;
    private readonly TextProperty? _qualityAccepted;
    private readonly CodeColumn? _qualities;
    private readonly int[] _scratch;
    private readonly Problem _sectorMissing;
    private readonly Problem _sectorUnknown;

    /// <summary>A reader for a source whose columns are bound.</summary>
    /// <param name="profile">What the columns mean.</param>
    /// <param name="columns">Where they stand; bound to the source.</param>
    /// <param name="catalogue">Takes the texts.</param>
    /// <param name="persons">Takes the persons.</param>
    /// <param name="rejects">Takes the rejected rows.</param>
    /// <param name="inputs">Counts the rows by file and period; null when nobody asks.</param>
    public RecordReader(
        Profile profile,
        RecordColumns columns,
        JobCatalogue catalogue,
        PersonColumn persons,
        RejectsFile rejects,
        InputRows? inputs = null)
    {
        _catalogue = catalogue;
        _columns = columns;
        _persons = persons;
        _rejection = new RowRejection(columns, rejects, inputs);
        _periods = new PeriodColumn(profile.Period, columns, catalogue.Periods);
        _pay = profile.Columns.Pay is { } pay ? new NumberReader(pay, RejectReason.Pay) : null;
        _hours = profile.Columns.Hours is { } hours ? new NumberReader(hours, RejectReason.Hours) : null;
        _employers = new CodeColumn(columns.Employer, catalogue.Employers.Spellings);
        _sectors = new CodeColumn(columns.Sector, catalogue.Sectors);
        _occupations = new CodeColumn(columns.Occupation, catalogue.Occupations);
        _titles = new CodeColumn(columns.Title, catalogue.Titles);
        _statuses = new CodeColumn(columns.Status, catalogue.Statuses);
        _attributes = [.. columns.Attributes.Select((column, a) => new CodeColumn(column, catalogue.Attributes.Values(a)))];
        _combinations = new KnownCombinations(catalogue.Attributes);
        _scratch = new int[Chunk.Capacity * Math.Max(1, _attributes.Length)];
        var known = "a value that the profile maps to a sector: "
            + string.Join(", ", profile.Sectors.Sectors.SelectMany(s => s.SourceCodes).Take(12));
        _sectorMissing = new Problem("", RejectReason.SectorMissing, known);
        _sectorUnknown = new Problem("", RejectReason.SectorUnknown, known);
        if (profile.Columns.Occupation is { QualityColumn: not null } occupation)
        {
            _qualities = new CodeColumn(columns.OccupationQuality, catalogue.Qualities);
            _qualityAccepted = new TextProperty(
                catalogue.Qualities,
                value => occupation.AcceptedQuality.Contains(catalogue.Qualities.Text(value).Trim()) ? 1 : 0);
        }
    }

    /// <summary>Reads a chunk's valid rows to the end of a batch.</summary>
    public void Read(Chunk chunk, JobBatch batch)
    {
        var count = chunk.Count;
        batch.Reserve(count);
        var first = batch.Count;
        _rejection.Begin(chunk);
        ReadPersons(chunk, batch.Person.AsSpan(first, count));
        _employers.Read(chunk, batch.Employer.AsSpan(first, count));
        _sectors.Read(chunk, batch.Sector.AsSpan(first, count));
        _occupations.Read(chunk, batch.Occupation.AsSpan(first, count));
        if (_columns.Title >= 0)
        {
            _titles.Read(chunk, batch.Title.AsSpan(first, count));
        }

        if (_columns.Status >= 0)
        {
            _statuses.Read(chunk, batch.Status.AsSpan(first, count));
        }

        ReadRest(chunk, batch.Rest.AsSpan(first, count));
        JudgeOccupations(chunk, batch.Rest.AsSpan(first, count), batch.Occupation.AsSpan(first, count));
        ReadAttributes(chunk, batch.Attributes.AsSpan(first, count));
        RejectMissingEmployers(batch.Employer.AsSpan(first, count));
        _periods.Read(chunk, _rejection, batch.Period.AsSpan(first, count), batch.End.AsSpan(first, count));
        RejectUnknownSectors(batch.Sector.AsSpan(first, count), batch.Employer.AsSpan(first, count));
        ReadNumbers(chunk, _pay, _columns.Pay, batch.Pay.AsSpan(first, count));
        ReadNumbers(chunk, _hours, _columns.Hours, batch.Hours.AsSpan(first, count));
        batch.Count += count;
        _rejection.End(batch, first);
    }

    private void ReadPersons(Chunk chunk, Span<PersonId> persons)
    {
        var column = chunk.Columns[_columns.Person];
        switch (column.Type)
        {
            case ColumnType.Text:
                _persons.ReadTexts(column, chunk.Count, persons);
                break;
            case ColumnType.Integer:
                _persons.ReadNumbers(column, chunk.Count, persons);
                break;
            default:
                ReadFloatingPersons(column, persons);
                break;
        }

        if (column.AllPresent && column.Type != ColumnType.Text)
        {
            return;
        }

        for (var row = 0; row < persons.Length; row++)
        {
            if (column.IsMissing(row) || (column.Type == ColumnType.Text && CellText.Trim(column.Text(row)).IsEmpty))
            {
                _rejection.Add(row, NoPerson, _columns.Person);
            }
        }
    }

    private void ReadFloatingPersons(in ColumnVector column, Span<PersonId> persons)
    {
        var numbers = column.Numbers(persons.Length);
        for (var row = 0; row < persons.Length; row++)
        {
            if (column.IsMissing(row))
            {
                continue;
            }

            if (numbers[row] == Math.Floor(numbers[row]) && Math.Abs(numbers[row]) < 1L << 53)
            {
                persons[row] = _persons.Of((long)numbers[row]);
            }
            else
            {
                _rejection.Add(row, NoKey, _columns.Person);
            }
        }
    }

    private void RejectMissingEmployers(ReadOnlySpan<int> employers)
    {
        if (!employers.Contains(JobRow.Missing))
        {
            return;
        }

        for (var row = 0; row < employers.Length; row++)
        {
            if (employers[row] == JobRow.Missing)
            {
                _rejection.Add(row, NoEmployer, _columns.Employer);
            }
        }
    }

    private void RejectUnknownSectors(ReadOnlySpan<int> sectors, ReadOnlySpan<int> employers)
    {
        for (var first = 0; first < sectors.Length;)
        {
            // The same sector and employer over many rows are asked about once.
            var others = sectors[first..].IndexOfAnyExcept(sectors[first]);
            var end = others < 0 ? sectors.Length : first + others;
            others = employers[first..end].IndexOfAnyExcept(employers[first]);
            end = others < 0 ? end : first + others;
            if (employers[first] != JobRow.Missing && _catalogue.SectorOf(sectors[first], employers[first]) < 0)
            {
                var problem = sectors[first] == JobRow.Missing ? _sectorMissing : _sectorUnknown;
                for (var row = first; row < end; row++)
                {
                    _rejection.Add(row, problem, _columns.Sector >= 0 ? _columns.Sector : _columns.Employer);
                }
            }

            first = end;
        }
    }

    private void ReadNumbers(Chunk chunk, NumberReader? reader, int column, Span<double> values)
    {
        if (reader is null)
        {
            values.Clear();
            return;
        }

        var cells = chunk.Columns[column];
        if (cells.Type == ColumnType.Number && cells.AllPresent)
        {
            cells.Numbers(values.Length).CopyTo(values);
            return;
        }

        for (var row = 0; row < values.Length; row++)
        {
            if (!_rejection.Has(row))
            {
                var number = reader.Read(cells, row);
                values[row] = number.Value;
                _rejection.Add(row, number.Problem, column);
            }
        }
    }

    /// <summary>Hashes what the typed fields do not hold as it is written: unmapped columns, texts of numbers and dates, missing numbers.</summary>
    private void ReadRest(Chunk chunk, Span<ulong> rest)
    {
        rest.Clear();
        for (var i = 0; i < _columns.Unmapped; i++)
        {
            var hashes = chunk.Columns[_columns.Wanted.Count + i].Integers(rest.Length);
            if (i == 0)
            {
                MemoryMarshal.Cast<long, ulong>(hashes).CopyTo(rest);
                continue;
            }

            for (var row = 0; row < rest.Length; row++)
            {
                rest[row] = TextHash.Chain(rest[row], (ulong)hashes[row]);
            }
        }

        foreach (var index in _columns.Lossy)
        {
            var column = chunk.Columns[index];
            if (column.Type == ColumnType.Code)
            {
                AddPeriods(column, rest);
                continue;
            }

            if (column.Type != ColumnType.Text && column.AllPresent)
            {
                continue;
            }

            for (var row = 0; row < rest.Length; row++)
            {
                rest[row] = column.IsMissing(row) ? TextHash.Combine(rest[row], MissingText)
                    : column.Type == ColumnType.Text ? TextHash.Combine(rest[row], TextHash.Of(column.Text(row)))
                    : rest[row];
            }
        }
    }

    private void AddPeriods(in ColumnVector column, Span<ulong> rest)
    {
        if (_columns.PeriodValues == ColumnType.Text)
        {
            var codes = column.Codes(rest.Length);
            for (var row = 0; row < rest.Length; row++)
            {
                rest[row] = TextHash.Chain(rest[row], (ulong)codes[row]);
            }
        }
    }

    private void JudgeOccupations(Chunk chunk, Span<ulong> rest, Span<int> occupations)
    {
        if (_qualities is null || _qualityAccepted is null)
        {
            return;
        }

        _qualities.Read(chunk, _scratch);
        for (var row = 0; row < occupations.Length; row++)
        {
            // What a quality code discards still tells two rows apart.
            rest[row] = TextHash.Combine(rest[row], ((ulong)(uint)_scratch[row] << 32) | (uint)occupations[row]);
            occupations[row] = _qualityAccepted[_scratch[row]] == 1 ? occupations[row] : JobRow.Missing;
        }
    }

    private void ReadAttributes(Chunk chunk, Span<int> combinations)
    {
        if (_attributes.Length == 0)
        {
            combinations.Clear();
            return;
        }

        for (var a = 0; a < _attributes.Length; a++)
        {
            _attributes[a].Read(chunk, _scratch.AsSpan(a * Chunk.Capacity, combinations.Length));
        }

        Span<int> values = stackalloc int[_attributes.Length];
        for (var row = 0; row < combinations.Length;)
        {
            var end = combinations.Length;
            for (var a = 0; a < _attributes.Length; a++)
            {
                var column = _scratch.AsSpan(a * Chunk.Capacity, end);
                values[a] = column[row];
                var others = column[row..].IndexOfAnyExcept(values[a]);
                end = others < 0 ? end : row + others;
            }

            combinations[row..end].Fill(_combinations.Of(values));
            row = end;
        }
    }
}
