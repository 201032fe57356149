namespace Sektorskifte.Statistics.Survival;

/// <summary>How a Cox regression takes those who leave at the same time.</summary>
public enum CoxTies
{
    /// <summary>Efron's approximation: as though they left one after the other in unknown order. The better of the two.</summary>
    Efron,

    /// <summary>Breslow's: each as though the others were still there.</summary>
    Breslow,
}

/// <summary>The settings of a Cox regression.</summary>
/// <param name="Ties">How ties are taken; default Efron.</param>
/// <param name="Robust">Whether standard errors are robust, clustered by person where the episodes have persons; default false.
/// With weights other than numbers of people, or several episodes with an event of a person, they should be.</param>
/// <param name="Confidence">The confidence level, between 0 and 1; default 0.95.</param>
/// <param name="MaxIterations">The most Newton steps; default 50. Seldom more than 8 are needed.</param>
public sealed record CoxSettings(
    CoxTies Ties = CoxTies.Efron, bool Robust = false, double Confidence = 0.95, int MaxIterations = 50);

/// <summary>One term of a fitted hazard.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Coefficient">The change of the log hazard with a unit of it.</param>
/// <param name="StandardError">The standard error: robust where asked for.</param>
/// <param name="Z">Coefficient by standard error.</param>
/// <param name="PValue">The chance of a z as far from 0, were the coefficient 0.</param>
/// <param name="Lower">The lower limit of the coefficient.</param>
/// <param name="Upper">The upper limit of the coefficient.</param>
public sealed record HazardTerm(
    string Name, double Coefficient, double StandardError, double Z, double PValue, double Lower, double Upper)
{
    /// <summary>The factor on the hazard of a unit of the term: e to the coefficient; of the odds in a logit model.</summary>
    public double Ratio => Math.Exp(Coefficient);

    /// <summary>Says which term clusters leave without an error: with as many clusters as terms or fewer they can't tell all.</summary>
    internal static Problem? WithoutError(IReadOnlyList<string> names, double[,] covariance, int clusters) =>
        clusters > names.Count && PositiveDefinite.Factor(covariance).Dependent is var term && term < 0
            ? null
            : new Problem(
                ProblemKind.TooFewUnits,
                $"Errors clustered by {clusters} persons are not known for {(clusters > names.Count ? names[PositiveDefinite.Factor(covariance).Dependent] : $"{names.Count} terms")}: "
                + "there must be more persons with something of their own than terms. Take errors by the model, or fewer terms.");

    internal static HazardTerm[] Of(IReadOnlyList<string> names, double[] coefficients, double[,] covariance, double confidence)
    {
        var quantile = Distributions.StandardNormal.UpperQuantile((1 - confidence) / 2);
        return [.. names.Select((name, j) =>
        {
            var error = Math.Sqrt(covariance[j, j]);
            var z = coefficients[j] / error;
            return new HazardTerm(
                name, coefficients[j], error, z, 2 * Distributions.StandardNormal.UpperTail(Math.Abs(z)),
                coefficients[j] - (quantile * error), coefficients[j] + (quantile * error));
        })];
    }
}

/// <summary>The cumulative hazard of one stratum where all covariates are 0, after each time with an event.</summary>
/// <param name="Stratum">The stratum's name.</param>
/// <param name="Times">The times, in order.</param>
/// <param name="Hazard">The cumulative hazard after each. Of someone with covariates x it is this times e to x′β.</param>
public sealed record BaselineHazard(string Stratum, IReadOnlyList<double> Times, IReadOnlyList<double> Hazard);

/// <summary>On which scale of time a coefficient is tried for change.</summary>
public enum TimeScale
{
    /// <summary>One minus the Kaplan-Meier curve just before: as many events on each stretch.</summary>
    KaplanMeier,

    /// <summary>Time itself.</summary>
    Identity,

    /// <summary>Its logarithm.</summary>
    Logarithm,
}

/// <summary>Whether hazards are proportional: whether coefficients change with time.</summary>
/// <param name="Terms">The test of each term, by name.</param>
/// <param name="Global">The test of all together.</param>
public sealed record ProportionalityTest(IReadOnlyList<(string Name, ChiSquaredTest Test)> Terms, ChiSquaredTest Global);
