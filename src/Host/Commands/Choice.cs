using System.CommandLine;

namespace Sektorskifte.Host.Commands;

/// <summary>Options that take one of a few words.</summary>
internal static class Choice
{
    /// <summary>An option whose words stand for values; the first is the default.</summary>
    public static Option<T> Option<T>(string name, string description, params (string Word, T Value)[] choices)
    {
        var words = string.Join(", ", choices.Select(choice => choice.Word));
        return new Option<T>(name)
        {
            Description = $"{description} One of {words}.",
            HelpName = "WORD",
            DefaultValueFactory = _ => choices[0].Value,
            CustomParser = result =>
            {
                var word = result.Tokens[0].Value;
                foreach (var choice in choices)
                {
                    if (choice.Word.Equals(word, StringComparison.OrdinalIgnoreCase))
                    {
                        return choice.Value;
                    }
                }

                result.AddError($"{name} {word}: expected one of {words}.");
                return choices[0].Value;
            },
        };
    }
}
