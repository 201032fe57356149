using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Engines.ClickHouse;

/// <summary>Rejected rows on their way to the cluster, from several threads, and back in the order in which they stand in the files.</summary>
/// <param name="place">Where they go.</param>
/// <param name="files">The files in their order.</param>
internal sealed class RejectedRows(PushPlace place, IReadOnlyList<string> files)
{
    private const int RowsAtOnce = 10_000;

    private readonly Lock _adding = new();
    private readonly RowWriter _rows = new();
    private int _count;

    /// <summary>Adds a row.</summary>
    public void Add(Reject reject, int? period)
    {
        lock (_adding)
        {
            var file = 0;
            while (file < files.Count && files[file] != reject.File)
            {
                file++;
            }

            _rows.Add((uint)file);
            _rows.Add((ulong)reject.Row);
            _rows.Add(reject.File);
            _rows.Add(reject.Column);
            _rows.Add(reject.Value);
            _rows.Add(reject.Reason);
            _rows.Add(reject.Expected);
            if (++_count % RowsAtOnce == 0)
            {
                Put();
            }
        }
    }

    /// <summary>Puts what is left; no thread adds any more.</summary>
    public void Put()
    {
        if (!_rows.Written.IsEmpty)
        {
            place.PutRejects(_rows.Written);
            _rows.Clear();
        }
    }

    /// <summary>Reads the rows of a dataset.</summary>
    public static void Read(ClickHouseServer server, DatasetTables tables, RejectsFile rejects) => server.Read(
        $"SELECT file, line, col, value, reason, expected FROM {RunTables.At(tables.Rejects)} ORDER BY number, line",
        row =>
        {
            var file = row.Text();
            var line = (long)row.UInt64();
            rejects.Add(new Reject(file, line, row.Text(), row.Text(), row.Text(), row.Text()));
        });
}
