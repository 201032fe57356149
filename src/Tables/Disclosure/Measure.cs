using Sektorskifte.Tables.Cubes;

namespace Sektorskifte.Tables.Disclosure;

/// <summary>A column of cells in a <see cref="ProtectedTable"/>, or what the numbers in a cube are.</summary>
/// <param name="Name">The column's name in files.</param>
/// <param name="Label">The heading that readers see.</param>
/// <param name="Decimals">The most digits after the decimal point with which it is written, 0 to 6; zeros at the end are left out.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="Decimals"/> is below 0 or above 6.</exception>
public sealed record Measure(string Name, Label Label, int Decimals)
{
    /// <summary>The largest number of decimals.</summary>
    public const int MaxDecimals = 6;

    /// <summary>The most digits after the decimal point with which it is written, 0 to 6; zeros at the end are left out.</summary>
    public int Decimals { get; init => field = Checked(value); } = Checked(Decimals);

    private static int Checked(int decimals)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(decimals, nameof(Decimals));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decimals, MaxDecimals, nameof(Decimals));
        return decimals;
    }
}
