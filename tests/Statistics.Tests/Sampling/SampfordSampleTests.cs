using Sektorskifte.Statistics.Sampling;
using Sektorskifte.Statistics.Tests.Reference;

namespace Sektorskifte.Statistics.Tests.Sampling;

public sealed class SampfordSampleTests
{
    private const string Folder = "sampford-sampling";

    public static TheoryData<string> Cases => ReferenceCase.Names(Folder);

    // Reference/sampford-sampling/README.md: a list of all samples in R.
    [Theory]
    [MemberData(nameof(Cases))]
    public void JointProbabilities_ReferenceCase_AgreesWithTheListOfAllSamples(string name)
    {
        var expected = ReferenceCase.Of(Folder, name);
        var sizes = RandomSampleTests.Frame(Folder, expected.Text("frame"));
        var probabilities = InclusionProbabilities.Proportional(sizes, (int)expected.Number("size")).Value;
        var joint = SampfordSample.JointProbabilities(probabilities, [.. Enumerable.Range(0, sizes.Length)]);

        var rows = expected.Rows("joint");
        for (var i = 0; i < sizes.Length; i++)
        {
            for (var j = 0; j < sizes.Length; j++)
            {
                Assert.Equal(rows[i][j], joint[i, j], 1e-8 * Math.Abs(rows[i][j]));
            }
        }
    }

    [Theory]
    [InlineData("even", 2)]
    [InlineData("mixed", 3)]
    [InlineData("heavy", 3)]
    [InlineData("near", 2)]
    [InlineData("wide", 7)]
    public void Draw_ManySeeds_EveryUnitComesAsOftenAsItShould(string frame, int count)
    {
        var sizes = RandomSampleTests.Frame(Folder, frame);
        RandomSampleTests.Hits(
            InclusionProbabilities.Proportional(sizes, count).Value, seed => SampfordSample.Draw(sizes, count, seed));
    }

    [Fact]
    public void Draw_ManySeeds_EveryPairComesAsOftenAsItShould()
    {
        const int Samples = 20_000;
        var sizes = RandomSampleTests.Frame(Folder, "mixed");
        var joint = SampfordSample.JointProbabilities(
            InclusionProbabilities.Proportional(sizes, 3).Value, [.. Enumerable.Range(0, sizes.Length)]);
        var counts = new int[sizes.Length, sizes.Length];
        for (ulong seed = 0; seed < Samples; seed++)
        {
            var units = SampfordSample.Draw(sizes, 3, seed).Value.Units;
            foreach (var i in units)
            {
                foreach (var j in units)
                {
                    counts[i, j]++;
                }
            }
        }

        for (var i = 0; i < sizes.Length; i++)
        {
            for (var j = 0; j < sizes.Length; j++)
            {
                var error = 4.5 * Math.Sqrt(joint[i, j] * (1 - joint[i, j]) / Samples);
                Assert.InRange((double)counts[i, j] / Samples, joint[i, j] - error, joint[i, j] + error);
            }
        }
    }

    // Sampford (1967): π_ij ≤ π_i π_j, which makes the Yates-Grundy variance estimate non-negative; rows add up to n π_i.
    [Fact]
    public void JointProbabilities_LargeFrame_AddUpAndStayBelowTheProduct()
    {
        var sizes = Enumerable.Range(1, 300).Select(i => 1 + (i * 37 % 101 / 10.0)).ToArray();
        var probabilities = InclusionProbabilities.Proportional(sizes, 20).Value;
        var joint = SampfordSample.JointProbabilities(probabilities, [.. Enumerable.Range(0, 300)]);
        for (var i = 0; i < 300; i++)
        {
            var sum = 0.0;
            for (var j = 0; j < 300; j++)
            {
                sum += joint[i, j];
                Assert.True(i == j || joint[i, j] <= probabilities[i] * probabilities[j]);
            }

            Assert.Equal(20 * probabilities[i], sum, 1e-10);
        }
    }

    [Fact]
    public void Draw_AllCertain_TakesTheFrame() =>
        Assert.Equal([0, 1, 2], SampfordSample.Draw([5, 1, 9], 3, 1).Value.Units);

    [Fact]
    public void JointProbabilities_ImpossibleProbabilities_Throws()
    {
        Assert.Throws<ArgumentException>(() => SampfordSample.JointProbabilities([0.5, 0.7], [0]));
        Assert.Throws<ArgumentException>(() => SampfordSample.JointProbabilities([1.5, 0.5], [0]));
        Assert.Throws<ArgumentException>(() => SampfordSample.JointProbabilities([double.NaN, 0.5], [0]));
    }
}
