using System.Numerics;
using Sektorskifte.Statistics.Regression;

namespace Sektorskifte.Statistics.Tests.Regression;

/// <summary>Means, slopes and deviances of the kinds of regression.</summary>
public sealed class RegressionFamilyTests
{
    public static TheoryData<RegressionFamily, double> Points
    {
        get
        {
            var points = new TheoryData<RegressionFamily, double>();
            foreach (var family in Enum.GetValues<RegressionFamily>())
            {
                foreach (var predictor in new[] { -12, -3, -0.5, 0, 0.01, 1, 4, 11 })
                {
                    points.Add(family, predictor);
                }
            }

            return points;
        }
    }

    [Theory]
    [MemberData(nameof(Points))]
    public void Slope_Predictor_IsTheDerivativeOfTheMean(RegressionFamily family, double predictor)
    {
        const double Step = 1e-5;
        var slope = (family.Mean(predictor + Step) - family.Mean(predictor - Step)) / (2 * Step);
        var curvature = (family.Slope(predictor + Step) - family.Slope(predictor - Step)) / (2 * Step);
        Assert.Equal(slope, family.Slope(predictor), 1e-8 * Math.Max(1, family.Mean(predictor)));
        Assert.Equal(curvature, family.Curvature(predictor), 1e-8 * Math.Max(1, family.Mean(predictor)));
    }

    // The block, by vectors, is what the definitions say, row by row.
    [Theory]
    [InlineData(RegressionFamily.Linear)]
    [InlineData(RegressionFamily.Logistic)]
    [InlineData(RegressionFamily.Poisson)]
    public void At_Block_IsWhatTheDefinitionsSay(RegressionFamily family)
    {
        double[] predictors = [-30, -8, -2, -0.3, 0, 0.2, 1, 1.5, 2, 3, 5, 8, 12, 20, -15, -1];
        double[] response = [0, 1, 0, 1, 1, 0, 1, 0, 1, 1, 0, 1, 1, 1, 0, 0];
        double[] weights = [.. Enumerable.Range(0, 16).Select(i => i * 0.25)];
        Assert.Equal(0, predictors.Length % Vector<double>.Count);
        var (slopes, residuals) = (new double[16], new double[16]);

        var loss = family.At(response, predictors, weights, slopes, residuals);

        var deviance = 0.0;
        for (var i = 0; i < 16; i++)
        {
            var (slope, residual) = (weights[i] * family.Slope(predictors[i]), weights[i] * (response[i] - family.Mean(predictors[i])));
            Assert.Equal(slope, slopes[i], 1e-13 * Math.Abs(slope));
            Assert.Equal(residual, residuals[i], 1e-12 * Math.Max(weights[i], Math.Abs(residual)));
            deviance += weights[i] * family.Deviance(response[i], predictors[i]);
        }

        // With responses of 0 and 1 the log-likelihood of the response itself is 0, or −1 for a count of 1.
        var constant = family == RegressionFamily.Poisson ? -2 * weights.Zip(response, (w, y) => w * y).Sum() : 0;
        Assert.Equal(deviance, loss + constant, 1e-10 * Math.Abs(loss));
    }

    // Where 1 − μ has no digits left its slope still has.
    [Fact]
    public void Slope_LogisticFarOut_KeepsItsDigits()
    {
        Assert.Equal(Math.Exp(-40), RegressionFamily.Logistic.Slope(40), 1e-15 * Math.Exp(-40));
        Assert.Equal(Math.Exp(-40), RegressionFamily.Logistic.Slope(-40), 1e-15 * Math.Exp(-40));
        Assert.Equal(0, RegressionFamily.Logistic.Slope(800));
        Assert.Equal(1, RegressionFamily.Logistic.Mean(800));
        Assert.Equal(0, RegressionFamily.Logistic.Mean(-800));
    }

    [Theory]
    [InlineData(RegressionFamily.Logistic, 0.3)]
    [InlineData(RegressionFamily.Logistic, 0)]
    [InlineData(RegressionFamily.Logistic, 1)]
    [InlineData(RegressionFamily.Poisson, 4)]
    [InlineData(RegressionFamily.Poisson, 0)]
    [InlineData(RegressionFamily.Linear, -2)]
    public void Deviance_AnyPredictor_IsLeastAtTheResponse(RegressionFamily family, double response)
    {
        foreach (var predictor in new[] { -20, -3, -1, 0, 0.5, 2, 6 })
        {
            Assert.True(family.Deviance(response, predictor) >= -1e-12);
        }

        // Each at the predictor whose mean is the response, as far as there is one.
        var own = family switch
        {
            RegressionFamily.Logistic => response is 0 or 1 ? (response - 0.5) * 80 : Math.Log(response / (1 - response)),
            RegressionFamily.Poisson => response == 0 ? -40 : Math.Log(response),
            _ => response,
        };
        Assert.Equal(0, family.Deviance(response, own), 1e-12);
    }

    [Theory]
    [InlineData(RegressionFamily.Logistic, 0.5, true)]
    [InlineData(RegressionFamily.Logistic, 1.0000001, false)]
    [InlineData(RegressionFamily.Logistic, -0.1, false)]
    [InlineData(RegressionFamily.Logistic, double.NaN, false)]
    [InlineData(RegressionFamily.Poisson, 2.5, true)]
    [InlineData(RegressionFamily.Poisson, -0.1, false)]
    [InlineData(RegressionFamily.Poisson, double.PositiveInfinity, false)]
    [InlineData(RegressionFamily.Linear, -1e9, true)]
    [InlineData(RegressionFamily.Linear, double.NaN, false)]
    public void Wrong_Response_IsTold(RegressionFamily family, double response, bool fine) =>
        Assert.Equal(fine, family.Wrong(response) is null);
}
