namespace Sektorskifte.Register.Records;

/// <summary>Reads years of birth: four digits, or a date whose year counts; from 1850 to 2100.</summary>
internal static class BirthYear
{
    private const int First = 1850;
    private const int Last = 2100;

    /// <summary>The year of birth that a text says; null when it says none.</summary>
    public static int? Read(ReadOnlySpan<byte> text)
    {
        text = CellText.Trim(text);
        int? year = text.Length == 4 && CellText.TryDigits(text, out var digits) ? digits
            : text.Length != 4 && CellText.TryDate(text, out var date) ? date.Year
            : null;
        return year is >= First and <= Last ? year : null;
    }
}
