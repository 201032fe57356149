using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Sektorskifte.Host.Commands;

/// <summary>Options that take a whole number of a range.</summary>
internal static class WholeNumber
{
    /// <summary>An option whose message for a wrong value says the range.</summary>
    /// <param name="name">The option with its hyphens.</param>
    /// <param name="description">What the number means.</param>
    /// <param name="helpName">How the help calls the value.</param>
    /// <param name="least">The least that is right.</param>
    /// <param name="most">The most that is right.</param>
    public static Option<long?> Option(string name, string description, string helpName, long least, long most) => new(name)
    {
        Description = description,
        HelpName = helpName,
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = result => Read(result, name, least, most),
    };

    private static long? Read(ArgumentResult result, string name, long least, long most)
    {
        var text = result.Tokens[0].Value;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most)
        {
            return number;
        }

        var range = (least, most) switch
        {
            (long.MinValue, long.MaxValue) => "",
            (_, long.MaxValue) => string.Create(CultureInfo.InvariantCulture, $" from {least}"),
            _ => string.Create(CultureInfo.InvariantCulture, $" from {least} to {most}"),
        };
        result.AddError($"{name} {text}: expected a whole number{range}.");
        return null;
    }
}
