using System.Globalization;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Data;

/// <summary>One variable: its value in every row, as text, as a number or as one of its categories.</summary>
public sealed class DataColumn
{
    private readonly DataFile _file;
    private readonly IReadOnlyList<long> _rows;
    private readonly int[] _codes;
    private double[]? _numbers;

    private DataColumn(DataFile file, string name, string[] categories, int[] codes, IReadOnlyList<long> rows)
    {
        _file = file;
        _rows = rows;
        _codes = codes;
        Name = name;
        Categories = categories;
    }

    /// <summary>The name, as the file has it.</summary>
    public string Name { get; }

    /// <summary>The distinct values: by number where all are numbers, else by their characters. Missing ones are not among them.</summary>
    public IReadOnlyList<string> Categories { get; }

    /// <summary>The index of each row's value in <see cref="Categories"/>; −1 where it is missing.</summary>
    public IReadOnlyList<int> Codes => _codes;

    /// <summary>Whether a row's value is missing.</summary>
    /// <param name="row">The row's index, from 0.</param>
    public bool IsMissing(int row) => _codes[row] < 0;

    /// <summary>A row's value as it stands in the file; null when it is missing.</summary>
    /// <param name="row">The row's index, from 0.</param>
    public string? Text(int row) => _codes[row] < 0 ? null : Categories[_codes[row]];

    /// <summary>Each row's value as a number; NaN marks a missing one, for <see cref="IsMissing"/> to tell.</summary>
    /// <exception cref="InputException">A value is no finite number; the message names the first one's row.</exception>
    public IReadOnlyList<double> Numbers => _numbers ??= ToNumbers();

    /// <summary>Whether every value that is present is a finite number.</summary>
    public bool IsNumeric => Categories.All(text => TryNumber(text, _file.DecimalComma, out _));

    /// <summary>The column in some of its rows; its categories stay.</summary>
    internal DataColumn At(int[] kept, IReadOnlyList<long> rows) =>
        new(_file, Name, [.. Categories], [.. kept.Select(row => _codes[row])], rows);

    internal static DataColumn Of(
        DataFile file, string name, TextDictionary texts, List<int> codes, IReadOnlyList<long> rows, IReadOnlyCollection<string> missing)
    {
        var values = Enumerable.Range(1, texts.Count).Select(texts.Text).ToArray();
        var present = values.Where(text => !missing.Contains(text.Trim())).ToArray();
        var numbers = new double[present.Length];
        var numeric = present.Select((text, i) => TryNumber(text, file.DecimalComma, out numbers[i])).ToList().TrueForAll(isNumber => isNumber);
        if (numeric)
        {
            Array.Sort(numbers, present);
        }
        else
        {
            Array.Sort(present, StringComparer.Ordinal);
        }

        var place = present.Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);
        var places = values.Select(text => place.GetValueOrDefault(text, -1)).Prepend(-1).ToArray();
        return new DataColumn(file, name, present, [.. codes.Select(code => places[code])], rows);
    }

    private static bool TryNumber(string text, bool decimalComma, out double number) =>
        (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number)
            || (decimalComma && !text.Contains('.', StringComparison.Ordinal)
                && double.TryParse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out number)))
        && double.IsFinite(number);

    private double[] ToNumbers()
    {
        var values = new double[Categories.Count];
        for (var i = 0; i < values.Length; i++)
        {
            if (!TryNumber(Categories[i], _file.DecimalComma, out values[i]))
            {
                var row = Array.IndexOf(_codes, i);
                if (row < 0)
                {
                    // The value stands in none of the rows that are left.
                    continue;
                }

                throw new InputException(
                    $"{_file.Name}, row {_rows[row]}, column {Name}, value '{Categories[i]}'; expected a number.");
            }
        }

        return [.. _codes.Select(code => code < 0 ? double.NaN : values[code])];
    }
}
