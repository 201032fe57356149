using Sektorskifte.Register.Mapping;
using Sektorskifte.Register.Profiles;

namespace Sektorskifte.Register.Tests.Oracle;

/// <summary>Brings a small register into a store of spells, with a profile that differs from the mapping's where it may.</summary>
internal sealed class StoredRegister(string folder, SmallRegister register, ReadingWay way)
{
    private readonly Random _random = new(register.Seed);

    /// <summary>The store's folder.</summary>
    public string Folder => Path.Combine(folder, "store");

    /// <summary>Imports into a new store.</summary>
    public void Import()
    {
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }

        var pieces = way.Imports == StoreImports.AtOnce ? [] : Pieces();
        foreach (var (name, table) in pieces.Count == 0 ? [("whole", register.Table)] : pieces)
        {
            Import(name, table);
        }
    }

    /// <summary>
    /// The register in pieces of some periods in random order, each with something to use, since an import without is refused. Now
    /// and then a piece comes wrong first, and is replaced by the right one, now and then a file of the same name.
    /// </summary>
    private List<(string Name, PlainTable Table)> Pieces()
    {
        var imports = new List<(double Time, string Name, PlainTable Table)>();
        foreach (var table in Tables())
        {
            var name = $"piece{imports.Count}";
            var time = _random.NextDouble();
            imports.Add((time, name, table));
            var wrong = Wrong(table);
            if (_random.Next(2) == 0 && IsUsable(wrong))
            {
                imports.Add((time * _random.NextDouble(), _random.Next(2) == 0 ? name : name + "-wrong", wrong));
            }
        }

        return [.. imports.OrderBy(import => import.Time).Select(import => (import.Name, import.Table))];
    }

    private List<PlainTable> Tables()
    {
        // Start and end dates are of no single period: an import replaces all that was there.
        var period = register.Table.Header.ToList().IndexOf("period");
        var periods = register.Table.Rows
            .GroupBy(row => period < 0 ? "" : row[period].Replace("-", "", StringComparison.Ordinal))
            .OrderBy(_ => _random.Next());
        var tables = new List<PlainTable>();
        var open = register.Table with { Rows = [] };
        foreach (var rows in periods)
        {
            open = open with { Rows = [.. open.Rows, .. rows] };
            if (_random.Next(3) > 0 && IsUsable(open))
            {
                tables.Add(open);
                open = open with { Rows = [] };
            }
        }

        if (IsUsable(open))
        {
            tables.Add(open);
        }
        else if (tables.Count > 0)
        {
            tables[^1] = open with { Rows = [.. tables[^1].Rows, .. open.Rows] };
        }

        return tables;
    }

    /// <summary>Some of the rows, of other people with other employers: whatever stays of it in the store changes results.</summary>
    private PlainTable Wrong(PlainTable table) => table with
    {
        Rows =
        [
            .. table.Rows.Where(_ => _random.Next(4) > 0).Select(row => (IReadOnlyList<string>)
            [
                row[0].Length > 0 && _random.Next(2) == 0 ? "9" + row[0] : row[0],
                row[1].Length > 0 && _random.Next(2) == 0 ? "wrong works" : row[1],
                .. row.Skip(2),
            ]),
        ],
    };

    private bool IsUsable(PlainTable table) => PlainRecords.Read(table, register.Profile).Jobs.Count > 0;

    private void Import(string name, PlainTable table)
    {
        var files = Path.Combine(folder, name);
        Directory.CreateDirectory(files);
        var profile = OtherProfile(register.Profile);
        _ = RegisterImport.Run(new ImportOptions
        {
            Profile = new LoadedProfile(profile, ProfileFile.Write(profile)),
            Files = way.Write(files, table),
            Store = Folder,
            Threads = way.Threads,
            Memory = way.Memory,
            TemporaryFolder = folder,
        });
    }

    /// <summary>A profile that reads rows alike, and leads to another mapping.</summary>
    private static Profile OtherProfile(Profile profile) => profile with
    {
        Name = "other",
        Version = 7,
        GapAllowance = profile.GapAllowance + 1,
        LookBack = profile.LookBack + 2,
        Reorganisation = new ReorganisationRule(profile.Reorganisation.MinPeople + 1, 0.9),
        Period = profile.Period with { Reporting = profile.Period.Grain },
        Leaders = profile.Leaders with
        {
            Default = "status",
            Definitions = [.. profile.Leaders.Definitions.Where(definition => definition.Name == "status")],
        },
    };
}

/// <summary>Whether a mapping reads records or a store, and how they came into it.</summary>
internal enum StoreImports
{
    /// <summary>The records are read.</summary>
    None,

    /// <summary>By one import.</summary>
    AtOnce,

    /// <summary>By imports of some periods each, in any order, with corrections.</summary>
    InPieces,
}
