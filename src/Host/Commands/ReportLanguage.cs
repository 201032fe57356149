using System.CommandLine;

namespace Sektorskifte.Host.Commands;

/// <summary>The option for the language of a report.</summary>
internal static class ReportLanguage
{
    private static readonly string[] Known = ["da", "en"];

    public static Option<string> Option()
    {
        var option = new Option<string>("--language")
        {
            Description = "The language of the report: da or en.",
            HelpName = "da|en",
            DefaultValueFactory = _ => Known[0],
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !Known.Contains(result.Tokens[0].Value, StringComparer.Ordinal))
            {
                result.AddError($"--language {result.Tokens[0].Value}: expected {string.Join(" or ", Known)}.");
            }
        });
        return option;
    }
}
