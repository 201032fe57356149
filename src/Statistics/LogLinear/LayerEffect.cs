using Sektorskifte.Statistics.Distributions;

namespace Sektorskifte.Statistics.LogLinear;

/// <summary>How strong the association is in a layer, against the layer of reference.</summary>
/// <param name="Layer">The layer's category.</param>
/// <param name="Multiplier">What the log odds ratios of the layer of reference are multiplied with; 1 in that layer. Above 1:
/// origins and destinations hang together more closely. Below 0 the association is turned round.</param>
/// <param name="StandardError">The multiplier's standard error; 0 in the layer of reference.</param>
public sealed record LayerEffect(string Layer, double Multiplier, double StandardError)
{
    /// <summary>The confidence interval of the multiplier, by the normal distribution of its logarithm.</summary>
    /// <param name="confidence">The confidence level, between 0 and 1 and neither of them; default 0.95.</param>
    /// <returns>The interval, or that the multiplier is not above 0 and has no logarithm. In the layer of reference both limits
    /// are 1.</returns>
    public Outcome<MultiplierInterval> Interval(double confidence = 0.95)
    {
        Require.Fraction(confidence);
        if (!(Multiplier > 0))
        {
            return new Problem(
                ProblemKind.Infeasible,
                $"The multiplier of {Layer} is {Multiplier:G6}; an interval by its logarithm needs one above 0.");
        }

        var reach = Math.Exp(-StandardNormal.Quantile((1 - confidence) / 2) * StandardError / Multiplier);
        return new MultiplierInterval(Multiplier / reach, Multiplier * reach);
    }
}
