namespace Sektorskifte.Statistics.LogLinear;

/// <summary>
/// How a model describes the association of rows and columns: a function of its parameters for each cell, to be added to the
/// logarithm of what rows and columns of each layer bring.
/// </summary>
internal abstract class Association(LayeredCounts counts)
{
    protected LayeredCounts Counts { get; } = counts;

    public abstract int Parameters { get; }

    /// <summary>The most parameters that a cell depends on.</summary>
    public abstract int EntriesPerCell { get; }

    /// <summary>The association in every cell.</summary>
    public abstract void Predict(ReadOnlySpan<double> parameters, Span<double> association);

    /// <summary>The derivatives in a cell: the parameters it depends on and the derivative by each. Gives how many.</summary>
    public abstract int Derivatives(
        ReadOnlySpan<double> parameters, int layer, int row, int column, Span<int> indices, Span<double> values);

    /// <summary>Subtracts the residuals times the second derivatives from an information matrix's upper triangle.</summary>
    public abstract void SubtractCurvature(ReadOnlySpan<double> parameters, ReadOnlySpan<double> residuals, double[] information);

    /// <summary>The directions along which the fit does not change, as rows.</summary>
    public abstract IEnumerable<double[]> Gauges(double[] parameters);

    protected static void SubtractAt(double[] information, int order, int a, int b, double value) =>
        information[(Math.Min(a, b) * order) + Math.Max(a, b)] -= value;
}
