using System.Text;
using Sektorskifte.Register.Engines.DuckDb;
using Sektorskifte.Register.Mapping;
using Sektorskifte.Register.Profiles;

namespace Sektorskifte.Register.Tests.Oracle;

/// <summary>A small register written to files and mapped by the product, in each of the ways in which it may come.</summary>
internal sealed class MappedRegister(string folder)
{
    /// <summary>Sorted by person, shuffled, split over two files, and as Parquet.</summary>
    public static IReadOnlyList<string> Ways { get; } = ["sorted", "shuffled", "split", "parquet"];

    /// <summary>Maps with a least count of 1, so that every cell is shown.</summary>
    public MappingResult Map(SmallRegister register, string way)
    {
        var rows = register.Table.Rows.OrderBy(r => r[0], StringComparer.Ordinal).ToList();
        var shuffled = rows.OrderBy(r => string.Concat(r.Reverse()).GetHashCode(StringComparison.Ordinal)).ToList();
        string[] files = way switch
        {
            "sorted" => [Write("sorted.csv", register, rows)],
            "shuffled" => [Write("shuffled.csv", register, shuffled)],
            "split" => [Write("one.csv", register, shuffled[..(rows.Count / 2)]), Write("two.csv", register, shuffled[(rows.Count / 2)..])],
            _ => [Parquet(Write("sorted.csv", register, rows))],
        };
        return RegisterMapping.Run(Options(register) with { Files = files });
    }

    /// <summary>The settings of a register, with no files.</summary>
    public static MappingOptions Options(SmallRegister register) => new()
    {
        Profile = new LoadedProfile(register.Profile, ProfileFile.Write(register.Profile)),
        Files = [],
        From = register.Settings.From,
        To = register.Settings.To,
        Definition = register.Settings.Definition,
        Gap = register.Settings.Gap,
        MinCount = 1,
        Reorganisations = register.Settings.Reorganisations,
        By = register.Settings.By,
    };

    private string Write(string name, SmallRegister register, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, (register.Table with { Rows = rows }).ToCsv(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return path;
    }

    private static string Parquet(string csv)
    {
        var path = Path.ChangeExtension(csv, ".parquet");
        using var session = new Session(new SessionSettings());
        session.Execute(
            $"COPY (SELECT * FROM read_csv({Session.Literal(csv)}, all_varchar = true, header = true, delim = ',', quote = '\"', escape = '\"', new_line = '\\n')) "
            + $"TO {Session.Literal(path)} (FORMAT parquet)");
        return path;
    }
}
