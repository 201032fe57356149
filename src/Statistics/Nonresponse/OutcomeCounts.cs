namespace Sektorskifte.Statistics.Nonresponse;

/// <summary>How many cases of a sample had each outcome; sums of weights where the sample was drawn unequally.</summary>
public sealed class OutcomeCounts
{
    private readonly double[] _counts = new double[Enum.GetValues<CaseOutcome>().Length];

    /// <summary>Counts by outcome.</summary>
    /// <param name="counts">The number of cases of each outcome, or their sum of weights; outcomes left out have none.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is below 0 or not finite.</exception>
    public OutcomeCounts(params IEnumerable<(CaseOutcome Outcome, double Count)> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        foreach (var (outcome, count) in counts)
        {
            if (!(count >= 0 && double.IsFinite(count)))
            {
                throw new ArgumentOutOfRangeException(nameof(counts), count, $"The count of {outcome} is a finite number from 0.");
            }

            _counts[(int)outcome] += count;
        }
    }

    /// <summary>The number of cases of an outcome, or their sum of weights.</summary>
    /// <param name="outcome">The outcome.</param>
    public double this[CaseOutcome outcome] => _counts[(int)outcome];

    /// <summary>Counts cases by their disposition codes.</summary>
    /// <param name="codes">The final disposition code of each case.</param>
    /// <param name="weights">The design weight of each case, above 0; default 1.</param>
    /// <returns>The counts, or the first case whose code or weight can't be counted.</returns>
    public static Outcome<OutcomeCounts> Of(IReadOnlyList<string> codes, IReadOnlyList<double>? weights = null)
    {
        ArgumentNullException.ThrowIfNull(codes);
        Require.SameLength(codes.Count, weights?.Count ?? codes.Count, nameof(weights));
        var counts = new OutcomeCounts();
        for (var i = 0; i < codes.Count; i++)
        {
            if (!DispositionCodes.Find(codes[i]).TryGet(out var code, out var problem))
            {
                return problem with { Message = $"Case {i + 1}: {problem.Message}" };
            }

            var weight = weights?[i] ?? 1;
            if (!(weight > 0 && double.IsFinite(weight)))
            {
                return new Problem(ProblemKind.InvalidValue, $"Case {i + 1} has the weight {weight}; a weight is a finite number above 0.");
            }

            counts._counts[(int)code.Outcome] += weight;
        }

        return counts;
    }
}
