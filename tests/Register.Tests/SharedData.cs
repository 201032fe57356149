namespace Sektorskifte.Register.Tests;

/// <summary>Real data beside the repository, in <c>../shared/data</c>; a test that needs a file of it is skipped where it is not.</summary>
internal static class SharedData
{
    public const string Ontario = "ontario-public-pay/records-2001-2010.csv.gz";

    /// <summary>The file's path, or null when it is not there.</summary>
    public static string? Find(string file)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Sektorskifte.slnx")))
        {
            folder = folder.Parent;
        }

        var path = folder?.Parent is { } parent ? Path.Combine(parent.FullName, "shared", "data", file) : null;
        return File.Exists(path) ? path : null;
    }
}

/// <summary>A fact about the real file of Ontario's public pay.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OntarioFactAttribute : FactAttribute
{
    public OntarioFactAttribute()
    {
        if (SharedData.Find(SharedData.Ontario) is null)
        {
            Skip = $"../shared/data/{SharedData.Ontario} is not there.";
        }
    }
}
