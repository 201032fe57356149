using System.Text;
using Sektorskifte.Register.Records;
using Sektorskifte.Register.Spells;

namespace Sektorskifte.Register.Engines.ClickHouse;

/// <summary>What a definition and a breakdown say of a dataset's texts, by the numbers that the texts have on the shards.</summary>
internal sealed class DatasetTexts
{
    /// <summary>More than any calendar year, so that a number and a year are one number.</summary>
    public const int YearRoom = 10_000;

    private readonly Dictionary<ulong, int> _groups = [];
    private readonly Dictionary<uint, int> _combinations = [];
    private readonly Dictionary<uint, int> _levels = [];

    private DatasetTexts(bool hasAges) => HasAges = hasAges;

    /// <summary>A breakdown is by age, so that a group depends on the year.</summary>
    public bool HasAges { get; }

    /// <summary>The leader level of jobs; those that are not here are no leader's.</summary>
    public IReadOnlyCollection<KeyValuePair<uint, int>> Levels => _levels;

    /// <summary>For combinations of all attributes their group or, with ages, a number for the groups that they have over the years.</summary>
    public IReadOnlyCollection<KeyValuePair<uint, int>> Combinations => _combinations;

    /// <summary>With ages, the group of these: the number of the groups × <see cref="YearRoom"/> + year.</summary>
    public IReadOnlyCollection<KeyValuePair<ulong, int>> Groups => _groups;

    /// <summary>Reads the texts from the first shard.</summary>
    /// <param name="server">The first shard.</param>
    /// <param name="tables">The dataset's tables.</param>
    /// <param name="facts">What is known of the dataset.</param>
    /// <param name="meaning">The definition and the breakdown; its catalogue takes the texts.</param>
    /// <param name="settings">The settings, for the years of the window.</param>
    public static DatasetTexts Read(
        ClickHouseServer server, DatasetTables tables, DatasetFacts facts, JobMeaning meaning, PassSettings settings)
    {
        var texts = new DatasetTexts(meaning.Groups.VaryByYear);
        var catalogue = meaning.Catalogue;
        server.Read($"SELECT number, title, occupation, status FROM {RunTables.At(tables.Jobs)} ORDER BY number", row =>
        {
            var number = row.UInt32();
            var title = Add(catalogue.Titles, row.Text());
            var occupation = Add(catalogue.Occupations, row.Text());
            var level = meaning.Levels.Of(occupation, Add(catalogue.Statuses, row.Text()), title);
            if (level > 0)
            {
                texts._levels.Add(number, level);
            }
        });
        if (meaning.Groups.Count > 1)
        {
            var first = settings.YearOf(Math.Max(settings.First, facts.FirstPeriod));
            var last = settings.YearOf(Math.Min(settings.Last, facts.LastPeriod));
            texts.ReadAttributes(server, tables, meaning, first, last);
        }

        return texts;
    }

    private static int Add(TextDictionary texts, string text) => text.Length == 0 ? JobRow.Missing : texts.Add(Encoding.UTF8.GetBytes(text));

    private void ReadAttributes(ClickHouseServer server, DatasetTables tables, JobMeaning meaning, int firstYear, int lastYear)
    {
        var attributes = meaning.Catalogue.Attributes;
        var values = new int[attributes.Attributes];
        var numbers = new Dictionary<string, int>();
        server.Read($"SELECT number, texts FROM {RunTables.At(tables.Attributes)} ORDER BY number", row =>
        {
            var number = row.UInt32();
            var count = row.Length();
            for (var a = 0; a < count; a++)
            {
                values[a] = Add(attributes.Values(a), row.Text());
            }

            var combination = attributes.Add(values);
            _combinations.Add(number, HasAges ? NumberOf(combination) : meaning.Groups.Of(combination, firstYear));
        });

        // Those who are in the same group in every year are one number, so that the list is short.
        int NumberOf(int combination)
        {
            var years = Enumerable.Range(firstYear, Math.Max(0, lastYear + 1 - firstYear)).ToList();
            var groups = years.ConvertAll(year => meaning.Groups.Of(combination, year));
            var key = string.Join(' ', groups);
            if (!numbers.TryGetValue(key, out var number))
            {
                number = numbers.Count;
                numbers.Add(key, number);
                for (var i = 0; i < years.Count; i++)
                {
                    _groups.Add(((ulong)number * YearRoom) + (ulong)years[i], groups[i]);
                }
            }

            return number;
        }
    }
}
