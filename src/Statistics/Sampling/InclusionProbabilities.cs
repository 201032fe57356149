namespace Sektorskifte.Statistics.Sampling;

/// <summary>Inclusion probabilities in proportion to a measure of size.</summary>
/// <remarks>
/// π = n x / Σx; units for which that reaches 1 come into every sample, and the rest of the sample is shared among the others
/// in the same way until no probability exceeds 1. See <c>docs/methods/inclusion-probabilities.md</c>.
/// </remarks>
[Estimator("inclusion-probabilities", Source = "C.-E. Särndal, B. Swensson and J. Wretman (1992), Model Assisted Survey Sampling, "
    + "Springer, section 3.6.1")]
public static class InclusionProbabilities
{
    /// <summary>The probabilities for a sample of a fixed size. They add up to it.</summary>
    /// <param name="sizes">The measure of size of each unit of the frame, above 0, in any unit.</param>
    /// <param name="sampleCount">The size of the sample, from 1.</param>
    /// <returns>A probability for each unit, above 0 and up to 1; or why there is none.</returns>
    public static Outcome<double[]> Proportional(IReadOnlyList<double> sizes, int sampleCount)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        ArgumentOutOfRangeException.ThrowIfLessThan(sampleCount, 1);
        if (RandomSample.TooMany(sizes.Count, sampleCount) is { } tooMany)
        {
            return tooMany;
        }

        for (var i = 0; i < sizes.Count; i++)
        {
            if (!(sizes[i] > 0 && double.IsFinite(sizes[i])))
            {
                return new Problem(ProblemKind.InvalidValue,
                    $"Unit {i + 1} of the frame has the size {sizes[i]}; a size is a finite number above 0.");
            }
        }

        // The largest go first: once one is not certain, none after it is.
        var order = Enumerable.Range(0, sizes.Count).OrderByDescending(i => sizes[i]).ToArray();
        var above = new double[sizes.Count + 1];
        for (var i = sizes.Count - 1; i >= 0; i--)
        {
            above[i] = above[i + 1] + sizes[order[i]];
        }

        var certain = 0;
        while (certain < sampleCount && (sampleCount - certain) * sizes[order[certain]] >= above[certain])
        {
            certain++;
        }

        var probabilities = new double[sizes.Count];
        for (var i = 0; i < order.Length; i++)
        {
            probabilities[order[i]] = i < certain ? 1 : (sampleCount - certain) * sizes[order[i]] / above[certain];
        }

        return probabilities;
    }
}
