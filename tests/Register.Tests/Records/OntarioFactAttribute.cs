using System.Runtime.CompilerServices;

namespace Sektorskifte.Register.Tests.Records;

/// <summary>A test on the real records of Ontario's public pay, skipped where the shared data folder is not there.</summary>
internal sealed class OntarioFactAttribute : FactAttribute
{
    public OntarioFactAttribute()
    {
        if (Find() is null)
        {
            Skip = "The file ontario-public-pay/records-2001-2010.csv.gz is not in the data folder beside the repository.";
        }
    }

    /// <summary>The file in <c>../shared/data</c> beside the repository, or in the folder SEKTORSKIFTE_DATA; null when it is in neither.</summary>
    public static string? Find([CallerFilePath] string source = "")
    {
        var repository = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(source)!, "..", "..", ".."));
        var data = Environment.GetEnvironmentVariable("SEKTORSKIFTE_DATA") ?? Path.Combine(repository, "..", "shared", "data");
        var file = Path.Combine(data, "ontario-public-pay", "records-2001-2010.csv.gz");
        return File.Exists(file) ? file : null;
    }
}
