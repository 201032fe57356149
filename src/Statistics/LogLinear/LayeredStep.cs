namespace Sektorskifte.Statistics.LogLinear;

/// <summary>A step of all parameters, and the squared decrement that it promises.</summary>
internal sealed record LayeredStep(double[] Parameters, double[] RowEffects, double[] ColumnEffects, double Decrement)
{
    /// <summary>A shorter step in the same direction.</summary>
    public LayeredStep Times(double length) =>
        new(Scaled(Parameters, length), Scaled(RowEffects, length), Scaled(ColumnEffects, length), Decrement * length);

    private static double[] Scaled(double[] values, double length) => [.. values.Select(value => value * length)];
}
