namespace Sektorskifte.Statistics.Mobility;

/// <summary>
/// How far two distributions over the same categories are apart: the share of the one that would have to be elsewhere for it to
/// be the other (Duncan's index).
/// </summary>
/// <remarks>
/// ½ Σ |p − q|. O. D. Duncan and B. Duncan (1955), A methodological analysis of segregation indexes, American Sociological Review
/// 20 (2), 210-217.
/// </remarks>
public static class DissimilarityIndex
{
    /// <summary>The index.</summary>
    /// <param name="first">The counts of the one, by category, from 0; only their shares matter.</param>
    /// <param name="second">The counts of the other, in the same order.</param>
    /// <returns>From 0, the same, to 1, no category in common; or which of the two has no counts, or one that is below 0.</returns>
    /// <exception cref="ArgumentException">The two are not equally long.</exception>
    public static Outcome<double> Of(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        Require.SameLength(first.Count, second.Count);
        if ((Check(first, "first") ?? Check(second, "second")) is { } problem)
        {
            return problem;
        }

        var (ofFirst, ofSecond) = (first.Sum(), second.Sum());
        double sum = 0;
        for (var i = 0; i < first.Count; i++)
        {
            sum += Math.Abs((first[i] / ofFirst) - (second[i] / ofSecond)) / 2;
        }

        return sum;
    }

    private static Problem? Check(IReadOnlyList<double> counts, string which)
    {
        for (var i = 0; i < counts.Count; i++)
        {
            if (!(counts[i] >= 0) || double.IsInfinity(counts[i]))
            {
                return new Problem(
                    ProblemKind.InvalidValue,
                    $"Category {i + 1} of the {which} distribution has the count {counts[i]:R}; it must be finite and not below 0.");
            }
        }

        return counts.Sum() > 0 ? null : new Problem(ProblemKind.NoData, $"The {which} distribution has no counts above 0.");
    }
}
