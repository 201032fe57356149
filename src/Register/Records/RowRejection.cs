using System.Globalization;
using System.Text;

namespace Sektorskifte.Register.Records;

/// <summary>The rows of a chunk that are rejected, and why; the first reason of a row counts.</summary>
/// <param name="columns">The columns.</param>
/// <param name="rejects">Takes the rejected rows, in their order.</param>
/// <param name="inputs">Counts them by file and period; null when nobody asks.</param>
internal sealed class RowRejection(RecordColumns columns, RejectsFile rejects, InputRows? inputs)
{
    private readonly bool[] _rejected = new bool[Chunk.Capacity];
    private readonly Problem?[] _problems = new Problem?[Chunk.Capacity];
    private readonly int[] _columns = new int[Chunk.Capacity];
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
        if (problem is null || _rejected[row])
        {
            return;
        }

        _any = true;
        _rejected[row] = true;
        _problems[row] = problem;
        _columns[row] = column;
    }

    /// <summary>Hands over the rejected rows, and takes them out of a batch whose rows from one on are the chunk's.</summary>
    public void End(JobBatch batch, int first)
    {
        inputs?.Add(_chunk.File, batch.Period.AsSpan(first, batch.Count - first));
        if (!_any)
        {
            return;
        }

        var kept = first;
        for (var row = first; row < batch.Count;)
        {
            var next = NextRejected(row - first, batch.Count - first) + first;
            if (next < batch.Count)
            {
                HandOver(next - first, batch.Period[next]);
            }

            batch.Move(row, kept, next - row);
            kept += next - row;
            row = next + 1;
        }

        batch.Count = kept;
    }

    private void HandOver(int row, int period)
    {
        var problem = _problems[row]!;
        rejects.Add(
            new Reject(
                _chunk.File, _chunk.RowNumber(row), columns.Name(_columns[row]), Written(_columns[row], row), problem.Reason, problem.Expected),
            period < 0 ? null : period);
        inputs?.AddRejected(_chunk.File, period, problem.Reason);
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
