using System.CommandLine;
using Sektorskifte.Register.Profiles;

namespace Sektorskifte.Host.Commands;

/// <summary>The options by which commands are told which records to read.</summary>
internal static class RecordOptions
{
    public static Option<string> Profile() => new("--profile", "-p")
    {
        Description = $"The profile: a JSON file, or a built-in one ({string.Join(", ", ProfileFile.BuiltIn)}).",
        HelpName = "P",
        Required = true,
    };

    public static Option<string[]> Records() => new("--records", "-r")
    {
        Description = "The record files: CSV (also .gz) or Parquet.",
        HelpName = "FILE",
        Required = true,
        AllowMultipleArgumentsPerToken = true,
        Arity = ArgumentArity.OneOrMore,
    };

    public static Option<string?> Definition() => new("--definition")
    {
        Description = "The leader definition, NAME or NAME@VERSION; the profile's default when left out.",
        HelpName = "NAME",
    };
}
