using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Statistics.Calibration;
using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Regression;
using Sektorskifte.Statistics.Replication;

namespace Sektorskifte.Statistics.Tests.Calibration;

/// <summary>What holds of every calibration, whatever the data.</summary>
public sealed class CalibrationProperties
{
    private static readonly Arbitrary<(GeneratedSurvey Survey, CalibrationOptions Options)> Surveys = (
        from seed in Gen.Choose(0, int.MaxValue)
        from replicates in Gen.Elements(true, false)
        from distance in Gen.Elements(Enum.GetValues<CalibrationDistance>())
        from bounded in Gen.Elements(true, false)
        select (new GeneratedSurvey((ulong)seed, replicates), Options(distance, bounded))).ToArbitrary();

    // Totals are met, by the whole sample and in every replicate, within the bounds.
    [Fact]
    public void Calibrate_AnySurvey_MeetsItsTotals() => Prop.ForAll(Surveys, drawn =>
    {
        var (survey, options) = drawn;
        if (!WeightCalibration.Apply(survey.Design, survey.Matrix, survey.NamedTotals, options).TryGet(out var result, out var problem))
        {
            // Totals of a random survey can lie beyond the bounds, in a replicate above all.
            return problem.Kind == ProblemKind.Infeasible;
        }

        return Meets(survey, result.Weights) && result.Factors.All(g => g >= options.Lower && g <= options.Upper)
            && Replicates(result.Design).All(weights => Meets(survey, weights));
    }).QuickCheckThrowOnFailure();

    // What is calibrated to is known without error.
    [Fact]
    public void Calibrate_AnySurvey_LeavesNoVarianceOfItsAuxiliaries() => Prop.ForAll(Surveys, drawn =>
    {
        var (survey, options) = drawn;
        if (!WeightCalibration.Apply(survey.Design, survey.Matrix, survey.NamedTotals, options).TryGet(out var result, out _))
        {
            return true;
        }

        var (before, after) = (survey.Variances(survey.Design), survey.Variances(result.Design));
        return after.Zip(before).Skip(1).All(pair => pair.First < 1e-10 * pair.Second) && after[0] < 1e-10 * before[^1];
    }).QuickCheckThrowOnFailure();

    // The linear distance has a solution in closed form: g = 1 + xᵀ (Σ d x xᵀ)⁻¹ (T − Σ d x).
    [Fact]
    public void Calibrate_Linear_IsTheClosedForm() => Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
    {
        var survey = new GeneratedSurvey((ulong)seed, false);
        var result = WeightCalibration.Apply(survey.Design, survey.Matrix, survey.NamedTotals).Value;
        var size = survey.Matrix.Columns.Count;
        var (squares, gaps) = (new double[size, size], (double[])survey.Totals.Clone());
        for (var row = 0; row < GeneratedSurvey.Rows; row++)
        {
            var x = survey.Matrix.Row(row);
            for (var i = 0; i < size; i++)
            {
                gaps[i] -= survey.Design.Weights[row] * x[i];
                for (var j = 0; j < size; j++)
                {
                    squares[i, j] += survey.Design.Weights[row] * x[i] * x[j];
                }
            }
        }

        Assert.True(NormalEquations.TryInvert(squares, out var inverse, out _));
        var lambda = NormalEquations.Multiply(inverse, gaps);
        return Enumerable.Range(0, GeneratedSurvey.Rows).All(row =>
            Math.Abs(1 + survey.Matrix.Row(row).Zip(lambda, (x, l) => x * l).Sum() - result.Factors[row]) < 1e-9);
    }).QuickCheckThrowOnFailure();

    // For one factor alone every distance is post-stratification.
    [Fact]
    public void Calibrate_OneFactor_IsPostStratification() => Prop.ForAll(Surveys, drawn =>
    {
        var (survey, options) = drawn;
        var expected = PostStratification.Apply(survey.Design, survey.SexMargin);
        if (!expected.TryGet(out var stratified, out _)
            || !WeightCalibration.Apply(survey.Design, [survey.SexMargin], null, options).TryGet(out var result, out _))
        {
            return true;
        }

        return result.Factors.Zip(stratified.Factors).All(pair => Math.Abs(pair.First - pair.Second) < 1e-8)
            && survey.Variances(result.Design).Zip(survey.Variances(stratified.Design))
                .All(pair => Math.Abs(pair.First - pair.Second) < 1e-6 * Math.Max(1, pair.Second));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Rake_AnySurvey_MeetsItsMarginsAndIsTheRakingDistance() => Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
    {
        var survey = new GeneratedSurvey((ulong)seed, seed % 2 == 0);
        Margin[] margins = [survey.SexMargin, survey.LevelMargin];
        var raked = Raking.Apply(survey.Design, margins, 1e-12).Value;
        var calibrated = WeightCalibration.Apply(
            survey.Design, margins, null, new CalibrationOptions { Distance = CalibrationDistance.Raking }).Value;
        return raked.Factors.Zip(calibrated.Factors).All(pair => Math.Abs(pair.First - pair.Second) < 1e-8)
            && Replicates(raked.Design).Zip(Replicates(calibrated.Design)).All(pair =>
                pair.First.Zip(pair.Second).All(weights => Math.Abs(weights.First - weights.Second) < 1e-7));
    }).QuickCheckThrowOnFailure();

    // The order of rows is no matter.
    [Fact]
    public void Calibrate_RowsReversed_GivesTheSameFactors() => Prop.ForAll(Surveys, drawn =>
    {
        var (survey, options) = drawn;
        var rows = Enumerable.Range(0, GeneratedSurvey.Rows).Reverse().ToArray();
        var design = SampleDesign.Create([.. rows.Select(row => survey.Design.Weights[row])], [new SamplingStage()]).Value;
        var variables = survey.Matrix.Columns.Skip(1).Select((name, c) =>
            ModelVariable.Of(name, [.. rows.Select(row => survey.Matrix.Column(c + 1)[row])])).ToArray();
        var matrix = ModelMatrix.Build([.. survey.Matrix.Columns.Skip(1)], variables).Value;
        var first = WeightCalibration.Apply(survey.Sampled, survey.Matrix, survey.NamedTotals, options);
        var second = WeightCalibration.Apply(design, matrix, survey.NamedTotals, options);
        return first.TryGet(out var one, out _)
            ? rows.Select(row => one.Factors[row]).Zip(second.Value.Factors).All(pair => Math.Abs(pair.First - pair.Second) < 1e-8)
            : second.Problem is not null;
    }).QuickCheckThrowOnFailure();

    // Tighter bounds never come nearer to the design weights than wider ones, in the distance that the linear method keeps least.
    [Fact]
    public void Calibrate_TighterBounds_LieFurtherOff() => Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
    {
        var survey = new GeneratedSurvey((ulong)seed, false);
        double? Distance(double lower, double upper) =>
            WeightCalibration.Apply(
                survey.Design, survey.Matrix, survey.NamedTotals, new CalibrationOptions { Lower = lower, Upper = upper }).TryGet(out var result, out _)
                ? GeneratedSurvey.Total(survey.Design.Weights, [.. result.Factors.Select(g => (g - 1) * (g - 1))])
                : null;

        var (free, wide, tight) = (Distance(double.NegativeInfinity, double.PositiveInfinity), Distance(0.6, 1.5), Distance(0.85, 1.15));
        return (wide is null || free <= wide + 1e-9) && (tight is null || (wide is not null && wide <= tight + 1e-9));
    }).QuickCheckThrowOnFailure();

    // Two ways to the variance of a calibrated estimate: linearised residuals, and replicates calibrated anew.
    [Fact]
    public void Calibrate_ResidualsAndReplicates_GiveSimilarErrors()
    {
        var ratios = new List<double>();
        for (ulong seed = 0; seed < 40; seed++)
        {
            var (linear, jackknife) = (new GeneratedSurvey(seed, false), new GeneratedSurvey(seed, true));
            double Error(GeneratedSurvey survey) => survey.Variances(
                WeightCalibration.Apply(survey.Design, [survey.SexMargin]).Value.Design)[^1];
            ratios.Add(Math.Sqrt(Error(jackknife) / Error(linear)));
        }

        Assert.InRange(ratios.Average(), 0.95, 1.15);
    }

    private static CalibrationOptions Options(CalibrationDistance distance, bool bounded) =>
        bounded || distance == CalibrationDistance.Logit
            ? new() { Distance = distance, Lower = 0.4, Upper = 2.2 }
            : new() { Distance = distance };

    private static bool Meets(GeneratedSurvey survey, ReadOnlySpan<double> weights)
    {
        for (var c = 0; c < survey.Totals.Length; c++)
        {
            if (Math.Abs(GeneratedSurvey.Total(weights, survey.Matrix.Column(c)) - survey.Totals[c]) > 1e-8 * (1 + survey.Totals[c]))
            {
                return false;
            }
        }

        return true;
    }

    private static IEnumerable<double[]> Replicates(SurveyDesign design)
    {
        if (design is ReplicateDesign replicates)
        {
            for (var replicate = 0; replicate < replicates.Replicates.Count; replicate++)
            {
                var weights = new double[design.RowCount];
                replicates.CopyWeights(replicate, weights);
                yield return weights;
            }
        }
    }
}
