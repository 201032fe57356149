using System.Globalization;
using System.Text;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Records;
using Sektorskifte.Register.Spells;

namespace Sektorskifte.Register.Engines.ClickHouse;

/// <summary>
/// The query that follows the persons of a bucket: <c>turns.sql</c> with the settings of a run in it. What only this program
/// can tell of a text (who is a leader, which category a value is) stands in it as lists of the texts' numbers.
/// </summary>
internal sealed class TurnsQuery
{
    // Changes of employer among the rows of a period: counted up to its first row and up to its last.
    private const string SeveralEmployers =
        """
        arrayMap((v_at_first, v_at_last) -> toUInt8(v_at_first != v_at_last),
            arrayFilter((v_x, v_first) -> v_first, {changes}, is_first), arrayFilter((v_x, v_last) -> v_last, {changes}, is_last))
        """;

    private const string Changes =
        """
        arrayCumSum(arrayMap((v_first, v_place, v_before) -> toUInt8(NOT v_first AND bitShiftRight(v_place, 32) != bitShiftRight(v_before, 32)),
            is_first, row_places, arrayPopBack(arrayPushFront(row_places, toUInt64(0)))))
        """;

    private readonly string _text;

    /// <summary>Puts the settings in.</summary>
    /// <param name="settings">What is counted.</param>
    /// <param name="spells">What decides the main job.</param>
    /// <param name="last">The last period of the window that the data have.</param>
    /// <param name="rows">The table of the rows.</param>
    /// <param name="texts">What the texts mean.</param>
    public TurnsQuery(PassSettings settings, SpellSettings spells, int last, string rows, DatasetTexts texts)
    {
        var year = settings.Grain == Grain.Month ? "intDiv({0}, 12)" : "{0}";
        var text = new StringBuilder(Template("turns"))
            .Replace("{main_broken}", spells.SeveralEmployersAreAmbiguous
                ? SeveralEmployers.Replace("{changes}", Changes, StringComparison.Ordinal)
                : "arrayMap(v_x -> toUInt8(0), main_periods)")
            .Replace("{stood}", Stood(spells.LaysOutSpells, last))
            .Replace("{criterion_1}", Criterion(spells.MainJob, 0))
            .Replace("{criterion_2}", Criterion(spells.MainJob, 1))
            .Replace("{is_new_year}", texts.HasAges ? $"{Year(year, "v_t")} != {Year(year, "v_pt")}" : "0")
            .Replace("{level}", Listed("toUInt32(bitAnd(v_place, 4294967295))", texts.Levels, "toUInt8"))
            .Replace("{group}", Group(texts, Year(year, "v_t")))
            .Replace("{first}", Number(settings.First))
            .Replace("{last}", Number(last))
            .Replace("{gap}", Number(settings.GapAllowance))
            .Replace("{look_back}", Number(settings.LookBack))
            .Replace("{rows}", rows);
        _text = text.ToString();
    }

    /// <summary>The query over the persons of a bucket.</summary>
    public string Of(int bucket) => _text.Replace("{bucket}", Number(bucket), StringComparison.Ordinal);

    /// <summary>The periods in which a row stands, as an expression: a spell in each of its own up to the last.</summary>
    public static string Stood(bool isSpell, int last) => isSpell
        ? $"toUInt32(period + arrayJoin(range(toUInt32(greatest(1, toInt64(least(until, {Number(last)})) + 1 - toInt64(period))))))"
        : "period";

    /// <summary>The text of a query that ships with the program.</summary>
    public static string Template(string name)
    {
        using var stream = typeof(TurnsQuery).Assembly.GetManifestResourceStream($"clickhouse/{name}.sql")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>The most wins, so that the least of the negative comes first.</summary>
    private static string Criterion(IReadOnlyList<MainJobCriterion> criteria, int index) => index >= criteria.Count ? "toFloat64(0)"
        : criteria[index] == MainJobCriterion.Pay ? "-pay" : "-hours";

    private static string Group(DatasetTexts texts, string year)
    {
        if (texts.Combinations.Count == 0)
        {
            return "toUInt32(0)";
        }

        var combination = Listed("toUInt32(bitShiftRight(v_kind, 8))", texts.Combinations, "toUInt32");
        return texts.HasAges
            ? Listed($"toUInt64({combination}) * {DatasetTexts.YearRoom} + {year}", texts.Groups, "toUInt32")
            : combination;
    }

    private static string Listed<T>(string value, IReadOnlyCollection<KeyValuePair<T, int>> numbers, string type)
        where T : struct, IFormattable
    {
        var nonZero = numbers.Where(number => number.Value != 0).ToList();
        return nonZero.Count == 0
            ? $"{type}(0)"
            : $"{type}(transform({value}, [{string.Join(',', nonZero.Select(n => n.Key.ToString(null, CultureInfo.InvariantCulture)))}], "
                + $"[{string.Join(',', nonZero.Select(n => Number(n.Value)))}], 0))";
    }

    private static string Year(string form, string period) => form.Replace("{0}", period, StringComparison.Ordinal);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
