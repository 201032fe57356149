namespace Sektorskifte.Statistics.LogLinear;

/// <summary>
/// The design of a log-linear model: for each cell of a table its few columns that are not 0. Columns stand in the order in which
/// they claim what they explain.
/// </summary>
internal sealed class CellDesign
{
    private readonly List<(int Column, double Value)>[] _cells;
    private readonly List<string> _names = [];
    private readonly List<(int[] Classes, int Count)> _margins = [];

    public CellDesign(ContingencyTable table)
    {
        Table = table;
        _cells = new List<(int, double)>[table.CountArray.Length];
        for (var cell = 0; cell < _cells.Length; cell++)
        {
            _cells[cell] = [];
        }
    }

    public ContingencyTable Table { get; }

    public IReadOnlyList<string> Names => _names;

    public int Columns => _names.Count;

    public List<(int Column, double Value)> Cell(int cell) => _cells[cell];

    public int AddColumn(string name)
    {
        _names.Add(name);
        return _names.Count - 1;
    }

    public void Set(int cell, int column, double value = 1) => _cells[cell].Add((column, value));

    /// <summary>Sums that the fitted counts have in common with the counts: for each cell its class, −1 for none.</summary>
    public void AddMargin(int[] classes, int count) => _margins.Add((classes, count));

    /// <summary>The cells to fit: no structural zeros, and in no fitted sum that is 0, for then their fitted counts are 0.</summary>
    public bool[] CellsAboveZero()
    {
        var above = Table.ImpossibleArray.Select(impossible => !impossible).ToArray();
        foreach (var (classes, count) in _margins)
        {
            var sums = new double[count];
            for (var cell = 0; cell < classes.Length; cell++)
            {
                if (classes[cell] >= 0)
                {
                    sums[classes[cell]] += Table.CountArray[cell];
                }
            }

            for (var cell = 0; cell < classes.Length; cell++)
            {
                above[cell] &= classes[cell] < 0 || sums[classes[cell]] > 0;
            }
        }

        return above;
    }

    /// <summary>XᵀWX, row by row, its upper triangle.</summary>
    public double[] Information(ReadOnlySpan<double> weights)
    {
        var information = new double[Columns * Columns];
        for (var cell = 0; cell < _cells.Length; cell++)
        {
            if (weights[cell] == 0)
            {
                continue;
            }

            var entries = _cells[cell];
            for (var a = 0; a < entries.Count; a++)
            {
                var weighted = weights[cell] * entries[a].Value;
                for (var b = 0; b < entries.Count; b++)
                {
                    if (entries[b].Column >= entries[a].Column)
                    {
                        information[(entries[a].Column * Columns) + entries[b].Column] += weighted * entries[b].Value;
                    }
                }
            }
        }

        return information;
    }

    /// <summary>Xᵀv.</summary>
    public double[] Sums(ReadOnlySpan<double> values)
    {
        var sums = new double[Columns];
        for (var cell = 0; cell < _cells.Length; cell++)
        {
            foreach (var (column, value) in _cells[cell])
            {
                sums[column] += values[cell] * value;
            }
        }

        return sums;
    }

    /// <summary>A cell's xᵀβ.</summary>
    public double Predict(int cell, ReadOnlySpan<double> parameters)
    {
        double sum = 0;
        foreach (var (column, value) in _cells[cell])
        {
            sum += value * parameters[column];
        }

        return sum;
    }
}
