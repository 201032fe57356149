using System.CommandLine;

namespace Sektorskifte.Host;

/// <summary>Options that every command has.</summary>
internal static class GlobalOptions
{
    public static Option<bool> Json { get; } = new("--json")
    {
        Description = "Print the result as JSON, for machines; nothing else goes to standard output.",
        Recursive = true,
    };

    public static Option<bool> Quiet { get; } = new("--quiet", "-q")
    {
        Description = "Print no progress and no result; problems only.",
        Recursive = true,
    };
}
