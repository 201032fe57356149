using System.Globalization;
using Sektorskifte.Register.Mapping;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Tests.Engines;
using Sektorskifte.Register.Tests.Oracle;
using Sektorskifte.Tables.Cubes;

namespace Sektorskifte.Register.Tests.Mobility;

/// <summary>A random register of a few hundred people over a few years whose flows are around the least count, and its mappings.</summary>
internal sealed class SmallMapping
{
    private static readonly string[] Codes = ["S", "K", "P", "O"];

    private readonly List<string> _lines = ["person,employer,sector,occupation,quality,title,status,period,pay,hours,sex,born,note"];
    private readonly Profile _profile;

    private SmallMapping(int seed)
    {
        var random = new Random(seed);
        var scheme = SmallProfile.Years.Sectors;
        var sectors = random.Next(3, 5);
        var levels = random.Next(1, 3);
        _profile = SmallProfile.Years with
        {
            LookBack = random.Next(1, 4),
            Sectors = scheme with
            {
                Sectors = [.. scheme.Sectors.Take(sectors)],
                Groups = random.Next(2) == 0 ? scheme.Groups : [scheme.Groups[0]],
            },
            Leaders = SmallProfile.Years.Leaders with
            {
                Default = "levels",
                Levels = [.. SmallProfile.Years.Leaders.Levels.Take(levels)],
                Definitions =
                [
                    new LeaderDefinition("levels", 1, Label.Same("Levels"),
                    [
                        new LeaderRule { Field = LeaderField.Occupation, Level = "top", Prefixes = levels == 1 ? ["1"] : ["11"] },
                        .. levels == 1 ? Array.Empty<LeaderRule>() : [new LeaderRule { Field = LeaderField.Occupation, Level = "line", Prefixes = ["12"] }],
                    ]),
                ],
            },
        };
        if (_profile.Sectors.Groups.Count == 1)
        {
            _profile = _profile with
            {
                Sectors = _profile.Sectors with
                {
                    Sectors = [.. _profile.Sectors.Sectors.Select(s => s.Group == "private" ? s with { Group = null } : s)],
                },
            };
        }

        Write(random, sectors);
    }

    /// <summary>The mapping of a seed with a least count.</summary>
    public static MappingResult Of(int seed, int minCount)
    {
        var small = new SmallMapping(seed);
        using var folder = new TemporaryFolder();
        var file = folder.File("records.csv");
        File.WriteAllLines(file, small._lines);
        return RegisterMapping.Run(new MappingOptions
        {
            Profile = new LoadedProfile(small._profile, "small"),
            Files = [file],
            MinCount = minCount,
            Reorganisations = false,
        });
    }

    private void Write(Random random, int sectors)
    {
        var years = random.Next(2, 5);
        var people = random.Next(40, 260);
        var weights = Enumerable.Range(0, sectors).Select(_ => random.Next(1, 12)).ToArray();
        var moving = random.Next(10, 70);
        var leading = random.Next(10, 60);
        for (var person = 0; person < people; person++)
        {
            var sector = Draw(random, weights);
            var employer = random.Next(4);
            var leader = random.Next(100) < leading;
            for (var year = 0; year < years; year++)
            {
                if (year > 0 && random.Next(100) < moving)
                {
                    employer = (employer + 1 + random.Next(3)) % 4;
                    sector = random.Next(100) < 60 ? sector : Draw(random, weights);
                    leader = random.Next(100) < 80 ? leader : random.Next(100) < leading;
                }

                if (random.Next(100) < 92)
                {
                    var occupation = leader ? random.Next(3) == 0 ? "1112" : "1219" : "2411";
                    _lines.Add(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{person},{Codes[sector]}{employer},{Codes[sector]},{occupation},1,,,{2001 + year},,,,,"));
                }
            }
        }
    }

    private static int Draw(Random random, int[] weights)
    {
        var at = random.Next(weights.Sum());
        var sector = 0;
        while (at >= weights[sector])
        {
            at -= weights[sector++];
        }

        return sector;
    }
}
