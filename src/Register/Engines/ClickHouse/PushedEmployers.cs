using System.Text;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Engines.ClickHouse;

/// <summary>The employers whose names a mapping tells: numbers on the shards, numbers in the run's own dictionary.</summary>
internal sealed class PushedEmployers(ClickHouseServer server, DatasetTables tables, EmployerNames names)
{
    private readonly Dictionary<int, int> _compared = [];

    /// <summary>The run's number, as compared, of an employer that was read.</summary>
    public int this[int pushed] => _compared[pushed];

    /// <summary>Reads the names of employers.</summary>
    public void Read(IReadOnlyCollection<int> pushed)
    {
        var wanted = pushed.Where(employer => !_compared.ContainsKey(employer)).Distinct().ToList();
        if (wanted.Count > 0)
        {
            server.Read(
                $"SELECT number, name FROM {RunTables.At(tables.Employers)} WHERE number IN ({string.Join(',', wanted)}) ORDER BY number",
                row => _compared.Add((int)row.UInt32(), names.Compared(names.Spellings.Add(Encoding.UTF8.GetBytes(row.Text())))));
        }
    }
}
