using Sektorskifte.Register.Mapping;
using Sektorskifte.Register.Profiles;

namespace Sektorskifte.Register.Tests.Oracle;

/// <summary>A small register written to files and mapped by the product, in any of the ways in which it may come.</summary>
internal sealed class MappedRegister(string folder)
{
    private string Rejects => Path.Combine(folder, "rejects.csv");

    /// <summary>Maps with a least count of 1, so that every cell is shown.</summary>
    public MappingResult Map(SmallRegister register, ReadingWay way)
    {
        var options = Options(register) with
        {
            Threads = way.Threads,
            Memory = way.Memory,
            TemporaryFolder = folder,
            RejectsFile = Rejects,
        };
        if (way.Imports == StoreImports.None)
        {
            return RegisterMapping.Run(options with { Files = way.Write(folder, register.Table) });
        }

        var stored = new StoredRegister(folder, register, way);
        stored.Import();
        return RegisterMapping.Run(options with { Store = stored.Folder });
    }

    /// <summary>The settings of a register, with no files.</summary>
    public static MappingOptions Options(SmallRegister register) => new()
    {
        Profile = new LoadedProfile(register.Profile, ProfileFile.Write(register.Profile)),
        From = register.Settings.From,
        To = register.Settings.To,
        Definition = register.Settings.Definition,
        Gap = register.Settings.Gap,
        MinCount = 1,
        Reorganisations = register.Settings.Reorganisations,
        By = register.Settings.By,
    };

    /// <summary>The rejected rows of the last mapping, in the order in which they were written, without file and row number.</summary>
    public IReadOnlyList<string> RejectsWithoutRows() =>
        [.. File.ReadAllLines(Rejects).Select(line => string.Join(',', line.Split(',').Skip(2)))];
}
