using Sektorskifte.Statistics.Calibration;
using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Randomness;
using Sektorskifte.Statistics.Regression;
using Sektorskifte.Statistics.Replication;

namespace Sektorskifte.Statistics.Tests.Calibration;

/// <summary>A small random survey: 80 rows in 16 units of 4 strata, with two factors and a number.</summary>
internal sealed class GeneratedSurvey
{
    public const int Rows = 80;

    public GeneratedSurvey(ulong seed, bool replicates)
    {
        var random = new RandomSequence(seed, 5);
        var weights = new double[Rows];
        var (sex, level, age) = (new int[Rows], new int[Rows], new double[Rows]);
        for (var row = 0; row < Rows; row++)
        {
            weights[row] = 1 + (9 * random.NextUnit());
            sex[row] = random.NextUnit() < 0.4 ? 0 : 1;
            level[row] = random.NextBelow(3);
            age[row] = 30 + (30 * random.NextUnit());
        }

        Sex = Factor.OfCodes("sex", sex, ["f", "m"]);
        Level = Factor.OfCodes("level", level, ["board", "head", "unit"]);
        Age = ModelVariable.Of("age", age);
        Matrix = ModelMatrix.Build(["sex", "level", "age"], [ModelVariable.Of(Sex), ModelVariable.Of(Level), Age]).Value;
        var stage = new SamplingStage
        {
            Strata = Factor.OfCodes("stratum", [.. Enumerable.Range(0, Rows).Select(row => row / 20)], ["1", "2", "3", "4"]),
            Units = Factor.OfCodes("unit", [.. Enumerable.Range(0, Rows).Select(row => row / 5)], [.. Enumerable.Range(0, 16).Select(i => $"{i}")]),
        };
        Sampled = SampleDesign.Create(weights, [stage]).Value;
        Design = replicates ? Jackknife.Of(Sampled).Value : Sampled;

        // Totals a little off those of the sample, as a register's are.
        Totals = [.. Matrix.Columns.Select((_, c) => Total(Design.Weights, Matrix.Column(c)) * (0.97 + (0.06 * random.NextUnit())))];
        Totals[0] = Total(Design.Weights, Matrix.Column(0));
    }

    public SurveyDesign Design { get; }

    public SampleDesign Sampled { get; }

    public ModelMatrix Matrix { get; }

    public Factor Sex { get; }

    public Factor Level { get; }

    public ModelVariable Age { get; }

    public double[] Totals { get; }

    public Dictionary<string, double> NamedTotals => Matrix.Columns.Zip(Totals).ToDictionary(pair => pair.First, pair => pair.Second);

    public Margin SexMargin => new(Sex, new Dictionary<string, double> { ["f"] = Totals[0] - Totals[1], ["m"] = Totals[1] });

    public Margin LevelMargin => new(Level, new Dictionary<string, double>
    {
        ["board"] = Totals[0] - Totals[2] - Totals[3],
        ["head"] = Totals[2],
        ["unit"] = Totals[3],
    });

    public static double Total(ReadOnlySpan<double> weights, ReadOnlySpan<double> values)
    {
        var total = 0.0;
        for (var row = 0; row < weights.Length; row++)
        {
            total += weights[row] * values[row];
        }

        return total;
    }

    /// <summary>The variances of the totals of all columns, after a step of weighting.</summary>
    public double[] Variances(SurveyDesign design)
    {
        var estimates = design.Estimate(new ColumnTotals(Matrix)).Value;
        return [.. Enumerable.Range(0, Matrix.Columns.Count).Select(c => estimates.Covariance[c, c])];
    }

    /// <summary>The totals of the matrix's columns.</summary>
    private sealed class ColumnTotals(ModelMatrix matrix) : SurveyStatistic
    {
        public override IReadOnlyList<string> Names => matrix.Columns;

        public override Outcome<double[]> Estimate(ReadOnlySpan<double> weights)
        {
            var totals = new double[matrix.Columns.Count];
            for (var c = 0; c < totals.Length; c++)
            {
                totals[c] = Total(weights, matrix.Column(c));
            }

            return totals;
        }

        public override Outcome<double[]> Linearise(ReadOnlySpan<double> weights, IReadOnlyList<double> estimates) =>
            Enumerable.Range(0, weights.Length).SelectMany(matrix.Row).ToArray();
    }
}
