using System.CommandLine;
using System.Globalization;

namespace Sektorskifte.Host.Commands;

/// <summary>Options that take a number of a range.</summary>
internal static class Fraction
{
    /// <summary>An option for a number from 0 to 1, the ends included or not.</summary>
    public static Option<double> Option(string name, string description, double preset, bool closed) => new(name)
    {
        Description = description,
        HelpName = "P",
        DefaultValueFactory = _ => preset,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                && (closed ? number is >= 0 and <= 1 : number is > 0 and < 1))
            {
                return number;
            }

            result.AddError($"{name} {text}: expected a number from 0 to 1{(closed ? "" : ", neither included")}, with a point.");
            return preset;
        },
    };
}
