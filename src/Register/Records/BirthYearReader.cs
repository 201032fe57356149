namespace Sektorskifte.Register.Records;

/// <summary>Reads years of birth: four digits, a whole number, or a date whose year counts; from 1850 to 2100.</summary>
internal sealed class BirthYearReader(string column)
{
    private const int FirstYear = 1850;
    private const int LastYear = 2100;

    private readonly Problem _problem = new(
        column, RejectReason.BirthYear, $"a year of birth of four digits from {FirstYear} to {LastYear}, or nothing");

    /// <summary>The year of birth in a row; 0 when it is missing or blank.</summary>
    public Reading<int> Read(in ColumnVector vector, int row)
    {
        if (vector.IsMissing(row))
        {
            return 0;
        }

        return vector.Type switch
        {
            ColumnType.Text => Read(vector.Text(row)),
            ColumnType.Integer => InRange(vector.Integers(row + 1)[row]),
            ColumnType.Number => InRange(vector.Numbers(row + 1)[row]),
            ColumnType.Date => InRange(YearOf(vector.Dates(row + 1)[row])),
            _ => _problem,
        };
    }

    /// <summary>The year of birth that a text says; 0 when it is blank.</summary>
    public Reading<int> Read(ReadOnlySpan<byte> text)
    {
        text = CellText.Trim(text);
        if (text.IsEmpty)
        {
            return 0;
        }

        if (text.Length == 4 && CellText.TryDigits(text, out var year))
        {
            return InRange(year);
        }

        return text.Length != 4 && CellText.TryDate(text, out var date) ? InRange(date.Year) : _problem;
    }

    // Days too far from now for the calendar are far outside the range too.
    private static long YearOf(int day) => Math.Abs((long)day) > 365_000 ? 0 : new DateOnly(1970, 1, 1).AddDays(day).Year;

    private Reading<int> InRange(double year) =>
        year >= FirstYear && year <= LastYear && Math.Floor(year) == year ? (int)year : _problem;
}
