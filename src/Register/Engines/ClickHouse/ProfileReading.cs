using System.Security.Cryptography;
using System.Text;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Tables.Cubes;

namespace Sektorskifte.Register.Engines.ClickHouse;

/// <summary>
/// Those parts of a profile by which files become rows. A dataset can be mapped with any profile that reads alike: leader
/// definitions, categories of attributes, the main job, gaps and the rule for reorganisations are free.
/// </summary>
internal static class ProfileReading
{
    /// <summary>Equal for two profiles that read every file alike.</summary>
    public static string Fingerprint(Profile profile)
    {
        var reading = profile with
        {
            Name = "reading",
            Version = 1,
            Title = Label.Same(""),
            Columns = profile.Columns with
            {
                Attributes = [.. profile.Columns.Attributes.Select(a => a with { Label = Label.Same(""), Codes = [], AgeBands = [] })],
            },
            Sectors = profile.Sectors with
            {
                Groups = [],
                Sectors = [.. profile.Sectors.Sectors.Select(s => s with { Label = Label.Same(""), Group = null })],
            },
            Leaders = new LeaderScheme { Levels = [], Definitions = [], Default = "" },
            Period = profile.Period with { Reporting = profile.Period.Grain },
            MainJob = [],
            Ambiguity = AmbiguityRule.None,
            GapAllowance = 0,
            Reorganisation = new ReorganisationRule(),
            LookBack = 1,
            Review = [],
        };
        return Hash(ProfileFile.Write(reading));
    }

    /// <summary>The first 16 hexadecimal digits of a text's SHA-256.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}
