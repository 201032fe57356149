namespace Sektorskifte.Statistics.Distributions;

/// <summary>Guards of the distributions' arguments.</summary>
internal static class Probability
{
    /// <summary>A number from 0 to 1, both included.</summary>
    public static double Check(double p) =>
        p is >= 0 and <= 1 ? p : throw new ArgumentOutOfRangeException(nameof(p), p, "A probability lies between 0 and 1.");

    /// <summary>Degrees of freedom or a shape: above 0.</summary>
    public static double Shape(double value, string name) =>
        value > 0 ? value : throw new ArgumentOutOfRangeException(name, value, "It is a number above 0.");

    /// <summary>A value on the line, infinities included.</summary>
    public static double Point(double x) =>
        double.IsNaN(x) ? throw new ArgumentOutOfRangeException(nameof(x), x, "It is a number.") : x;
}
