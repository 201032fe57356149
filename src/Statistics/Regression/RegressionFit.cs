using Sektorskifte.Statistics.Designs;

namespace Sektorskifte.Statistics.Regression;

/// <summary>A regression under a survey design.</summary>
public sealed class RegressionFit
{
    internal RegressionFit(
        RegressionFamily family, ModelMatrix matrix, SurveyEstimates estimates, double[] weights, WeightedRegression whole)
    {
        Family = family;
        Matrix = matrix;
        Estimates = estimates;
        Weights = weights;
        Iterations = whole.Iterations;
        Deviance = whole.Deviance();
        Predictors = new double[weights.Length];
        for (var k = 0; k < whole.Rows.Count; k++)
        {
            Predictors[whole.Rows.Rows[k]] = whole.Predictors[k];
        }
    }

    /// <summary>The kind of regression.</summary>
    public RegressionFamily Family { get; }

    /// <summary>
    /// The coefficients in the order of the matrix's columns, on the scale of the linear predictor (log odds, log of the mean), with
    /// their covariances under the design. The degrees of freedom are the design's plus 1 less the number of coefficients.
    /// </summary>
    public SurveyEstimates Estimates { get; }

    /// <summary>How many steps the fit took.</summary>
    public int Iterations { get; }

    /// <summary>The deviance, with the weights scaled to mean 1: the sum of squared residuals in a linear regression.</summary>
    public double Deviance { get; }

    internal ModelMatrix Matrix { get; }

    internal double[] Weights { get; }

    internal double[] Predictors { get; }

    /// <summary>The expected response of a row.</summary>
    /// <param name="row">The row, from 0.</param>
    /// <exception cref="ArgumentException">The row has no weight, so that it is not part of the fit.</exception>
    public double Fitted(int row) => Weights[row] != 0
        ? Family.Mean(Predictors[row])
        : throw new ArgumentException($"Row {row + 1} has no weight in the fit.", nameof(row));

    /// <summary>Whether a coefficient is 0: t test.</summary>
    /// <param name="column">The coefficient's place, from 0.</param>
    /// <param name="degreesOfFreedom">Those of t; default those of the estimates; infinity for the normal distribution.</param>
    /// <returns>The test, or that there are no degrees of freedom.</returns>
    public Outcome<CoefficientTest> Test(int column, double? degreesOfFreedom = null) =>
        TermTests.Coefficient(Estimates, column, degreesOfFreedom);

    /// <summary>Whether all coefficients of some terms are 0: Wald's F test.</summary>
    /// <param name="terms">The terms, by their names in <see cref="ModelMatrix.Terms"/>; variables of an interaction in any order.</param>
    /// <param name="degreesOfFreedom">Those of the denominator; default those of the estimates; infinity for χ².</param>
    /// <returns>The test; or which term is unknown, or that the design can't tell so many coefficients apart.</returns>
    public Outcome<TermTest> TestTerms(IReadOnlyList<string> terms, double? degreesOfFreedom = null) =>
        TermTests.Terms(Matrix, Estimates, 0, terms, degreesOfFreedom);
}
