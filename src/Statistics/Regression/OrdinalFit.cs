using Sektorskifte.Statistics.Designs;

namespace Sektorskifte.Statistics.Regression;

/// <summary>An ordinal regression under a survey design.</summary>
public sealed class OrdinalFit
{
    private readonly ModelMatrix _matrix;

    internal OrdinalFit(ModelMatrix matrix, SurveyEstimates estimates, WeightedOrdinalRegression whole)
    {
        _matrix = matrix;
        Estimates = estimates;
        Iterations = whole.Iterations;
        Deviance = whole.Deviance;
    }

    /// <summary>
    /// The coefficients in the order of the matrix's columns, without its intercept, as log odds ratios of answering higher; then the
    /// thresholds between neighbouring categories, named <c>low|middle</c>. With covariances under the design; the degrees of freedom
    /// are the design's less the number of coefficients.
    /// </summary>
    public SurveyEstimates Estimates { get; }

    /// <summary>How many steps the fit took.</summary>
    public int Iterations { get; }

    /// <summary>Minus twice the log-likelihood, with the weights scaled to mean 1.</summary>
    public double Deviance { get; }

    /// <summary>Whether a coefficient is 0: t test.</summary>
    /// <param name="column">The place of the coefficient among the estimates, from 0.</param>
    /// <param name="degreesOfFreedom">Those of t; default those of the estimates; infinity for the normal distribution.</param>
    /// <returns>The test, or that there are no degrees of freedom.</returns>
    public Outcome<CoefficientTest> Test(int column, double? degreesOfFreedom = null) =>
        TermTests.Coefficient(Estimates, column, degreesOfFreedom);

    /// <summary>Whether all coefficients of some terms are 0: Wald's F test.</summary>
    /// <param name="terms">The terms, by their names in <see cref="ModelMatrix.Terms"/>; variables of an interaction in any order.</param>
    /// <param name="degreesOfFreedom">Those of the denominator; default those of the estimates; infinity for χ².</param>
    /// <returns>The test; or which term is unknown, or that the design can't tell so many coefficients apart.</returns>
    public Outcome<TermTest> TestTerms(IReadOnlyList<string> terms, double? degreesOfFreedom = null) =>
        TermTests.Terms(_matrix, Estimates, 1, terms, degreesOfFreedom);
}
