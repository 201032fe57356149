using System.Globalization;
using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Distributions;
using Sektorskifte.Statistics.Replication;

namespace Sektorskifte.Statistics.Estimates;

/// <summary>Quantiles under a survey design, with intervals. See <c>docs/methods/survey-quantile.md</c>.</summary>
[Estimator("survey-quantile", Source = "R. S. Woodruff (1952), Confidence intervals for medians and other position measures, Journal of the American "
    + "Statistical Association 47 (260), 635-646; R. J. Hyndman and Y. Fan (1996), The American Statistician 50 (4), 361-365")]
public static class SurveyQuantile
{
    /// <summary>Quantiles of a variable.</summary>
    /// <param name="design">The design, in a domain or not.</param>
    /// <param name="variable">The variable.</param>
    /// <param name="probabilities">The probabilities, each between 0 and 1, neither included.</param>
    /// <param name="method">How intervals are made; default <see cref="QuantileMethod.Mean"/>.</param>
    /// <param name="rule">Which number is the quantile; default <see cref="QuantileRule.Math"/>.</param>
    /// <param name="confidence">The confidence level, between 0 and 1; default 0.95.</param>
    /// <returns>One quantile per probability; or that the variable has missing values.</returns>
    /// <exception cref="ArgumentException">The replicates' quantiles are asked of a design without replicates.</exception>
    public static Outcome<IReadOnlyList<QuantileEstimate>> Quantiles(
        SurveyDesign design,
        Variable variable,
        IReadOnlyList<double> probabilities,
        QuantileMethod method = QuantileMethod.Mean,
        QuantileRule rule = QuantileRule.Math,
        double confidence = 0.95)
    {
        Require.Fraction(confidence);
        if (method == QuantileMethod.Replicates && design is not ReplicateDesign)
        {
            throw new ArgumentException("Quantiles of replicates take a design of replicate weights.", nameof(method));
        }

        if (SurveyMean.Check(design, [variable]) is { } problem)
        {
            return problem;
        }

        var distribution = new WeightedDistribution(design, variable);
        if (!distribution.Weigh(design.Weights))
        {
            return new Problem(ProblemKind.NoData, $"The domain has no rows; {variable.Name} has no quantiles there.");
        }

        double[] values = [.. probabilities.Select(p => distribution.Quantile(Require.Fraction(p, nameof(probabilities)), rule))];
        var errors = method == QuantileMethod.Replicates
            ? OfReplicates((ReplicateDesign)design, variable, probabilities, values, rule)
            : default;
        if (method == QuantileMethod.Replicates && errors.Problem is { } failed)
        {
            return failed;
        }

        return probabilities.Select((p, i) => method == QuantileMethod.Replicates
            ? Wald(design, variable, p, values[i], errors.Value[i], confidence)
            : Woodruff(design, variable, distribution, p, values[i], method, rule, confidence)).ToArray();
    }

    /// <summary>The median of a variable.</summary>
    /// <param name="design">The design, in a domain or not.</param>
    /// <param name="variable">The variable.</param>
    /// <returns>The median with Woodruff's interval; or that the variable has missing values.</returns>
    public static Outcome<QuantileEstimate> Median(SurveyDesign design, Variable variable) =>
        Quantiles(design, variable, [0.5]).Then<QuantileEstimate>(quantiles => quantiles[0]);

    private static QuantileEstimate Woodruff(
        SurveyDesign design, Variable variable, WeightedDistribution distribution, double p, double value, QuantileMethod method,
        QuantileRule rule, double confidence)
    {
        var share = SurveyMean.Mean(design, Variable.Where(variable.Name, Array.ConvertAll(variable.Values, x => x <= value)));
        var interval = share.Then(mean => SurveyProportion.Interval(
                mean.Values[0], mean.StandardError(0), mean.Count, mean.DegreesOfFreedom, Method(method), confidence, variable.Name))
            .Then<ConfidenceInterval>(limits => limits switch
            {
                { Lower: < 0 } => Outside(variable, p, "lower", limits.Lower),
                { Upper: > 1 } => Outside(variable, p, "upper", limits.Upper),
                _ => new ConfidenceInterval(
                    value, distribution.Quantile(limits.Lower, rule), distribution.Quantile(limits.Upper, rule), confidence),
            });
        var error = interval.Then<double>(limits =>
            (limits.Upper - limits.Lower) / (2 * StudentT.UpperQuantile((1 - confidence) / 2, design.DegreesOfFreedom)));
        return new QuantileEstimate(p, value, interval, error, design.DegreesOfFreedom, design.Count);
    }

    private static QuantileEstimate Wald(SurveyDesign design, Variable variable, double p, double value, double error, double confidence)
    {
        var df = design.DegreesOfFreedom;
        if (!(df > 0))
        {
            Problem few = new(
                ProblemKind.TooFewUnits, $"The interval of {variable.Name} has {df} degrees of freedom; it takes more than 0.");
            return new QuantileEstimate(p, value, few, error, df, design.Count);
        }

        var reach = StudentT.UpperQuantile((1 - confidence) / 2, df) * error;
        return new QuantileEstimate(
            p, value, new ConfidenceInterval(value, value - reach, value + reach, confidence), error, df, design.Count);
    }

    // The values are put in order once for all replicates.
    private static Outcome<double[]> OfReplicates(
        ReplicateDesign design, Variable variable, IReadOnlyList<double> probabilities, double[] values, QuantileRule rule)
    {
        var distribution = new WeightedDistribution(design, variable);
        double[] ps = [.. probabilities];
        return design.Replicate(values.Length, weights => distribution.Weigh(weights)
                ? Array.ConvertAll(ps, p => distribution.Quantile(p, rule))
                : new Problem(ProblemKind.NoData, "All weights in the domain are 0."))
            .Then<double[]>(replicated => design.Covariance(replicated, values).StandardErrors());
    }

    private static ProportionMethod Method(QuantileMethod method) => method switch
    {
        QuantileMethod.Beta => ProportionMethod.Beta,
        QuantileMethod.Logit => ProportionMethod.Logit,
        QuantileMethod.ArcSine => ProportionMethod.ArcSine,
        _ => ProportionMethod.Mean,
    };

    private static Problem Outside(Variable variable, double p, string which, double limit) => new(
        ProblemKind.TooFewUnits,
        $"The {which} limit of the share below the {p.ToString(CultureInfo.InvariantCulture)} quantile of {variable.Name} is "
        + $"{limit.ToString("0.####", CultureInfo.InvariantCulture)}, outside the data: too few rows lie beyond the quantile. The beta method "
        + "has limits nearer to it.");
}
