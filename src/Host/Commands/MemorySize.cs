using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Sektorskifte.Host.Commands;

/// <summary>An option that takes a number of bytes, such as 800M or 1G.</summary>
internal static class MemorySize
{
    private const long Least = 64L << 20;
    private const int MostDigits = 12;

    public static Option<long?> Option() => new("--memory")
    {
        Description = "The memory to keep to when rows are not ordered by person, such as 800M or 2G, from 64M; half of what is free when left out.",
        HelpName = "SIZE",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = Read,
    };

    private static long? Read(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (TryRead(text, out var bytes) && bytes >= Least)
        {
            return bytes;
        }

        result.AddError($"--memory {text}: expected bytes, or a number with K, M or G, such as 800M or 2G; from 64M.");
        return null;
    }

    private static bool TryRead(string text, out long bytes)
    {
        var shift = text.Length == 0 ? 0 : char.ToUpperInvariant(text[^1]) switch { 'K' => 10, 'M' => 20, 'G' => 30, _ => 0 };
        var digits = shift == 0 ? text : text[..^1];
        bytes = 0;
        if (digits.Length > MostDigits || !long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number > long.MaxValue >> shift)
        {
            return false;
        }

        bytes = number << shift;
        return true;
    }
}
