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
    /// The mean, its slope, and the deviance: twice the gap between the log-likelihood of the response itself and that of the predictor.
    /// </summary>
    public static (double Mean, double Slope, double Deviance) At(this RegressionFamily family, double response, double predictor)
    {
        switch (family)
        {
            case RegressionFamily.Logistic:
                // By the smaller tail, which keeps its digits; −log(1 − μ) = max(η, 0) + log(1 + e^−|η|).
                var odds = Math.Exp(-Math.Abs(predictor));
                var whole = 1 + odds;
                var entropy = response is 0 or 1 ? 0 : XLogX(response) + XLogX(1 - response);
                return ((predictor < 0 ? odds : 1) / whole, odds / (whole * whole),
                    2 * (Math.Max(predictor, 0) + Math.Log(whole) - (response * predictor) + entropy));
            case RegressionFamily.Poisson:
                var mean = Math.Exp(predictor);
                return (mean, mean, 2 * (XLogX(response) - (response * predictor) - response + mean));
            default:
                return (predictor, 1, (response - predictor) * (response - predictor));
        }
    }

    /// <summary>What is wrong with a response, or null.</summary>
    public static string? Wrong(this RegressionFamily family, double response) => family switch
    {
        RegressionFamily.Logistic => response is >= 0 and <= 1 ? null : "it lies between 0 and 1",
        RegressionFamily.Poisson => response >= 0 && double.IsFinite(response) ? null : "it is a finite number from 0",
        _ => double.IsFinite(response) ? null : "it is a finite number",
    };

    private static double XLogX(double x) => x > 0 ? x * Math.Log(x) : 0;
}
