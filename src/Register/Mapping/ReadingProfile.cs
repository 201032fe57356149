using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Records;
using Sektorskifte.Tables.Cubes;

namespace Sektorskifte.Register.Mapping;

/// <summary>
/// The part of a profile that decides how rows become spells. Two profiles that agree in it can share a store; they may differ
/// in leader definitions, gap allowance, look-back, reorganisation rule, reporting period and everything that readers see.
/// </summary>
internal static class ReadingProfile
{
    /// <summary>The texts of a catalogue, each dictionary under the name that a store has it by.</summary>
    public static IReadOnlyList<(string Name, TextDictionary Texts)> Texts(JobCatalogue catalogue) =>
    [
        ("employers", catalogue.Employers.Spellings),
        ("sectors", catalogue.Sectors),
        ("occupations", catalogue.Occupations),
        ("titles", catalogue.Titles),
        ("statuses", catalogue.Statuses),
        .. catalogue.AttributeColumns.Select((attribute, a) => ("attribute " + attribute.Column, catalogue.Attributes.Values(a))),
    ];

    /// <summary>Gives combinations of attribute values the numbers that they have in a store.</summary>
    /// <param name="catalogue">The catalogue, with no combination yet.</param>
    /// <param name="combinations">The rows of the store's combinations.</param>
    public static void Load(JobCatalogue catalogue, ReadOnlySpan<int> combinations)
    {
        var width = catalogue.Attributes.Attributes;
        for (var at = 0; at < combinations.Length; at += width)
        {
            catalogue.Attributes.Add(combinations.Slice(at, width));
        }
    }

    /// <summary>The rows of all combinations of a catalogue but the one with all values missing.</summary>
    public static int[] Combinations(JobCatalogue catalogue)
    {
        var rows = new List<int>();
        for (var combination = 1; combination < catalogue.Attributes.Count; combination++)
        {
            rows.AddRange(catalogue.Attributes[combination]);
        }

        return [.. rows];
    }

    /// <summary>Whether rows become the same spells by both profiles.</summary>
    public static bool Agree(Profile left, Profile right) => Text(left) == Text(right);

    private static string Text(Profile profile) => ProfileFile.Write(profile with
    {
        Name = "reading",
        Version = 1,
        Title = Label.Same("reading"),
        GapAllowance = 0,
        LookBack = 1,
        Reorganisation = new ReorganisationRule(),
        Review = [],
        Period = profile.Period with { Reporting = profile.Period.Grain },
        Leaders = new LeaderScheme { Levels = [], Definitions = [], Default = "" },
        Columns = profile.Columns with
        {
            Attributes =
            [
                .. profile.Columns.Attributes.Select(attribute => new AttributeColumn("a", attribute.Column, Label.Same("a"), [], [])),
            ],
        },
        Sectors = profile.Sectors with
        {
            Groups = [],
            Sectors = [.. profile.Sectors.Sectors.Select(sector => sector with { Label = Label.Same("s"), Group = null })],
        },
    });
}
