namespace Sektorskifte.Statistics.LogLinear;

/// <summary>
/// An association with a parameter for each pair of categories, the same in all layers, or with a multiplier for each layer. The
/// pairs of the first row and of the first column are what the others are compared with.
/// </summary>
internal sealed class CellPattern(LayeredCounts counts, bool multiplied) : Association(counts)
{
    private readonly int _pairs = (counts.Rows - 1) * (counts.Columns - 1);
    private readonly int[] _multipliers = Multipliers(counts);

    public override int Parameters => _pairs + (multiplied ? Counts.Layers : 0);

    public override int EntriesPerCell => 2;

    public int PairOf(int row, int column) => row == 0 || column == 0 ? -1 : ((row - 1) * (Counts.Columns - 1)) + column - 1;

    /// <summary>The place of a layer's multiplier among the parameters.</summary>
    public int MultiplierOf(int layer) => _multipliers[layer];

    public override void Predict(ReadOnlySpan<double> parameters, Span<double> association)
    {
        for (var k = 0; k < Counts.Layers; k++)
        {
            var multiplier = multiplied ? parameters[MultiplierOf(k)] : 1;
            for (var i = 0; i < Counts.Rows; i++)
            {
                for (var j = 0; j < Counts.Columns; j++)
                {
                    association[Counts.Cell(k, i, j)] = i == 0 || j == 0 ? 0 : multiplier * parameters[PairOf(i, j)];
                }
            }
        }
    }

    public override int Derivatives(
        ReadOnlySpan<double> parameters, int layer, int row, int column, Span<int> indices, Span<double> values)
    {
        var pair = PairOf(row, column);
        if (pair < 0)
        {
            return 0;
        }

        indices[0] = pair;
        values[0] = multiplied ? parameters[MultiplierOf(layer)] : 1;
        if (!multiplied)
        {
            return 1;
        }

        indices[1] = MultiplierOf(layer);
        values[1] = parameters[pair];
        return 2;
    }

    public override void SubtractCurvature(
        ReadOnlySpan<double> parameters, ReadOnlySpan<double> residuals, double[] information)
    {
        for (var k = 0; multiplied && k < Counts.Layers; k++)
        {
            for (var i = 1; i < Counts.Rows; i++)
            {
                for (var j = 1; j < Counts.Columns; j++)
                {
                    SubtractAt(information, Parameters, PairOf(i, j), MultiplierOf(k), residuals[Counts.Cell(k, i, j)]);
                }
            }
        }
    }

    public override IEnumerable<double[]> Gauges(double[] parameters)
    {
        if (multiplied)
        {
            // The pattern twice as strong with multipliers half as large is the same.
            yield return [.. parameters.Select((value, p) => p < _pairs ? value : -value)];
        }
    }

    // The largest layer comes last. One multiplier follows from the rest and is left out of the information; were it not that of the
    // layer that tells most of the pattern, little would be left to tell the others by.
    private static int[] Multipliers(LayeredCounts counts)
    {
        var size = counts.Rows * counts.Columns;
        var totals = Enumerable.Range(0, counts.Layers).Select(k => counts.Counts.AsSpan(k * size, size).ToArray().Sum()).ToArray();
        var places = new int[counts.Layers];
        foreach (var (place, layer) in Enumerable.Range(0, counts.Layers).OrderBy(layer => totals[layer]).Index())
        {
            places[layer] = ((counts.Rows - 1) * (counts.Columns - 1)) + place;
        }

        return places;
    }
}
