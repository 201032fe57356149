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

    /// <summary>The profile, which a store of spells can stand in for.</summary>
    public static Option<string?> ProfileOrStore() => new("--profile", "-p")
    {
        Description = $"The profile: a JSON file, or a built-in one ({string.Join(", ", ProfileFile.BuiltIn)}). With --store it can be left out.",
        HelpName = "P",
    };

    /// <summary>The record files, instead of which a store of spells can be given.</summary>
    public static Option<string[]> RecordsOrStore()
    {
        var records = Records();
        records.Required = false;
        records.DefaultValueFactory = _ => [];
        records.Description += " Or give a --store.";
        return records;
    }

    public static Option<string?> Store() => new("--store", "-s")
    {
        Description = "The folder of a store that register import made, instead of record files.",
        HelpName = "DIR",
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

    public static Option<long?> Threads() => WholeNumber.Option(
        "--threads", "How many threads work at a time, 1 to 64; one for each core when left out.", "N", 1, 64);

    public static int Threads(ParseResult parsed, Option<long?> option) =>
        (int?)parsed.GetValue(option) ?? Environment.ProcessorCount;

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
