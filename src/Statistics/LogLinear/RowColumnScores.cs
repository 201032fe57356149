namespace Sektorskifte.Statistics.LogLinear;

/// <summary>An association that is the product of a score of the row and a score of the column.</summary>
internal sealed class RowColumnScores(LayeredCounts counts) : Association(counts)
{
    public override int Parameters => Counts.Rows + Counts.Columns;

    public override int EntriesPerCell => 2;

    public override void Predict(ReadOnlySpan<double> parameters, Span<double> association)
    {
        for (var i = 0; i < Counts.Rows; i++)
        {
            for (var j = 0; j < Counts.Columns; j++)
            {
                association[Counts.Cell(0, i, j)] = parameters[i] * parameters[Counts.Rows + j];
            }
        }
    }

    public override int Derivatives(
        ReadOnlySpan<double> parameters, int layer, int row, int column, Span<int> indices, Span<double> values)
    {
        indices[0] = row;
        values[0] = parameters[Counts.Rows + column];
        indices[1] = Counts.Rows + column;
        values[1] = parameters[row];
        return 2;
    }

    public override void SubtractCurvature(
        ReadOnlySpan<double> parameters, ReadOnlySpan<double> residuals, double[] information)
    {
        for (var i = 0; i < Counts.Rows; i++)
        {
            for (var j = 0; j < Counts.Columns; j++)
            {
                SubtractAt(information, Parameters, i, Counts.Rows + j, residuals[Counts.Cell(0, i, j)]);
            }
        }
    }

    public override IEnumerable<double[]> Gauges(double[] parameters)
    {
        yield return [.. parameters.Select((_, p) => p < Counts.Rows ? 1.0 : 0.0)];
        yield return [.. parameters.Select((_, p) => p < Counts.Rows ? 0.0 : 1.0)];
        yield return [.. parameters.Select((value, p) => p < Counts.Rows ? value : -value)];
    }
}
