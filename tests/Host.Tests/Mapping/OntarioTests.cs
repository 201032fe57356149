using System.Runtime.CompilerServices;
using Sektorskifte.Host.Tests.Calls;

namespace Sektorskifte.Host.Tests.Mapping;

/// <summary>Real records: ten years of Ontario's public pay.</summary>
public sealed class OntarioTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [OntarioFact]
    public void Map_WithoutReorganisations_HasTheKnownCounts()
    {
        var mapping = Map("--no-reorganisations");

        mapping.AssertNothingVanished();
        Assert.Equal(
            (364_771, 116, 22, 7_022),
            (mapping.Count("rows_read"), mapping.Count("duplicates"), mapping.Count("rejected.pay"), mapping.Count("ambiguous_person_periods")));
        Assert.Equal(209_288, mapping.Count("linked_pairs"));
        Assert.Equal((189_316, 302, 0), (mapping.Moves.SameJob, mapping.Moves.Reclassification, mapping.Moves.Reorganisation));
        Assert.Equal(19_670, mapping.Moves.EmployerChange + mapping.Moves.SectorSwitch);
    }

    [OntarioFact]
    public void Map_WithReorganisations_FindsTheRenamings()
    {
        var mapping = Map();

        var (same, changes, switches, reclassified, reorganised) = mapping.Moves;
        Assert.Equal((189_316, 302, 19_670), (same, reclassified, changes + switches + reorganised));
        Assert.InRange(reorganised, 5_000, 19_000);
        Assert.Contains(
            mapping.Text("reorganisations.csv").Split('\n'),
            row => row.Contains("toronto dsb,toronto district school board,", StringComparison.Ordinal));
    }

    private MappingFolder Map(params string[] options) =>
        MappingFolder.Map("ontario-public-pay", [OntarioFactAttribute.Records!], _folder.At("out"), options);
}

/// <summary>A fact about the real records, skipped where the data folder is not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OntarioFactAttribute : FactAttribute
{
    public OntarioFactAttribute()
    {
        if (Records is null)
        {
            Skip = "The file ontario-public-pay/records-2001-2010.csv.gz is not in the data folder beside the repository.";
        }
    }

    /// <summary>The file in <c>../shared/data</c> beside the repository, or in the folder SEKTORSKIFTE_DATA; null when it is in neither.</summary>
    public static string? Records { get; } = Find();

    private static string? Find([CallerFilePath] string source = "")
    {
        var repository = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(source)!, "..", "..", ".."));
        var data = Environment.GetEnvironmentVariable("SEKTORSKIFTE_DATA") ?? Path.Combine(repository, "..", "shared", "data");
        var file = Path.Combine(data, "ontario-public-pay", "records-2001-2010.csv.gz");
        return File.Exists(file) ? file : null;
    }
}
