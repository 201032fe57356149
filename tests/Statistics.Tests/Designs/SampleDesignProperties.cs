using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Estimates;
using Sektorskifte.Statistics.Randomness;

namespace Sektorskifte.Statistics.Tests.Designs;

public sealed class SampleDesignProperties
{
    private sealed record Sample(double[] Values, int[] Strata, double[] Counts, double[] Weights, bool[] Domain);

    // Two to five strata of two to seven units, drawn from up to three times as many.
    private static readonly Arbitrary<Sample> Samples = (from seed in Gen.Choose(0, int.MaxValue) select Make((ulong)seed)).ToArbitrary();

    // The double sum over pairs of rows with the joint probabilities of stratified sampling: the same variance, written otherwise.
    [Fact]
    public void Covariance_StratifiedSample_IsHorvitzAndThompsonsDoubleSum() => Prop.ForAll(Samples, sample =>
    {
        var staged = Staged(sample).Where(sample.Domain);
        var joint = SampleDesign.OfJointProbabilities(Joint(sample)).Value.Where(sample.Domain);
        var variable = new Variable("y", sample.Values);
        return !sample.Domain.Contains(true) || Near(
            SurveyMean.Totals(staged, [variable]).Value.Covariance[0, 0], SurveyMean.Totals(joint, [variable]).Value.Covariance[0, 0]);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Estimate_ValuesMovedAndStretched_MovesAndStretches() => Prop.ForAll(Samples, sample =>
    {
        var design = Staged(sample);
        var plain = SurveyMean.Mean(design, new Variable("y", sample.Values)).Value;
        var moved = SurveyMean.Mean(design, new Variable("y", Array.ConvertAll(sample.Values, y => 7 - (3 * y)))).Value;
        return Near(moved.Values[0], 7 - (3 * plain.Values[0])) && Near(moved.StandardError(0), 3 * plain.StandardError(0));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Estimate_RowsInAnotherOrder_IsTheSame() => Prop.ForAll(Samples, sample =>
    {
        var turned = new Sample([.. sample.Values.Reverse()], [.. sample.Strata.Reverse()], [.. sample.Counts.Reverse()],
            [.. sample.Weights.Reverse()], [.. sample.Domain.Reverse()]);
        var (one, other) = (SurveyMean.Mean(Staged(sample), new("y", sample.Values)).Value, SurveyMean.Mean(Staged(turned), new("y", turned.Values)).Value);
        return Near(one.Values[0], other.Values[0]) && Near(one.StandardError(0), other.StandardError(0));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Estimate_WeightsTimesAHugeNumber_LeavesMeansAsTheyAre() => Prop.ForAll(Samples, sample =>
    {
        var stage = new SamplingStage { Strata = Strata(sample) };
        var (small, huge) = (Mean(1), Mean(1e12));
        return Near(small.Values[0], huge.Values[0]) && Near(small.StandardError(0), huge.StandardError(0));

        SurveyEstimates Mean(double factor) => SurveyMean.Mean(
            SampleDesign.Create(Array.ConvertAll(sample.Weights, w => w * factor), [stage]).Value, new("y", sample.Values)).Value;
    }).QuickCheckThrowOnFailure();

    // The domain's total is the total of a variable that is 0 outside it; so are their variances.
    [Fact]
    public void Where_Domain_IsAVariableOfZerosOutside() => Prop.ForAll(Samples, sample =>
    {
        if (!sample.Domain.Contains(true))
        {
            return true;
        }

        var design = Staged(sample);
        var inside = SurveyMean.Totals(design.Where(sample.Domain), [new("y", sample.Values)]).Value;
        double[] zeros = [.. sample.Values.Zip(sample.Domain, (y, is_in) => is_in ? y : 0)];
        var whole = SurveyMean.Totals(design, [new("y", zeros)]).Value;
        return Near(inside.Values[0], whole.Values[0]) && Near(inside.StandardError(0), whole.StandardError(0));
    }).QuickCheckThrowOnFailure();

    // 95 % intervals for the mean of a skewed population of clusters, stratified: coverage within three Monte-Carlo errors of what t
    // intervals reach there, for 50 and 1,000 rows.
    [Theory]
    [InlineData(50)]
    [InlineData(1000)]
    public void Interval_RepeatedSamples_CoversAtItsLevel(int rows)
    {
        const int Runs = 1000;
        var (covered, random) = (0, new RandomSequence(17, (ulong)rows));
        var strata = Factor.Of("stratum", [.. Enumerable.Range(0, rows).Select(row => (long)(row % 5))]);
        for (var run = 0; run < Runs; run++)
        {
            var values = new double[rows];
            for (var row = 0; row < rows; row++)
            {
                // A sum of three uniform numbers around the stratum's own mean.
                values[row] = (row % 5) + random.NextUnit() + random.NextUnit() + random.NextUnit();
            }

            var design = SampleDesign.Create([.. Enumerable.Repeat(1.0, rows)], [new SamplingStage { Strata = strata }]).Value;
            covered += SurveyMean.Mean(design, new("y", values)).Value.Interval(0).Value.Contains(3.5) ? 1 : 0;
        }

        Assert.InRange(covered / (double)Runs, 0.95 - (3 * Math.Sqrt(0.95 * 0.05 / Runs)), 0.95 + (3 * Math.Sqrt(0.95 * 0.05 / Runs)));
    }

    private static SampleDesign Staged(Sample sample) =>
        SampleDesign.Create(sample.Weights, [new SamplingStage { Strata = Strata(sample), PopulationCounts = sample.Counts }]).Value;

    private static Factor Strata(Sample sample) => Factor.Of("stratum", [.. sample.Strata.Select(stratum => (long)stratum)]);

    private static double[,] Joint(Sample sample)
    {
        var rows = sample.Values.Length;
        var joint = new double[rows, rows];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < rows; j++)
            {
                double drawn = sample.Strata.Count(stratum => stratum == sample.Strata[i]);
                joint[i, j] = i == j ? drawn / sample.Counts[i]
                    : sample.Strata[i] == sample.Strata[j] ? drawn * (drawn - 1) / sample.Counts[i] / (sample.Counts[i] - 1)
                    : 1 / sample.Weights[i] / sample.Weights[j];
            }
        }

        return joint;
    }

    private static Sample Make(ulong seed)
    {
        var random = new RandomSequence(seed, 0);
        var (values, strata, counts, weights, domain) =
            (new List<double>(), new List<int>(), new List<double>(), new List<double>(), new List<bool>());
        var number = 2 + random.NextBelow(4);
        for (var stratum = 0; stratum < number; stratum++)
        {
            var drawn = 2 + random.NextBelow(6);
            var population = drawn + random.NextBelow(2 * drawn);
            for (var unit = 0; unit < drawn; unit++)
            {
                values.Add((100 * random.NextUnit()) - 20);
                strata.Add(stratum);
                counts.Add(population);
                weights.Add((double)population / drawn);
                domain.Add(random.NextBelow(3) > 0);
            }
        }

        return new([.. values], [.. strata], [.. counts], [.. weights], [.. domain]);
    }

    private static bool Near(double one, double other) => Math.Abs(one - other) <= 1e-9 * (1 + Math.Abs(one));
}
