using System.Text;

namespace Sektorskifte.Register.Profiles.Drafts;

/// <summary>A column of a sample: its header and what its values look like.</summary>
internal sealed class SampleColumn
{
    public SampleColumn(string name, IReadOnlyList<string> values)
    {
        Name = name;
        Header = Plain(name);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var value in values)
        {
            var folded = EmployerName.FoldWhiteSpace(value);
            if (folded.Length > 0)
            {
                counts[folded] = counts.GetValueOrDefault(folded) + 1;
                Filled++;
            }
        }

        Rows = values.Count;
        Distinct = [.. counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal)];
    }

    /// <summary>The name as it stands in the file.</summary>
    public string Name { get; }

    /// <summary>The name as lower-case ASCII words with one space between them.</summary>
    public string Header { get; }

    public int Rows { get; }

    /// <summary>The rows with a value.</summary>
    public int Filled { get; }

    /// <summary>The values with their counts, most frequent first.</summary>
    public IReadOnlyList<KeyValuePair<string, int>> Distinct { get; }

    /// <summary>The share of the rows with a value for which something holds; 0 when no row has one.</summary>
    public double Share(Func<string, bool> holds) =>
        Filled == 0 ? 0 : Distinct.Where(d => holds(d.Key)).Sum(d => (double)d.Value) / Filled;

    /// <summary>A text as lower-case ASCII words: <c>FødselsÅr</c> becomes <c>foedsels aar</c>.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length + 8);
        var previous = ' ';
        foreach (var c in text)
        {
            if (char.IsUpper(c) && char.IsLower(previous))
            {
                plain.Append(' ');
            }

            previous = c;
            plain.Append(char.ToLowerInvariant(c) switch
            {
                'æ' or 'ä' => "ae",
                'ø' or 'ö' => "oe",
                'å' => "aa",
                'é' or 'è' or 'ê' => "e",
                'ü' => "y",
                var lower when char.IsAsciiLetterOrDigit(lower) => lower.ToString(),
                _ => " ",
            });
        }

        return EmployerName.FoldWhiteSpace(plain.ToString());
    }
}
