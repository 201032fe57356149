using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Estimates;
using Sektorskifte.Statistics.Randomness;
using Sektorskifte.Statistics.Replication;

namespace Sektorskifte.Statistics.Tests.Estimates;

/// <summary>
/// Repeated samples from a fixed population of 40,000 in five strata of unlike size and level: 95 % intervals cover what they estimate
/// within Monte-Carlo error, for 50 to 5,000 rows, linearised and by replicates.
/// </summary>
public sealed class CoverageTests
{
    private const int Size = 40_000;

    private static readonly int[] StratumSizes = [2_000, 4_000, 6_000, 12_000, 16_000];
    private static readonly (double[] Y, double[] X, int[] Group, int[] Stratum) All = Make();
    private static readonly double[] Truths = [All.Y.Average(), All.Y.Sum(), All.Y.Sum() / All.X.Sum(), Mean(1) - Mean(0)];

    [Theory]
    [InlineData(50, 1000)]
    [InlineData(500, 400)]
    [InlineData(5000, 60)]
    public void Intervals_Linearised_CoverAtTheirLevel(int rows, int runs) => Covers(rows, runs, design => design);

    [Theory]
    [InlineData(50, 400)]
    [InlineData(200, 100)]
    public void Intervals_Jackknifed_CoverAtTheirLevel(int rows, int runs) => Covers(rows, runs, design => Jackknife.Of(design).Value);

    [Theory]
    [InlineData(100, 200)]
    public void Intervals_Bootstrapped_CoverAtTheirLevel(int rows, int runs) =>
        Covers(rows, runs, design => Bootstrap.RaoWu(design, 100, 5).Value);

    private static void Covers(int rows, int runs, Func<SampleDesign, SurveyDesign> make)
    {
        var random = new RandomSequence(77, (ulong)rows);
        var covered = new int[4];
        for (var run = 0; run < runs; run++)
        {
            var (sample, design) = Draw(rows, ref random);
            var (y, x) = (Take("y", All.Y, sample), Take("x", All.X, sample));
            var group = Factor.OfCodes("g", [.. sample.Select(unit => All.Group[unit])], ["0", "1"]);
            var made = make(design);
            SurveyEstimates[] estimates =
            [
                SurveyMean.Mean(made, y).Value,
                SurveyMean.Totals(made, [y]).Value,
                SurveyRatio.Ratio(made, y, x).Value,
                SurveyMean.Means(made, [y], group).Value.Combine(["difference"], [-1, 1]),
            ];
            for (var i = 0; i < Truths.Length; i++)
            {
                covered[i] += estimates[i].Interval(0, degreesOfFreedom: design.DegreesOfFreedom).Value.Contains(Truths[i]) ? 1 : 0;
            }
        }

        // Three and a half Monte-Carlo errors, and a hundredth for what linearisation and skewness cost in small samples.
        var slack = 0.01 + (3.5 * Math.Sqrt(0.95 * 0.05 / runs));
        Assert.All(covered, count => Assert.InRange(count / (double)runs, 0.95 - slack, 0.95 + slack));
    }

    // As many rows from each stratum, so that weights differ by a factor of eight.
    private static (int[] Sample, SampleDesign Design) Draw(int rows, ref RandomSequence random)
    {
        var each = rows / StratumSizes.Length;
        var (sample, start) = (new List<int>(rows), 0);
        foreach (var size in StratumSizes)
        {
            var taken = new HashSet<int>();
            while (taken.Count < each)
            {
                taken.Add(start + random.NextBelow(size));
            }

            sample.AddRange(taken);
            start += size;
        }

        int[] chosen = [.. sample];
        var stage = new SamplingStage
        {
            Strata = Factor.Of("stratum", [.. chosen.Select(unit => (long)All.Stratum[unit])]),
            PopulationCounts = [.. chosen.Select(unit => (double)StratumSizes[All.Stratum[unit]])],
        };
        return (chosen, SampleDesign.Create(null, [stage]).Value);
    }

    private static Variable Take(string name, double[] values, int[] sample) => new(name, Array.ConvertAll(sample, unit => values[unit]));

    private static double Mean(int group) => All.Y.Where((_, unit) => All.Group[unit] == group).Average();

    private static (double[] Y, double[] X, int[] Group, int[] Stratum) Make()
    {
        var random = new RandomSequence(2024, 0);
        var (y, x, group, stratum) = (new double[Size], new double[Size], new int[Size], new int[Size]);
        var unit = 0;
        for (var h = 0; h < StratumSizes.Length; h++)
        {
            for (var i = 0; i < StratumSizes[h]; i++, unit++)
            {
                x[unit] = 2 + random.NextUnit() + random.NextUnit();
                y[unit] = (h / 2.0) + (2 * x[unit]) + random.NextUnit() + random.NextUnit() - (random.NextUnit() * random.NextUnit());
                group[unit] = random.NextBelow(2);
                stratum[unit] = h;
            }
        }

        return (y, x, group, stratum);
    }
}
