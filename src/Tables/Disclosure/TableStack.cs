using Sektorskifte.Tables.Cubes;

namespace Sektorskifte.Tables.Disclosure;

/// <summary>Tables on top of each other; see <see cref="ProtectedTable.Stack"/>.</summary>
internal sealed class TableStack
{
    private readonly string _name;
    private readonly Label _title;
    private readonly Dimension _measureDimension;
    private readonly IReadOnlyList<ProtectedTable> _tables;
    private readonly IReadOnlyList<Dimension> _dimensions;

    public TableStack(
        string name,
        Label title,
        Dimension measureDimension,
        IReadOnlyList<ProtectedTable> tables,
        IReadOnlyList<Dimension>? dimensions)
    {
        if (tables.Count == 0 || tables.Count != measureDimension.Members.Count)
        {
            throw new ArgumentException(
                $"Table {name}: {measureDimension.Name} has {measureDimension.Members.Count} members for {tables.Count} tables.");
        }

        _name = name;
        _title = title;
        _measureDimension = measureDimension;
        _tables = tables;
        _dimensions = dimensions ?? [.. tables[0].Dimensions.Select((_, d) => Widest(tables, d))];
        foreach (var table in tables)
        {
            Check(table);
        }
    }

    public ProtectedTable Build()
    {
        var rows = _tables.Sum(t => t.RowCount);
        var keys = new int[rows * (_dimensions.Count + 1)];
        var cells = new Cell[rows];
        var cell = 0;
        var key = 0;
        for (var t = 0; t < _tables.Count; t++)
        {
            var table = _tables[t];
            var members = _dimensions.Select((d, i) => Match(table, i, d)).ToArray();
            for (var row = 0; row < table.RowCount; row++)
            {
                keys[key++] = t;
                for (var d = 0; d < members.Length; d++)
                {
                    keys[key++] = members[d][table.KeyIndex(row, d)];
                }

                cells[cell++] = table.At(row, 0);
            }
        }

        var decimals = _tables.Max(t => t.Measures[0].Decimals);
        var measure = new Measure(ProtectedTable.ValueMeasure, new Label("Værdi", "Value"), decimals);
        return new ProtectedTable(_name, _title, [_measureDimension, .. _dimensions], [measure], keys, cells);
    }

    private static Dimension Widest(IReadOnlyList<ProtectedTable> tables, int d) => tables
        .Where(t => d < t.Dimensions.Count)
        .Select(t => t.Dimensions[d])
        .MaxBy(dimension => dimension.Members.Count)!;

    private void Check(ProtectedTable table)
    {
        if (table.Measures.Count != 1)
            throw new ArgumentException($"Table {_name}: {table.Name} has {table.Measures.Count} measures, not one.");
        if (!table.Dimensions.Select(d => d.Name).SequenceEqual(_dimensions.Select(d => d.Name)))
        {
            var has = string.Join(", ", table.Dimensions.Select(d => d.Name));
            var needs = string.Join(", ", _dimensions.Select(d => d.Name));
            throw new ArgumentException($"Table {_name}: {table.Name} has the dimensions {has}, not {needs}.");
        }
    }

    // For each member of the table's own dimension, the member of the common one.
    private int[] Match(ProtectedTable table, int d, Dimension common)
    {
        var own = table.Dimensions[d].Members;
        var matched = new int[own.Count];
        for (var m = 0; m < own.Count; m++)
        {
            if (!common.TryIndexOf(own[m].Code, out matched[m]))
            {
                throw new ArgumentException(
                    $"Table {_name}: the code '{own[m].Code}' of {table.Name} is not in the common dimension {common.Name}.");
            }
        }

        return matched;
    }
}
