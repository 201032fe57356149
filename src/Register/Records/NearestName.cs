namespace Sektorskifte.Register.Records;

/// <summary>Finds what a writer may have meant by a name that isn't there.</summary>
internal static class NearestName
{
    /// <summary>The candidate that takes the fewest single-character edits, without case: at most one for three characters, else null.</summary>
    public static string? Of(string name, IEnumerable<string> candidates)
    {
        var wanted = Fold(name);
        var limit = wanted.Length / 3;
        return candidates
            .Select(candidate => (Candidate: candidate, Distance: Distance(wanted, Fold(candidate))))
            .Where(pair => pair.Distance <= limit)
            .OrderBy(pair => pair.Distance)
            .Select(pair => pair.Candidate)
            .FirstOrDefault();
    }

    private static string Fold(string name) => name.Trim().ToLowerInvariant().Replace('_', ' ').Replace('-', ' ');

    // Levenshtein's distance, one row of the table at a time.
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
