using System.Numerics;

namespace Sektorskifte.Statistics.Regression;

/// <summary>
/// The rows of a model that have a weight, column by column, centred and scaled on request so that large offsets such as calendar years
/// cost no digits. Columns are filled up with zeros to whole vectors; so are lists that it gathers.
/// </summary>
internal sealed class ModelRows
{
    /// <summary>How many rows are worked on at a time: a few columns of them stay in the processor's nearest memory.</summary>
    public const int Block = 256;

    private ModelRows(ModelMatrix matrix, int[] rows, double[][] columns, double[] centres, double[] scales)
    {
        Matrix = matrix;
        Rows = rows;
        Columns = columns;
        Centres = centres;
        Scales = scales;
    }

    public ModelMatrix Matrix { get; }

    /// <summary>The places of the rows in the data.</summary>
    public int[] Rows { get; }

    public double[][] Columns { get; }

    public double[] Centres { get; }

    public double[] Scales { get; }

    public int Count => Rows.Length;

    public int PaddedCount => Columns[0].Length;

    /// <summary>Selects the rows, centred and scaled by the weights.</summary>
    public static Outcome<ModelRows> Standardise(ModelMatrix matrix, ReadOnlySpan<double> weights) => Select(matrix, weights, true);

    /// <summary>Selects the rows as they are.</summary>
    public static Outcome<ModelRows> Plain(ModelMatrix matrix, ReadOnlySpan<double> weights) => Select(matrix, weights, false);

    private static Outcome<ModelRows> Select(ModelMatrix matrix, ReadOnlySpan<double> weights, bool standardise)
    {
        var rows = Chosen(weights);
        var size = matrix.Columns.Count;
        var (columns, centres, scales) = (new double[size][], new double[size], new double[size]);
        var missing = (Row: int.MaxValue, Column: 0);
        for (var c = 0; c < size; c++)
        {
            columns[c] = Gather(rows, matrix.Column(c));
            scales[c] = 1;
            for (var k = 0; k < rows.Length; k++)
            {
                if (!double.IsFinite(columns[c][k]) && rows[k] < missing.Row)
                {
                    missing = (rows[k], c);
                }
            }

            if (standardise && missing.Row == int.MaxValue)
            {
                // Without an intercept a shift of the columns would be another model; the intercept itself stays.
                (centres[c], scales[c]) = Centre(columns[c], rows, weights, matrix.HasIntercept && c > 0);
            }
        }

        return missing.Row == int.MaxValue
            ? new ModelRows(matrix, rows, columns, centres, scales)
            : new Problem(ProblemKind.InvalidValue, $"{matrix.Columns[missing.Column]} is "
                + $"{(double.IsNaN(matrix.Column(missing.Column)[missing.Row]) ? "missing" : "not finite")} in row {missing.Row + 1}; leave "
                + "such rows out of the domain.");
    }

    /// <summary>The values of the rows, zeros after them.</summary>
    public double[] Gather(ReadOnlySpan<double> values) => Gather(Rows, values);

    /// <summary>Coefficients of the centred and scaled columns as those of the columns themselves, in place.</summary>
    public void Unscale(Span<double> coefficients)
    {
        for (var c = 0; c < coefficients.Length; c++)
        {
            coefficients[c] *= Scales[c];
        }

        for (var c = 1; c < coefficients.Length; c++)
        {
            coefficients[0] -= Centres[c] * coefficients[c];
        }
    }

    /// <summary>Adds columns times coefficients to the predictors of a block.</summary>
    public void AddPredictors(ReadOnlySpan<double> coefficients, int start, Span<double> predictors)
    {
        for (var c = 0; c < coefficients.Length; c++)
        {
            AddScaled(Columns[c].AsSpan(start, predictors.Length), coefficients[c], predictors);
        }
    }

    /// <summary>Adds a multiple of a list to another of the same length, a whole number of vectors.</summary>
    public static void AddScaled(ReadOnlySpan<double> values, double factor, Span<double> sums)
    {
        var from = Vectors(values);
        var into = Vectors(sums);
        var factors = new Vector<double>(factor);
        for (var i = 0; i < into.Length; i++)
        {
            into[i] = Vector.FusedMultiplyAdd(from[i], factors, into[i]);
        }
    }

    public static Span<Vector<double>> Vectors(Span<double> values) =>
        System.Runtime.InteropServices.MemoryMarshal.Cast<double, Vector<double>>(values);

    public static ReadOnlySpan<Vector<double>> Vectors(ReadOnlySpan<double> values) =>
        System.Runtime.InteropServices.MemoryMarshal.Cast<double, Vector<double>>(values);

    private static int[] Chosen(ReadOnlySpan<double> weights)
    {
        var rows = new List<int>(weights.Length);
        for (var row = 0; row < weights.Length; row++)
        {
            if (weights[row] != 0)
            {
                rows.Add(row);
            }
        }

        return [.. rows];
    }

    private static double[] Gather(int[] rows, ReadOnlySpan<double> values)
    {
        var gathered = new double[(rows.Length + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count];
        for (var k = 0; k < rows.Length; k++)
        {
            gathered[k] = values[rows[k]];
        }

        return gathered;
    }

    private static (double Centre, double Scale) Centre(double[] column, int[] rows, ReadOnlySpan<double> weights, bool shift)
    {
        var (sum, total) = (0.0, 0.0);
        for (var k = 0; k < rows.Length; k++)
        {
            sum += weights[rows[k]];
            total += weights[rows[k]] * column[k];
        }

        var centre = shift ? total / sum : 0;
        var squares = 0.0;
        for (var k = 0; k < rows.Length; k++)
        {
            column[k] -= centre;
            squares += weights[rows[k]] * column[k] * column[k];
        }

        // A constant column keeps its scale: the equations find that it depends on the intercept.
        var scale = squares > 0 ? 1 / Math.Sqrt(squares / sum) : 1;
        for (var k = 0; k < rows.Length; k++)
        {
            column[k] *= scale;
        }

        return (centre, scale);
    }
}
