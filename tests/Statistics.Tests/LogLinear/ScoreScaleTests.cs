using Sektorskifte.Statistics.LogLinear;

namespace Sektorskifte.Statistics.Tests.LogLinear;

public sealed class ScoreScaleTests
{
    private static readonly double[] Raw = [0.4, -1.2, 2.5, 0.1];
    private static readonly double[] Weights = [0.1, 0.4, 0.2, 0.3];

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void Scores_AnyWeights_HaveMeanZeroAndLengthOne(int sign)
    {
        var scale = new ScoreScale(Raw, Weights, sign);
        Assert.Equal(0, scale.Scores.Zip(Weights, (score, weight) => score * weight).Sum(), 1e-14);
        Assert.Equal(1, scale.Scores.Zip(Weights, (score, weight) => score * score * weight).Sum(), 1e-14);
        Assert.Equal(sign, Math.Sign(scale.Scores[2] - scale.Scores[1]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void Derivatives_Each_AreTheSlopes(int sign)
    {
        const double Step = 1e-6;
        var scale = new ScoreScale(Raw, Weights, sign);
        for (var raw = 0; raw < Raw.Length; raw++)
        {
            var (up, down) = ((double[])Raw.Clone(), (double[])Raw.Clone());
            up[raw] += Step;
            down[raw] -= Step;
            var (above, below) = (new ScoreScale(up, Weights, sign), new ScoreScale(down, Weights, sign));
            Assert.Equal((above.Length - below.Length) / (2 * Step), scale.LengthDerivative(raw), 1e-8);
            for (var score = 0; score < Raw.Length; score++)
            {
                Assert.Equal((above.Scores[score] - below.Scores[score]) / (2 * Step), scale.Derivative(score, raw), 1e-8);
            }
        }
    }

    [Fact]
    public void DeltaErrors_FunctionOfWhatIsTold_HasItsError()
    {
        // Two parameters of which only the sum is told, with information 4.
        var errors = new DeltaErrors(InformationFactor.Create([4, 4, 4, 4], 2));
        var sum = errors.Of("sum", 7, [1, 1])!;
        Assert.Equal(("sum", 7, 0.5), (sum.Name, sum.Estimate, sum.StandardError));
        Assert.Null(errors.Of("first", 3, [1, 0]));
        Assert.Null(errors.Of("difference", 3, [1, -1]));
    }

    [Fact]
    public void DeltaErrors_Constant_HasNone() =>
        Assert.Equal(0, new DeltaErrors(InformationFactor.Create([4, 4, 4, 4], 2)).Of("one", 1, [0, 0])!.StandardError);
}
