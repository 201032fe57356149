using System.Globalization;
using System.Text;
using Sektorskifte.Register.Profiles;

namespace Sektorskifte.Register.Records;

/// <summary>
/// Turns chunks of a source into typed, validated rows. The first thing that is wrong with a row rejects it; values that
/// a rejected row has are not remembered as more than texts.
/// </summary>
internal sealed class RecordReader
{
    private const ulong MissingText = 0x5851F42D4C957F2D;

    private readonly JobCatalogue _catalogue;
    private readonly RecordColumns _columns;
    private readonly RejectsFile _rejects;
    private readonly PersonKeys _persons;
    private readonly PeriodReader _periods;
    private readonly NumberReader? _pay;
    private readonly NumberReader? _hours;
    private readonly PeriodType _periodType;
    private readonly TextNumbers _employers;
    private readonly TextNumbers _sectors;
    private readonly TextNumbers _occupations;
    private readonly TextNumbers _titles;
    private readonly TextNumbers _statuses;
    private readonly TextNumbers[] _attributes;
    private readonly TextProperty? _qualityAccepted;
    private readonly TextNumbers? _qualities;
    private readonly int[] _scratch;
    private readonly string _sectorExpected;

    public RecordReader(
        Profile profile, RecordColumns columns, JobCatalogue catalogue, PersonKeys persons, RejectsFile rejects)
    {
        _catalogue = catalogue;
        _columns = columns;
        _persons = persons;
        _rejects = rejects;
        _periodType = profile.Period.Type;
        _periods = new PeriodReader(profile.Period);
        _pay = profile.Columns.Pay is { } pay ? new NumberReader(pay, RejectReason.Pay) : null;
        _hours = profile.Columns.Hours is { } hours ? new NumberReader(hours, RejectReason.Hours) : null;
        _employers = new TextNumbers(catalogue.Employers.Spellings);
        _sectors = new TextNumbers(catalogue.Sectors);
        _occupations = new TextNumbers(catalogue.Occupations);
        _titles = new TextNumbers(catalogue.Titles);
        _statuses = new TextNumbers(catalogue.Statuses);
        _attributes = [.. columns.Attributes.Select((_, a) => new TextNumbers(catalogue.Attributes.Values(a)))];
        _scratch = new int[Chunk.Capacity * Math.Max(1, _attributes.Length)];
        _sectorExpected = "a value that the profile maps to a sector: "
            + string.Join(", ", profile.Sectors.Sectors.SelectMany(s => s.SourceCodes).Take(12));
        if (profile.Columns.Occupation is { QualityColumn: not null } occupation)
        {
            var values = new TextDictionary();
            _qualities = new TextNumbers(values);
            _qualityAccepted = new TextProperty(
                values, value => occupation.AcceptedQuality.Contains(values.Text(value).Trim()) ? 1 : 0);
        }
    }

    /// <summary>Reads a chunk's rows into a batch.</summary>
    public void Read(Chunk chunk, JobBatch batch)
    {
        var count = chunk.Count;
        batch.Count = count;
        batch.Rejected.AsSpan(0, count).Clear();
        ReadPersons(chunk, batch);
        _employers.Read(chunk.Columns[_columns.Employer], count, batch.Employer);
        ReadTexts(_sectors, chunk, _columns.Sector, batch.Sector);
        ReadTexts(_occupations, chunk, _columns.Occupation, batch.Occupation);
        ReadTexts(_titles, chunk, _columns.Title, batch.Title);
        ReadTexts(_statuses, chunk, _columns.Status, batch.Status);
        ReadRest(chunk, batch);
        JudgeOccupations(chunk, batch);
        ReadAttributes(chunk, batch);
        RejectMissing(chunk, batch, _columns.Employer, batch.Employer, RejectReason.EmployerMissing, "an employer");
        ReadPeriods(chunk, batch);
        RejectUnknownSectors(chunk, batch);
        ReadNumbers(chunk, batch, _pay, _columns.Pay, batch.Pay);
        ReadNumbers(chunk, batch, _hours, _columns.Hours, batch.Hours);
    }

    private static void ReadTexts(TextNumbers numbers, Chunk chunk, int column, int[] values)
    {
        if (column >= 0)
        {
            numbers.Read(chunk.Columns[column], chunk.Count, values);
        }
    }

    private void ReadPersons(Chunk chunk, JobBatch batch)
    {
        var column = chunk.Columns[_columns.Person];
        if (column.Type == ColumnType.Text)
        {
            _persons.ReadTexts(column, chunk.Count, batch.Person);
        }

        for (var row = 0; row < chunk.Count; row++)
        {
            if (column.IsMissing(row) || (column.Type == ColumnType.Text && CellText.Trim(column.Text(row)).IsEmpty))
            {
                Reject(chunk, batch, row, _columns.Person, RejectReason.PersonMissing, "a person's key");
            }
            else if (column.Type == ColumnType.Integer)
            {
                batch.Person[row] = _persons.OfInteger(column.Integers(chunk.Count)[row]);
            }
            else if (column.Type == ColumnType.Number)
            {
                var person = column.Numbers(chunk.Count)[row];
                if (person == Math.Floor(person) && Math.Abs(person) < 1L << 53)
                {
                    batch.Person[row] = _persons.OfInteger((long)person);
                }
                else
                {
                    Reject(chunk, batch, row, _columns.Person, RejectReason.PersonMissing, "a text or a whole number");
                }
            }
        }
    }

    private void RejectMissing(Chunk chunk, JobBatch batch, int column, int[] numbers, string reason, string expected)
    {
        for (var row = 0; row < chunk.Count; row++)
        {
            if (numbers[row] == JobRow.Missing && !batch.Rejected[row])
            {
                Reject(chunk, batch, row, column, reason, expected);
            }
        }
    }

    private void ReadPeriods(Chunk chunk, JobBatch batch)
    {
        for (var row = 0; row < chunk.Count; row++)
        {
            if (batch.Rejected[row])
            {
                continue;
            }

            if (_periodType == PeriodType.Spell)
            {
                var span = _periods.ReadSpell(chunk.Columns[_columns.Start], chunk.Columns[_columns.End], row);
                batch.Period[row] = span.Value.First;
                batch.End[row] = span.Value.Last;
                Reject(chunk, batch, row, span.Problem, span.Problem?.Column == _columns.EndName ? _columns.End : _columns.Start);
            }
            else
            {
                var period = _periods.Read(chunk.Columns[_columns.Period], row);
                batch.Period[row] = period.Value;
                batch.End[row] = period.Value;
                Reject(chunk, batch, row, period.Problem, _columns.Period);
            }
        }
    }

    private void RejectUnknownSectors(Chunk chunk, JobBatch batch)
    {
        for (var row = 0; row < chunk.Count; row++)
        {
            if (!batch.Rejected[row] && _catalogue.SectorOf(batch.Sector[row], batch.Employer[row]) < 0)
            {
                var column = _columns.Sector >= 0 ? _columns.Sector : _columns.Employer;
                var reason = batch.Sector[row] == JobRow.Missing ? RejectReason.SectorMissing : RejectReason.SectorUnknown;
                Reject(chunk, batch, row, column, reason, _sectorExpected);
            }
        }
    }

    private void ReadNumbers(Chunk chunk, JobBatch batch, NumberReader? reader, int column, double[] values)
    {
        if (reader is null)
        {
            return;
        }

        var cells = chunk.Columns[column];
        for (var row = 0; row < chunk.Count; row++)
        {
            if (!batch.Rejected[row])
            {
                var number = reader.Read(cells, row);
                values[row] = number.Value;
                Reject(chunk, batch, row, number.Problem, column);
            }
        }
    }

    /// <summary>Hashes what the typed fields do not hold as it is written: unmapped columns, texts of numbers and dates, missing numbers.</summary>
    private void ReadRest(Chunk chunk, JobBatch batch)
    {
        var rest = batch.Rest.AsSpan(0, chunk.Count);
        rest.Clear();
        if (_columns.Unmapped >= 0)
        {
            var hashes = chunk.Columns[_columns.Unmapped].Integers(chunk.Count);
            for (var row = 0; row < rest.Length; row++)
            {
                rest[row] = (ulong)hashes[row];
            }
        }

        foreach (var index in _columns.Lossy)
        {
            var column = chunk.Columns[index];
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

    private void JudgeOccupations(Chunk chunk, JobBatch batch)
    {
        if (_qualities is null || _qualityAccepted is null)
        {
            return;
        }

        _qualities.Read(chunk.Columns[_columns.OccupationQuality], chunk.Count, _scratch);
        for (var row = 0; row < chunk.Count; row++)
        {
            // What a quality code discards still tells two rows apart.
            batch.Rest[row] = TextHash.Combine(batch.Rest[row], ((ulong)(uint)_scratch[row] << 32) | (uint)batch.Occupation[row]);
            batch.Occupation[row] = _qualityAccepted[_scratch[row]] == 1 ? batch.Occupation[row] : JobRow.Missing;
        }
    }

    private void ReadAttributes(Chunk chunk, JobBatch batch)
    {
        if (_attributes.Length == 0)
        {
            return;
        }

        for (var a = 0; a < _attributes.Length; a++)
        {
            _attributes[a].Read(chunk.Columns[_columns.Attributes[a]], chunk.Count, _scratch.AsSpan(a * Chunk.Capacity, chunk.Count));
        }

        Span<int> values = stackalloc int[_attributes.Length];
        Span<int> last = stackalloc int[_attributes.Length];
        var combination = 0;
        for (var row = 0; row < chunk.Count; row++)
        {
            for (var a = 0; a < values.Length; a++)
            {
                values[a] = _scratch[(a * Chunk.Capacity) + row];
            }

            if (row == 0 || !values.SequenceEqual(last))
            {
                combination = _catalogue.Attributes.Add(values);
                values.CopyTo(last);
            }

            batch.Attributes[row] = combination;
        }
    }

    private void Reject(Chunk chunk, JobBatch batch, int row, Problem? problem, int column)
    {
        if (problem is not null)
        {
            Reject(chunk, batch, row, column, problem.Reason, problem.Expected);
        }
    }

    private void Reject(Chunk chunk, JobBatch batch, int row, int column, string reason, string expected)
    {
        batch.Rejected[row] = true;
        _rejects.Add(new Reject(
            chunk.File, chunk.RowNumber(row), _columns.Name(column), Written(chunk.Columns[column], row), reason, expected));
    }

    private static string Written(ColumnVector column, int row) => column.IsMissing(row) ? "" : column.Type switch
    {
        ColumnType.Text => Encoding.UTF8.GetString(column.Text(row)),
        ColumnType.Integer => column.Integers(row + 1)[row].ToString(CultureInfo.InvariantCulture),
        ColumnType.Number => column.Numbers(row + 1)[row].ToString(CultureInfo.InvariantCulture),
        ColumnType.Date => CalendarDay.Text(column.Dates(row + 1)[row]),
        _ => column.Booleans(row + 1)[row] == 0 ? "false" : "true",
    };
}
