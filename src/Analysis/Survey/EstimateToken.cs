using System.Buffers;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Analysis.Survey;

/// <summary>A word or a sign of an estimate's text.</summary>
/// <param name="Text">The word without its quotes, or the sign.</param>
/// <param name="IsName">It is a word.</param>
/// <param name="IsQuoted">It stood in quotes.</param>
internal sealed record EstimateToken(string Text, bool IsName, bool IsQuoted)
{
    // A hyphen parts the groups of a difference; within a name, and in a number, it stands in quotes.
    private static readonly SearchValues<char> Signs = SearchValues.Create(":/=@*~+,()-");

    /// <summary>The words and signs, in order.</summary>
    /// <exception cref="InputException">A quote is not closed.</exception>
    public static List<EstimateToken> Split(string text)
    {
        var tokens = new List<EstimateToken>();
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
            }
            else if (text[at] == '"')
            {
                var end = text.IndexOf('"', at + 1);
                if (end < 0)
                {
                    throw new InputException($"--estimate {text}: the quote before '{text[(at + 1)..]}' is not closed.");
                }

                tokens.Add(new EstimateToken(text[(at + 1)..end], true, true));
                at = end + 1;
            }
            else if (Signs.Contains(text[at]))
            {
                tokens.Add(new EstimateToken(text[at..(at + 1)], false, false));
                at++;
            }
            else
            {
                var end = at;
                while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] != '"' && !Signs.Contains(text[end]))
                {
                    end++;
                }

                tokens.Add(new EstimateToken(text[at..end], true, false));
                at = end;
            }
        }

        return tokens;
    }
}
