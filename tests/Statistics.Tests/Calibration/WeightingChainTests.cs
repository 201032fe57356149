using Sektorskifte.Statistics.Calibration;
using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Nonresponse;
using Sektorskifte.Statistics.Randomness;
using Sektorskifte.Statistics.Sampling;

namespace Sektorskifte.Statistics.Tests.Calibration;

/// <summary>The whole way of a survey's weights: drawn, answered by some, adjusted, calibrated, trimmed.</summary>
public sealed class WeightingChainTests
{
    private const int Population = 3000;
    private static readonly string[] Sectors = ["private", "region", "state"];

    // 200 surveys of one generated population in which men and the young answer less, and earn differently.
    [Fact]
    public void Weight_ManySurveys_EstimatesAreUnbiasedAndIntervalsCover()
    {
        const int Surveys = 200;
        var register = Register();
        var truth = register.Sum(person => person.Pay);
        var (bias, plain, covered) = (0.0, 0.0, 0);
        for (ulong seed = 0; seed < Surveys; seed++)
        {
            var (design, pay) = Survey(register, seed);
            plain += design.Plain / Surveys;
            var covariance = design.Design.TotalsCovariance(pay, 1).Value;
            var total = GeneratedSurvey.Total(design.Design.Weights, pay);
            bias += (total - truth) / Surveys;
            covered += Math.Abs(total - truth) <= 1.96 * covariance.StandardError(0) ? 1 : 0;
        }

        // Without adjustment the estimate is off by more than three times what is left.
        Assert.True(Math.Abs(plain - truth) > 3 * Math.Abs(bias), $"{plain - truth:F0} before, {bias:F0} after");
        Assert.InRange(bias / truth, -0.003, 0.003);

        // Four standard errors of the simulation are 6 points.
        Assert.InRange(covered / (double)Surveys, 0.88, 1);
    }

    [Fact]
    public void Weight_TrimmedAfterCalibration_KeepsTheTotalOfWeights()
    {
        var (survey, _) = Survey(Register(), 3);
        var trimmed = WeightTrimming.Apply(survey.Design, upper: 1.3 * survey.Design.SumOfWeights / survey.Design.Count).Value;
        Assert.Equal(Population, trimmed.Design.SumOfWeights, 1e-6);
        Assert.True(trimmed.WeightingEffect < survey.Design.RowCount * Squares(survey.Design) / Math.Pow(Population, 2));
        Assert.Equal(((SampleDesign)survey.Design).CalibrationCount, ((SampleDesign)trimmed.Design).CalibrationCount);
    }

    private static double Squares(SurveyDesign design) => GeneratedSurvey.Total(design.Weights, design.Weights);

    private static ((SampleDesign Design, double Plain) Survey, double[] Pay) Survey((string Sector, string Sex, bool Young, double Pay)[] register, ulong seed)
    {
        var strata = Sectors.Select(sector => new Stratum(sector, register.Count(person => person.Sector == sector))).ToArray();
        var allocation = SampleAllocation.Power(strata, 600, 0.5, 50).Value;
        var sample = RandomSample.Stratified([.. register.Select(person => person.Sector)], allocation, seed).Value;
        var random = new RandomSequence(seed, 77);
        var cases = sample.Units.Select(unit => register[unit]).ToArray();
        bool[] responded = [.. cases.Select(person => random.NextUnit() < (person.Sex == "m" ? 0.45 : 0.8) - (person.Young ? 0.15 : 0))];
        var cells = Factor.Of("sex", [.. cases.Select(person => person.Sex)]).By(Factor.Of("young", [.. cases.Select(person => $"{person.Young}")]));
        var adjusted = ResponseAdjustment.ByCells(cells, responded, sample.Weights, 5).Value;

        int[] rows = [.. Enumerable.Range(0, cases.Length).Where(i => responded[i])];
        var respondents = rows.Select(row => cases[row]).ToArray();
        double[] pay = [.. respondents.Select(person => person.Pay)];
        var design = SampleDesign.Create(
            [.. rows.Select(row => adjusted.Weights[row])],
            [new SamplingStage { Strata = Factor.Of("sector", [.. respondents.Select(person => person.Sector)]) }]).Value;
        var plainWeights = rows.Select(row => sample.Weights[row]).ToArray();
        var plain = GeneratedSurvey.Total(plainWeights, pay) * Population / plainWeights.Sum();
        Margin MarginOf(string name, Func<(string Sector, string Sex, bool Young, double Pay), string> category) => new(
            Factor.Of(name, [.. respondents.Select(category)]),
            register.CountBy(category).ToDictionary(pair => pair.Key, pair => (double)pair.Value));
        var raked = Raking.Apply(design, [MarginOf("sector", p => p.Sector), MarginOf("sex", p => p.Sex), MarginOf("young", p => $"{p.Young}")]).Value;
        return (((SampleDesign)raked.Design, plain), pay);
    }

    private static (string Sector, string Sex, bool Young, double Pay)[] Register()
    {
        var random = new RandomSequence(1, 78);
        return [.. Enumerable.Range(0, Population).Select(_ =>
        {
            var sector = Sectors[random.NextUnit() < 0.6 ? 0 : random.NextUnit() < 0.5 ? 1 : 2];
            var (sex, young) = (random.NextUnit() < 0.6 ? "m" : "f", random.NextUnit() < 0.3);
            return (sector, sex, young, 500 + (sex == "m" ? 120 : 0) - (young ? 150 : 0) + (200 * random.NextUnit()));
        })];
    }
}
