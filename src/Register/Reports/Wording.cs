using System.Globalization;
using Sektorskifte.Tables.Cubes;
using Sektorskifte.Tables.Disclosure;

namespace Sektorskifte.Register.Reports;

/// <summary>How texts, numbers and cells read in a language: Danish unless it is <c>en</c>.</summary>
internal sealed class Wording
{
    private const string NoBreak = "\u00A0";

    private readonly NumberFormatInfo _numbers;

    public Wording(string language)
    {
        Language = language == "en" ? "en" : "da";
        var point = Language == "en";
        _numbers = new NumberFormatInfo
        {
            NumberDecimalSeparator = point ? "." : ",",
            NumberGroupSeparator = point ? "," : ".",
            NegativeSign = "\u2212",
        };
    }

    /// <summary>The language code, <c>da</c> or <c>en</c>.</summary>
    public string Language { get; }

    /// <summary>A text.</summary>
    public string Of(Label label) => label.In(Language);

    /// <summary>A text with its places filled.</summary>
    public string Of(Label label, params object[] values) =>
        string.Format(CultureInfo.InvariantCulture, label.In(Language), values);

    /// <summary>A whole number with separators between thousands.</summary>
    public string Count(long value) => value.ToString("N0", _numbers);

    /// <summary>A number with decimals.</summary>
    public string Number(double value, int decimals) =>
        value.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), _numbers);

    /// <summary>A share as per cent: 0.221 reads 22,1 %.</summary>
    public string Percent(double share, int decimals = 1) =>
        Number(share * 100, decimals) + (Language == "en" ? "%" : NoBreak + "%");

    /// <summary>A day, such as 5. november 2021.</summary>
    public string Day(DateTimeOffset time)
    {
        var month = Of(Texts.Months).Split(' ')[time.Month - 1];
        var day = time.Day.ToString(CultureInfo.InvariantCulture) + (Language == "en" ? "" : ".");
        return $"{day} {month} {time.Year.ToString(CultureInfo.InvariantCulture)}";
    }

    /// <summary>A cell that counts; the word for its status when it has no value to show.</summary>
    public string Count(Cell cell, int decimals = 0) =>
        cell.TryGetValue(out var value) ? Number(value, decimals) : Of(Status(cell.Status));

    /// <summary>A cell that is a share; the word for its status when it has no value to show.</summary>
    public string Percent(Cell cell, int decimals = 1) =>
        cell.TryGetValue(out var value) ? Percent(value, decimals) : Of(Status(cell.Status));

    /// <summary>A share in words, such as 22,1 % (271 af 1.226).</summary>
    public string Share(Ratio ratio) => ratio.Value.TryGetValue(out var value)
        ? Of(Texts.ShareOf, Percent(value), Count(ratio.Numerator), Count(ratio.Denominator))
        : Of(Status(ratio.Value.Status));

    /// <summary>The word that stands where a cell has no value.</summary>
    public static Label Status(CellStatus status) => status switch
    {
        CellStatus.Missing => Texts.CellMissing,
        CellStatus.Undefined => Texts.CellUndefined,
        _ => Texts.CellHidden,
    };

    /// <summary>Why a cell has no value; null when it has one.</summary>
    public string? Reason(Cell cell) => cell.Status switch
    {
        CellStatus.Published => null,
        CellStatus.TooFew => Of(Texts.ReasonTooFew),
        CellStatus.Complement => Of(Texts.ReasonComplement),
        CellStatus.Missing => Of(Texts.ReasonMissing),
        _ => Of(Texts.ReasonUndefined),
    };
}
