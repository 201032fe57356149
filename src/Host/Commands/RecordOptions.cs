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

    public static Option<string[]> Records()
    {
        var records = new Option<string[]>("--records", "-r")
        {
            Description = "The record files: CSV (also .gz) or Parquet.",
            HelpName = "FILE",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
            Arity = ArgumentArity.OneOrMore,
        };
        RefuseOptionsAmong(records, "; a file of that name is given as ./");
        return records;
    }

    /// <summary>
    /// Refuses what looks like an option among the values of one that takes several: a misspelt option would otherwise be
    /// taken for a value, and the message be about that.
    /// </summary>
    /// <param name="option">The option that takes several values.</param>
    /// <param name="otherwise">How to give a value that starts so; empty when none can.</param>
    public static void RefuseOptionsAmong(Option option, string otherwise) => option.Validators.Add(result =>
    {
        foreach (var token in result.Tokens.Where(token => token.Value.StartsWith('-')))
        {
            var remedy = otherwise.Length == 0 ? "" : otherwise + token.Value;
            result.AddError($"{token.Value} is not an option of this command{remedy}.");
        }
    });

    public static Option<string?> TemporaryFolder() => new("--temp")
    {
        Description = "The folder for what does not fit in memory; the system's when left out. Nothing is left in it.",
        HelpName = "DIR",
    };

    public static Option<string?> Definition() => new("--definition")
    {
        Description = "The leader definition, NAME or NAME@VERSION; the profile's default when left out.",
        HelpName = "NAME",
    };
}
