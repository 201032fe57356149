using System.Globalization;
using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Distributions;

namespace Sektorskifte.Statistics.Estimates;

/// <summary>
/// A proportion under a survey design, with an interval that stays between 0 and 1. See
/// <c>docs/methods/survey-proportion-interval.md</c>.
/// </summary>
[Estimator("survey-proportion-interval", Source = "E. L. Korn and B. I. Graubard (1998), Confidence intervals for proportions with small expected "
    + "number of positive counts estimated from survey data, Survey Methodology 24 (2), 193-201")]
public static class SurveyProportion
{
    /// <summary>The proportion of rows that have a property, and its interval.</summary>
    /// <param name="design">The design, in a domain or not.</param>
    /// <param name="property">The property: 1 where a row has it, 0 where not.</param>
    /// <param name="method">How the interval is made; default <see cref="ProportionMethod.Beta"/>.</param>
    /// <param name="confidence">The confidence level, between 0 and 1; default 0.95.</param>
    /// <returns>The proportion; or that the property has other values than 0 and 1, that the design has no degrees of freedom, or that
    /// the method has no interval for a proportion of 0 or 1.</returns>
    public static Outcome<ProportionEstimate> Estimate(
        SurveyDesign design, Variable property, ProportionMethod method = ProportionMethod.Beta, double confidence = 0.95)
    {
        Require.Fraction(confidence);
        ArgumentNullException.ThrowIfNull(property);
        if (!SurveyMean.Mean(design, property).TryGet(out var mean, out var problem) || (problem = CheckBinary(design, property)) is not null)
        {
            return problem;
        }

        return Interval(mean.Values[0], mean.StandardError(0), mean.Count, mean.DegreesOfFreedom, method, confidence, property.Name)
            .Then<ProportionEstimate>(interval => new ProportionEstimate(
                interval,
                mean.StandardError(0),
                mean.DegreesOfFreedom,
                Effective(mean.Values[0], mean.StandardError(0), mean.Count),
                mean.Count));
    }

    internal static Outcome<ConfidenceInterval> Interval(
        double share, double error, int count, double df, ProportionMethod method, double confidence, string name)
    {
        if (!(df > 0))
        {
            return new Problem(
                ProblemKind.TooFewUnits, $"The interval of {name} has {df} degrees of freedom; it takes more than 0.");
        }

        var tail = (1 - confidence) / 2;
        if (method == ProportionMethod.Beta)
        {
            return Beta(share, error, count, df, tail, confidence);
        }

        var reach = StudentT.UpperQuantile(tail, df) * error;
        if (method == ProportionMethod.Mean)
        {
            return new ConfidenceInterval(share, share - reach, share + reach, confidence);
        }

        if (share is <= 0 or >= 1)
        {
            return new Problem(
                ProblemKind.NoData,
                $"The proportion of {name} is {share.ToString(CultureInfo.InvariantCulture)}, which has no interval by its logit or "
                + "angle; the beta method has one.");
        }

        if (method == ProportionMethod.Logit)
        {
            var (logit, side) = (Math.Log(share / (1 - share)), reach / (share * (1 - share)));
            return new ConfidenceInterval(share, 1 / (1 + Math.Exp(side - logit)), 1 / (1 + Math.Exp(-side - logit)), confidence);
        }

        // The derivative of the angle is 1 / (2 √(p (1 − p))).
        var (angle, turn) = (Math.Asin(Math.Sqrt(share)), reach / 2 / Math.Sqrt(share * (1 - share)));
        return new ConfidenceInterval(share, Square(Math.Sin(angle - turn)), Square(Math.Sin(angle + turn)), confidence);
    }

    // Few degrees of freedom make the effective number of trials smaller still.
    private static ConfidenceInterval Beta(double share, double error, int count, double df, double tail, double confidence)
    {
        var quotient = count > 1 ? StudentT.UpperQuantile(tail, count - 1) / StudentT.UpperQuantile(tail, df) : 1;
        var trials = Effective(share, error, count) * quotient * quotient;
        if (double.IsPositiveInfinity(trials))
        {
            return new ConfidenceInterval(share, share, share, confidence);
        }

        var lower = share <= 0 ? 0 : BetaDistribution.Quantile(tail, trials * share, (trials * (1 - share)) + 1);
        var upper = share >= 1 ? 1 : BetaDistribution.UpperQuantile(tail, (trials * share) + 1, trials * (1 - share));
        return new ConfidenceInterval(share, lower, upper, confidence);
    }

    private static double Effective(double share, double error, int count) =>
        share is <= 0 or >= 1 ? count : share * (1 - share) / (error * error);

    private static double Square(double value) => value * value;

    private static Problem? CheckBinary(SurveyDesign design, Variable property)
    {
        for (var row = 0; row < property.Values.Length; row++)
        {
            if (property.Values[row] is not (0 or 1) && design.Contains(row))
            {
                return new Problem(
                    ProblemKind.InvalidValue,
                    $"{property.Name} is {property.Values[row].ToString(CultureInfo.InvariantCulture)} in row {row + 1}; a property is 0 or 1.");
            }
        }

        return null;
    }
}
