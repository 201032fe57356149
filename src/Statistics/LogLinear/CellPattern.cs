namespace Sektorskifte.Statistics.LogLinear;

/// <summary>
/// An association with a parameter for each pair of categories, the same in all layers, or with a multiplier for each layer. The
/// pairs of the first row and of the first column are what the others are compared with.
/// </summary>
internal sealed class CellPattern(LayeredCounts counts, bool multiplied) : Association(counts)
{
    private readonly int _pairs = (counts.Rows - 1) * (counts.Columns - 1);

    public int Pairs => _pairs;

    public override int Parameters => _pairs + (multiplied ? Counts.Layers : 0);

    public override int EntriesPerCell => 2;

    public int PairOf(int row, int column) => row == 0 || column == 0 ? -1 : ((row - 1) * (Counts.Columns - 1)) + column - 1;

    public override void Predict(ReadOnlySpan<double> parameters, Span<double> association)
    {
        for (var k = 0; k < Counts.Layers; k++)
        {
            var multiplier = multiplied ? parameters[_pairs + k] : 1;
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
        values[0] = multiplied ? parameters[_pairs + layer] : 1;
        if (!multiplied)
        {
            return 1;
        }

        indices[1] = _pairs + layer;
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
                    SubtractAt(information, Parameters, PairOf(i, j), _pairs + k, residuals[Counts.Cell(k, i, j)]);
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
}
