using System.Globalization;

namespace Sektorskifte.Analysis.Results;

/// <summary>A cell of a result: a text, a number, or nothing.</summary>
public readonly record struct ResultValue
{
    private ResultValue(string? text, double? number)
    {
        Text = text;
        Number = number;
    }

    /// <summary>The text; null for a number and for nothing.</summary>
    public string? Text { get; }

    /// <summary>The number, always finite; null for a text and for nothing.</summary>
    public double? Number { get; }

    /// <summary>A cell to which nothing belongs, such as the degrees of freedom of a chi-squared test's denominator.</summary>
    public static ResultValue Nothing => default;

    /// <summary>A text.</summary>
    /// <param name="text">The text; null for nothing.</param>
    public static implicit operator ResultValue(string? text) => new(text, null);

    /// <summary>A number; an infinite one becomes its sign of infinity, as text.</summary>
    /// <param name="number">The number.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is NaN: a result that is not there is a problem, not a number.</exception>
    public static implicit operator ResultValue(double number) =>
        double.IsNaN(number) ? throw new ArgumentOutOfRangeException(nameof(number), number, "A result is a number.")
            : double.IsFinite(number) ? new(null, number) : new(number > 0 ? "∞" : "−∞", null);

    /// <summary>A number that may not be there.</summary>
    /// <param name="number">The number; null for nothing.</param>
    public static implicit operator ResultValue(double? number) => number is { } value ? value : Nothing;

    /// <summary>The cell for a person to read.</summary>
    /// <returns>The cell as a person reads it: the text, or the number with up to seven digits.</returns>
    public override string ToString() => Text ?? (Number is { } number ? Shown(number) : "");

    // Whole numbers in full, with thousands parted; others with seven digits, scientific when very small.
    private static string Shown(double number)
    {
        var size = Math.Abs(number);
        if (size >= 1e15 || (size < 1e-4 && size > 0))
        {
            return number.ToString("0.######E+0", CultureInfo.InvariantCulture);
        }

        var decimals = size == 0 ? 0 : Math.Clamp(6 - (int)Math.Floor(Math.Log10(size)), 0, 10);
        return Math.Round(number, decimals).ToString("#,0.##########", CultureInfo.InvariantCulture);
    }
}
