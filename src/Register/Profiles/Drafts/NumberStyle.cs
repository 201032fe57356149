using System.Text;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Profiles.Drafts;

/// <summary>How the numbers of a column are written, and the share of its values that are numbers when written so.</summary>
internal sealed record NumberStyle(NumberColumn Column, double Share)
{
    // Plain numbers first: of styles that read as many values, the first is taken.
    private static readonly (char? Thousands, char Decimal)[] Styles =
        [(null, '.'), (null, ','), (',', '.'), ('.', ','), (' ', ','), ('\u00a0', ','), (' ', '.'), ('\'', '.')];

    /// <summary>The style that reads most of a column's values.</summary>
    public static NumberStyle Of(SampleColumn column)
    {
        var prefix = Prefix(column);
        var best = Styles.Select(style => Read(column, prefix, style.Thousands, style.Decimal)).MaxBy(s => s.Share)!;
        var decimals = column.Distinct.Max(d => (int?)Decimals(d.Key, best.Column.Decimal)) ?? 0;
        return best with { Column = best.Column with { MaxDecimals = Math.Clamp(decimals, 2, 15) } };
    }

    private static NumberStyle Read(SampleColumn column, string prefix, char? thousands, char point)
    {
        // With a comma alone, 1,234 is a thousand rather than one and a bit: three decimals are rare in pay.
        var decimals = thousands is null && point == ',' ? 2 : 15;
        var number = new NumberColumn(column.Name, prefix, thousands, point, decimals, Required: false);
        var reader = new NumberReader(number, RejectReason.Pay);
        return new NumberStyle(number, column.Share(v => reader.Read(Encoding.UTF8.GetBytes(v)).Problem is null));
    }

    // What stands before the first digit of most values that have something there.
    private static string Prefix(SampleColumn column) => column.Distinct
        .Select(d => (Before: d.Key[..Math.Max(0, d.Key.AsSpan().IndexOfAnyInRange('0', '9'))], d.Value))
        .Where(d => d.Before.Length is > 0 and <= 6 && !d.Before.AsSpan().ContainsAny("+-"))
        .GroupBy(d => d.Before, d => d.Value)
        .OrderByDescending(g => g.Sum())
        .Select(g => g.Key)
        .FirstOrDefault() ?? "";

    private static int Decimals(string value, char point)
    {
        var place = value.LastIndexOf(point);
        return place < 0 || !value.AsSpan(place + 1).ContainsAnyInRange('0', '9') ? 0 : value.Length - place - 1;
    }
}
