using System.Globalization;
using Sektorskifte.Register.Profiles;

namespace Sektorskifte.Register.Records;

/// <summary>Reads the periods of a chunk's rows: of a year or month, or from start and end dates.</summary>
internal sealed class PeriodColumn
{
    private readonly RecordColumns _columns;
    private readonly PeriodReader _reader;
    private readonly TextDictionary _texts;
    private readonly TextProperty _periods;
    private readonly bool _isSpell;

    public PeriodColumn(PeriodRule rule, RecordColumns columns, TextDictionary texts)
    {
        _columns = columns;
        _reader = new PeriodReader(rule);
        _texts = texts;
        _isSpell = rule.Type == PeriodType.Spell;
        _periods = new TextProperty(texts, text => ReadText(text) is { Problem: null } period ? period.Value : -1);
    }

    /// <summary>Reads the first and last periods; a row whose periods can't be read is rejected.</summary>
    public void Read(Chunk chunk, RowRejection rejection, Span<int> first, Span<int> last)
    {
        if (_isSpell)
        {
            ReadSpells(chunk, rejection, first, last);
            return;
        }

        var column = chunk.Columns[_columns.Period];
        if (column.Type == ColumnType.Code)
        {
            ReadCodes(column, rejection, first);
        }
        else
        {
            for (var row = 0; row < first.Length; row++)
            {
                var period = _reader.Read(column, row);
                first[row] = period.Problem is null ? period.Value : -1;
                rejection.Add(row, period.Problem, _columns.Period);
            }
        }

        first.CopyTo(last);
    }

    private void ReadCodes(in ColumnVector column, RowRejection rejection, Span<int> periods)
    {
        var codes = column.Codes(periods.Length);
        _periods.Read(codes, periods);
        var unreadable = periods.IndexOf(-1);
        for (var row = unreadable; unreadable >= 0 && row < periods.Length; row++)
        {
            if (periods[row] < 0)
            {
                rejection.Add(row, ReadText(codes[row]).Problem, _columns.Period);
            }
        }
    }

    private void ReadSpells(Chunk chunk, RowRejection rejection, Span<int> first, Span<int> last)
    {
        for (var row = 0; row < first.Length; row++)
        {
            var span = _reader.ReadSpell(chunk.Columns[_columns.Start], chunk.Columns[_columns.End], row);
            first[row] = span.Problem is null ? span.Value.First : -1;
            last[row] = span.Value.Last;
            rejection.Add(row, span.Problem, span.Problem?.Column == _columns.EndName ? _columns.End : _columns.Start);
        }
    }

    /// <summary>The period behind a text of the dictionary; a whole number and a date count as such, whatever they look like.</summary>
    private Reading<int> ReadText(int text) =>
        _columns.PeriodValues == ColumnType.Date ? _reader.ReadDay(_texts[text])
        : _columns.PeriodValues is ColumnType.Integer or ColumnType.Number
        && long.TryParse(_texts[text], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? _reader.Read(number)
            : _reader.Read(_texts[text]);
}
