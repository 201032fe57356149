using System.Globalization;
using System.Text;

namespace Sektorskifte.Register.Records;

/// <summary>The rows of a chunk that are rejected, and why; the first reason of a row counts.</summary>
internal sealed class RowRejection(RecordColumns columns, RejectsFile rejects)
{
    private readonly bool[] _rejected = new bool[Chunk.Capacity];
    private Chunk _chunk = new();
    private bool _any;

    /// <summary>Begins with a chunk.</summary>
    public void Begin(Chunk chunk)
    {
        _chunk = chunk;
        _any = false;
        Array.Clear(_rejected);
    }

    /// <summary>Whether a row is rejected.</summary>
    public bool Has(int row) => _rejected[row];

    /// <summary>Rejects a row if there is a problem.</summary>
    public void Add(int row, Problem? problem, int column)
    {
        if (problem is not null)
        {
            Add(row, column, problem.Reason, problem.Expected);
        }
    }

    /// <summary>Rejects a row, unless it is already.</summary>
    public void Add(int row, int column, string reason, string expected)
    {
        if (_rejected[row])
        {
            return;
        }

        _any = true;
        _rejected[row] = true;
        rejects.Add(new Reject(
            _chunk.File, _chunk.RowNumber(row), columns.Name(column), Written(column, row), reason, expected));
    }

    /// <summary>Takes the rejected rows out of a batch whose rows from one on are the chunk's.</summary>
    public void DropFrom(JobBatch batch, int first)
    {
        if (!_any)
        {
            return;
        }

        var kept = first;
        for (var row = first; row < batch.Count;)
        {
            var next = NextRejected(row - first, batch.Count - first) + first;
            batch.Move(row, kept, next - row);
            kept += next - row;
            row = next + 1;
        }

        batch.Count = kept;
    }

    private int NextRejected(int from, int count)
    {
        var at = _rejected.AsSpan(from, count - from).IndexOf(true);
        return at < 0 ? count : from + at;
    }

    private string Written(int index, int row)
    {
        var column = _chunk.Columns[index];
        return column.IsMissing(row) ? "" : column.Type switch
        {
            ColumnType.Text => Encoding.UTF8.GetString(column.Text(row)),
            ColumnType.Code => columns.Wanted[index].Codes!.Text(column.Codes(row + 1)[row]),
            ColumnType.Integer => column.Integers(row + 1)[row].ToString(CultureInfo.InvariantCulture),
            ColumnType.Number => column.Numbers(row + 1)[row].ToString(CultureInfo.InvariantCulture),
            ColumnType.Date => CalendarDay.Text(column.Dates(row + 1)[row]),
            _ => column.Booleans(row + 1)[row] == 0 ? "false" : "true",
        };
    }
}
