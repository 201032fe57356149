using Sektorskifte.Tables.Cubes;
using Sektorskifte.Tables.Disclosure;

namespace Sektorskifte.Tables.Tests.Disclosure;

/// <summary>
/// One who reads a published table, knows what adds up to what, and works out a hidden number wherever a sum has one
/// unknown, again and again. Plain and slow on purpose: it shares nothing with the rule that it tests.
/// </summary>
internal sealed class Attacker
{
    private readonly Dictionary<string, double?> _known = [];
    private readonly List<(string Whole, string[] Parts)> _sums = [];

    public Attacker(ProtectedTable table)
    {
        var published = Enumerable.Range(0, table.RowCount).ToDictionary(
            row => Name([.. table.Dimensions.Select((dimension, d) => dimension.IndexOf(table.Key(row, d).Code))]),
            row => table.At(row, 0));
        foreach (var name in Cells(table.Dimensions, 0).Select(Name))
        {
            // A cell without a row is there all the same; one that is missing adds nothing to any sum.
            if (!published.TryGetValue(name, out var found))
                _known[name] = null;
            else if (found.Status != CellStatus.Missing)
                _known[name] = found.TryGetValue(out var value) ? value : null;
        }

        foreach (var cell in Cells(table.Dimensions, 0).Where(c => _known.ContainsKey(Name(c))))
        {
            for (var d = 0; d < cell.Length; d++)
            {
                string[] parts =
                [
                    .. Enumerable.Range(0, table.Dimensions[d].Members.Count)
                        .Where(m => table.Dimensions[d].Members[m].Parent == cell[d])
                        .Select(m => Name([.. cell.Select((own, k) => k == d ? m : own)]))
                        .Where(_known.ContainsKey),
                ];
                if (parts.Length > 0)
                    _sums.Add((Name(cell), parts));
            }
        }
    }

    /// <summary>What the attacker works out, by the cell's member indices separated by spaces.</summary>
    public Dictionary<string, double> Recover()
    {
        var recovered = new Dictionary<string, double>();
        bool found;
        do
        {
            found = false;
            foreach (var (whole, parts) in _sums)
            {
                string[] unknown = [.. parts.Append(whole).Where(c => _known[c] is null)];
                if (unknown.Length != 1)
                    continue;
                var others = parts.Where(p => p != unknown[0]).Sum(p => _known[p]!.Value);
                var value = unknown[0] == whole ? others : _known[whole]!.Value - others;
                _known[unknown[0]] = value;
                recovered.Add(unknown[0], value);
                found = true;
            }
        }
        while (found);
        return recovered;
    }

    private static string Name(int[] cell) => string.Join(' ', cell);

    private static IEnumerable<int[]> Cells(IReadOnlyList<Dimension> dimensions, int from) =>
        from == dimensions.Count
            ? [[]]
            : Enumerable.Range(0, dimensions[from].Members.Count)
                .SelectMany(m => Cells(dimensions, from + 1).Select(rest => (int[])[m, .. rest]));
}
