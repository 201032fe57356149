namespace Sektorskifte.Statistics.LogLinear;

/// <summary>
/// An association that is the product of the scores of two categories, a category having one score as a row and as a column; with
/// the other sign when those of like scores avoid each other.
/// </summary>
internal sealed class EqualScores(LayeredCounts counts, int sign) : Association(counts)
{
    /// <summary>1 or −1.</summary>
    public int Sign => sign;

    public override int Parameters => Counts.Rows;

    public override int EntriesPerCell => 2;

    public override void Predict(ReadOnlySpan<double> parameters, Span<double> association)
    {
        for (var i = 0; i < Counts.Rows; i++)
        {
            for (var j = 0; j < Counts.Columns; j++)
            {
                association[Counts.Cell(0, i, j)] = sign * parameters[i] * parameters[j];
            }
        }
    }

    public override int Derivatives(
        ReadOnlySpan<double> parameters, int layer, int row, int column, Span<int> indices, Span<double> values)
    {
        indices[0] = row;
        values[0] = sign * parameters[column];
        if (row == column)
        {
            values[0] *= 2;
            return 1;
        }

        indices[1] = column;
        values[1] = sign * parameters[row];
        return 2;
    }

    public override void SubtractCurvature(
        ReadOnlySpan<double> parameters, ReadOnlySpan<double> residuals, double[] information)
    {
        for (var i = 0; i < Counts.Rows; i++)
        {
            for (var j = 0; j < Counts.Columns; j++)
            {
                SubtractAt(information, Parameters, i, j, (i == j ? 2 : 1) * sign * residuals[Counts.Cell(0, i, j)]);
            }
        }
    }

    public override IEnumerable<double[]> Gauges(double[] parameters)
    {
        yield return [.. parameters.Select(_ => 1.0)];
    }
}
