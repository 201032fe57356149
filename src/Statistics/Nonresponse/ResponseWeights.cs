namespace Sektorskifte.Statistics.Nonresponse;

/// <summary>Weights of respondents that stand for the whole sample.</summary>
public sealed record ResponseWeights
{
    /// <summary>What each case's weight is multiplied with: 1 or more for respondents, 0 for the others.</summary>
    public required IReadOnlyList<double> Factors { get; init; }

    /// <summary>Each case's weight times its factor.</summary>
    public required IReadOnlyList<double> Weights { get; init; }

    /// <summary>The cells within which respondents stand for the others; empty when each case has a factor of its own.</summary>
    public required IReadOnlyList<ResponseCell> Cells { get; init; }

    /// <summary>The estimated propensities that the factors are from; empty when they are from given cells.</summary>
    public required IReadOnlyList<double> Propensities { get; init; }

    /// <summary>The number of respondents.</summary>
    public required int RespondentCount { get; init; }

    /// <summary>
    /// By what factor unequal weights alone enlarge the variance of a mean (Kish's approximation): n Σw² / (Σw)² over respondents.
    /// </summary>
    public required double WeightingEffect { get; init; }

    internal static ResponseWeights Of(
        double[] weights, double[] factors, IReadOnlyList<ResponseCell> cells, IReadOnlyList<double> propensities)
    {
        var adjusted = new double[weights.Length];
        var (count, sum, squares) = (0, 0.0, 0.0);
        for (var i = 0; i < weights.Length; i++)
        {
            adjusted[i] = weights[i] * factors[i];
            count += adjusted[i] > 0 ? 1 : 0;
            sum += adjusted[i];
            squares += adjusted[i] * adjusted[i];
        }

        return new()
        {
            Factors = factors,
            Weights = adjusted,
            Cells = cells,
            Propensities = propensities,
            RespondentCount = count,
            WeightingEffect = count * squares / (sum * sum),
        };
    }
}

/// <summary>A cell of an adjustment for non-response.</summary>
/// <param name="Name">The category, or the propensity class.</param>
/// <param name="Count">The number of cases of the sample in it.</param>
/// <param name="RespondentCount">How many of them answered.</param>
/// <param name="ResponseRate">The weighted share that answered, above 0.</param>
/// <param name="Factor">One over that share: what a respondent's weight is multiplied with.</param>
public sealed record ResponseCell(string Name, int Count, int RespondentCount, double ResponseRate, double Factor);
