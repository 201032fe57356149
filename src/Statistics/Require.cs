using System.Runtime.CompilerServices;

namespace Sektorskifte.Statistics;

/// <summary>Guards against arguments that no data could make right. All reject NaN.</summary>
internal static class Require
{
    /// <summary>A number strictly between 0 and 1, such as a confidence level.</summary>
    public static double Fraction(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value is > 0 and < 1 ? value : throw new ArgumentOutOfRangeException(name, value, "It lies between 0 and 1, neither included.");

    /// <summary>A number above 0, and finite.</summary>
    public static double Positive(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value > 0 && double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, "It is a finite number above 0.");

    /// <summary>A finite number.</summary>
    public static double Finite(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, "It is a finite number.");

    /// <summary>Two lists that belong together are equally long.</summary>
    public static void SameLength(int expected, int actual, [CallerArgumentExpression(nameof(actual))] string? name = null)
    {
        if (actual != expected)
        {
            throw new ArgumentException($"It has {actual} entries where {expected} belong.", name);
        }
    }
}
