using System.Numerics;

namespace Sektorskifte.Statistics.Regression;

/// <summary>The kinds of regression, each with its natural link between the mean μ and the linear predictor η.</summary>
public enum RegressionFamily
{
    /// <summary>A mean on its own scale: μ = η.</summary>
    Linear,

    /// <summary>A yes (1) or no (0), or a share between: μ = 1 / (1 + e⁻ᶯ).</summary>
    Logistic,

    /// <summary>A count or another number from 0: μ = eᶯ.</summary>
    Poisson,
}

/// <summary>Mean, variance and deviance by kind of regression.</summary>
internal static class Families
{
    public static double Mean(this RegressionFamily family, double predictor) => family switch
    {
        RegressionFamily.Logistic => 1 / (1 + Math.Exp(-predictor)),
        RegressionFamily.Poisson => Math.Exp(predictor),
        _ => predictor,
    };

    /// <summary>The variance by mean; with these links also dμ/dη.</summary>
    public static double Slope(this RegressionFamily family, double predictor) => family switch
    {
        // The product of both tails keeps its digits where 1 − μ would lose them.
        RegressionFamily.Logistic => 1 / ((1 + Math.Exp(-predictor)) * (1 + Math.Exp(predictor))),
        RegressionFamily.Poisson => Math.Exp(predictor),
        _ => 1,
    };

    /// <summary>d²μ/dη².</summary>
    public static double Curvature(this RegressionFamily family, double predictor) => family switch
    {
        RegressionFamily.Logistic => family.Slope(predictor) * -Math.Tanh(predictor / 2),
        RegressionFamily.Poisson => Math.Exp(predictor),
        _ => 0,
    };

    /// <summary>
    /// For a block of rows, weight × slope of the mean, and weight × (response − mean); returns the sum of weights × minus twice the
    /// log-likelihood, up to what does not depend on the predictors.
    /// </summary>
    public static double At(
        this RegressionFamily family, ReadOnlySpan<double> response, ReadOnlySpan<double> predictors, ReadOnlySpan<double> weights,
        Span<double> slopes, Span<double> residuals)
    {
        var y = ModelRows.Vectors(response);
        var eta = ModelRows.Vectors(predictors);
        var w = ModelRows.Vectors(weights);
        var slope = ModelRows.Vectors(slopes);
        var residual = ModelRows.Vectors(residuals);
        var loss = Vector<double>.Zero;
        for (var i = 0; i < eta.Length; i++)
        {
            switch (family)
            {
                case RegressionFamily.Logistic:
                    // By the smaller tail, which keeps its digits; −log(1 − μ) = max(η, 0) + log(1 + e^−|η|).
                    var odds = Vector.Exp(-Vector.Abs(eta[i]));
                    var whole = Vector<double>.One + odds;
                    var mean = Vector.ConditionalSelect(Vector.LessThan(eta[i], Vector<double>.Zero), odds, Vector<double>.One) / whole;
                    slope[i] = w[i] * odds / (whole * whole);
                    residual[i] = w[i] * (y[i] - mean);
                    loss += w[i] * (Vector.Max(eta[i], Vector<double>.Zero) + Vector.Log(whole) - (y[i] * eta[i]));
                    break;
                case RegressionFamily.Poisson:
                    var count = Vector.Exp(eta[i]);
                    slope[i] = w[i] * count;
                    residual[i] = w[i] * (y[i] - count);
                    loss += w[i] * (count - (y[i] * eta[i]));
                    break;
                default:
                    var apart = y[i] - eta[i];
                    slope[i] = w[i];
                    residual[i] = w[i] * apart;
                    loss += w[i] * apart * apart / 2;
                    break;
            }
        }

        return 2 * Vector.Sum(loss);
    }

    /// <summary>Twice the gap between the log-likelihood of the response itself and that of the predictor.</summary>
    public static double Deviance(this RegressionFamily family, double response, double predictor) => family switch
    {
        RegressionFamily.Logistic => 2 * (Math.Max(predictor, 0) + Math.Log(1 + Math.Exp(-Math.Abs(predictor))) - (response * predictor)
            + XLogX(response) + XLogX(1 - response)),
        RegressionFamily.Poisson => 2 * (XLogX(response) - (response * predictor) - response + Math.Exp(predictor)),
        _ => (response - predictor) * (response - predictor),
    };

    /// <summary>What is wrong with a response, or null.</summary>
    public static string? Wrong(this RegressionFamily family, double response) => family switch
    {
        RegressionFamily.Logistic => response is >= 0 and <= 1 ? null : "it lies between 0 and 1",
        RegressionFamily.Poisson => response >= 0 && double.IsFinite(response) ? null : "it is a finite number from 0",
        _ => double.IsFinite(response) ? null : "it is a finite number",
    };

    private static double XLogX(double x) => x > 0 ? x * Math.Log(x) : 0;
}
