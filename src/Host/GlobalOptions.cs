using System.CommandLine;

namespace Sektorskifte.Host;

/// <summary>Options that every command has.</summary>
internal static class GlobalOptions
{
    public const string JsonName = "--json";

    public const string QuietName = "--quiet";

    public static Option<bool> Json() => new(JsonName)
    {
        Description = "Print the result as JSON, for machines; nothing else goes to standard output.",
        Recursive = true,
    };

    public static Option<bool> Quiet() => new(QuietName, "-q")
    {
        Description = "Print no progress and no result; problems only, and the JSON when that is asked for.",
        Recursive = true,
    };
}
