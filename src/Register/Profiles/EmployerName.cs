using System.Text;

namespace Sektorskifte.Register.Profiles;

/// <summary>How the names of employers compare.</summary>
public static class EmployerName
{
    /// <summary>The form of a name in which two spellings of an employer are equal.</summary>
    /// <param name="name">The name as the source spells it.</param>
    /// <param name="rule">Whether white space and case are folded.</param>
    /// <returns>The folded name; the same string when there is nothing to fold. Folding it again changes nothing.</returns>
    public static string Fold(string name, EmployerColumn rule)
    {
        var folded = rule.FoldWhiteSpace ? FoldWhiteSpace(name) : name;
        return rule.FoldCase ? folded.ToLowerInvariant() : folded;
    }

    // char.IsWhiteSpace covers the non-breaking spaces U+00A0, U+2007 and U+202F as well as line breaks and tabs.
    internal static string FoldWhiteSpace(string text)
    {
        if (IsFolded(text))
        {
            return text;
        }

        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c))
            {
                folded.Append(c);
            }
            else if (folded.Length > 0 && folded[^1] != ' ')
            {
                folded.Append(' ');
            }
        }

        return folded.Length > 0 && folded[^1] == ' ' ? folded.ToString(0, folded.Length - 1) : folded.ToString();
    }

    private static bool IsFolded(string text)
    {
        var afterSpace = true;
        foreach (var c in text)
        {
            var space = char.IsWhiteSpace(c);
            if (space && (afterSpace || c != ' '))
            {
                return false;
            }

            afterSpace = space;
        }

        return text.Length == 0 || !afterSpace;
    }
}
