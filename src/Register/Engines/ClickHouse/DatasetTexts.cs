using System.Text;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Records;
using Sektorskifte.Register.Spells;

namespace Sektorskifte.Register.Engines.ClickHouse;

/// <summary>What a definition and a breakdown say of a dataset's texts, by the numbers that the texts have on the shards.</summary>
internal sealed class DatasetTexts
{
    /// <summary>More than any calendar year, so that a combination and a year are one number.</summary>
    public const int YearRoom = 10_000;

    private readonly Dictionary<ulong, int> _groups = [];
    private readonly Dictionary<uint, int> _combinations = [];
    private readonly Dictionary<uint, int> _levels = [];

    private DatasetTexts(bool hasAges) => HasAges = hasAges;

    /// <summary>A breakdown is by age, so that a group depends on the year.</summary>
    public bool HasAges { get; }

    /// <summary>The leader level of jobs; those that are not here are no leader's.</summary>
    public IReadOnlyCollection<KeyValuePair<uint, int>> Levels => _levels;

    /// <summary>For combinations of all attributes, the number of the combination of those that are broken down by.</summary>
    public IReadOnlyCollection<KeyValuePair<uint, int>> Combinations => _combinations;

    /// <summary>The group of these: by their number or, with ages, by number × <see cref="YearRoom"/> + year.</summary>
    public IReadOnlyCollection<KeyValuePair<ulong, int>> Groups => _groups;

    /// <summary>Reads the texts from the first shard.</summary>
    /// <param name="server">The first shard.</param>
    /// <param name="tables">The dataset's tables.</param>
    /// <param name="facts">What is known of the dataset.</param>
    /// <param name="catalogue">Knows the definition and the breakdown; takes the texts.</param>
    /// <param name="breakdown">The attributes to break down by; all are in the dataset.</param>
    /// <param name="settings">The settings, for the years of the window.</param>
    public static DatasetTexts Read(
        ClickHouseServer server,
        DatasetTables tables,
        DatasetFacts facts,
        JobCatalogue catalogue,
        IReadOnlyList<AttributeColumn> breakdown,
        PassSettings settings)
    {
        var texts = new DatasetTexts(breakdown.Any(attribute => attribute.AgeBands.Count > 0));
        server.Read($"SELECT number, title, occupation, status FROM {RunTables.At(tables.Jobs)} ORDER BY number", row =>
        {
            var number = row.UInt32();
            var level = catalogue.LevelOf(new JobRow
            {
                Title = Add(catalogue.Titles, row.Text()),
                Occupation = Add(catalogue.Occupations, row.Text()),
                Status = Add(catalogue.Statuses, row.Text()),
            });
            if (level > 0)
            {
                texts._levels.Add(number, level);
            }
        });
        if (breakdown.Count > 0)
        {
            texts.ReadAttributes(server, tables, facts, catalogue.Attributes, breakdown, settings);
        }

        return texts;
    }

    private static int Add(TextDictionary texts, string text) => text.Length == 0 ? JobRow.Missing : texts.Add(Encoding.UTF8.GetBytes(text));

    private void ReadAttributes(
        ClickHouseServer server,
        DatasetTables tables,
        DatasetFacts facts,
        AttributeCombinations attributes,
        IReadOnlyList<AttributeColumn> breakdown,
        PassSettings settings)
    {
        var places = breakdown.Select(attribute => facts.Attributes.ToList().IndexOf(attribute.Name)).ToArray();
        var values = new int[breakdown.Count];
        server.Read($"SELECT number, texts FROM {RunTables.At(tables.Attributes)} ORDER BY number", row =>
        {
            var number = row.UInt32();
            var all = new string[row.Length()];
            for (var i = 0; i < all.Length; i++)
            {
                all[i] = row.Text();
            }

            for (var a = 0; a < values.Length; a++)
            {
                values[a] = Add(attributes.Values(a), all[places[a]]);
            }

            _combinations.Add(number, attributes.Add(values));
        });
        foreach (var combination in _combinations.Values.Distinct())
        {
            if (!HasAges)
            {
                _groups.Add((ulong)combination, attributes.Group(combination, 0));
                continue;
            }

            var last = settings.YearOf(Math.Min(settings.Last, facts.LastPeriod));
            for (var year = settings.YearOf(Math.Max(settings.First, facts.FirstPeriod)); year <= last; year++)
            {
                _groups.Add(((ulong)combination * YearRoom) + (ulong)year, attributes.Group(combination, year));
            }
        }
    }
}
