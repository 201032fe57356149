using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Nonresponse;
using Sektorskifte.Statistics.Randomness;
using Sektorskifte.Statistics.Regression;

namespace Sektorskifte.Statistics.Tests.Nonresponse;

/// <summary>What holds of rates, indicators and adjustments, whatever the data.</summary>
public sealed class NonresponseProperties
{
    private static readonly Arbitrary<double[]> Counts =
        Gen.ArrayOf(Gen.OneOf(Gen.Constant(0.0), Gen.Choose(0, 5000).Select(n => (double)n), Gen.Choose(1, 1_000_000).Select(n => n / 7.0)), 8)
            .Where(counts => counts[0] > 0).ToArbitrary();

    private static readonly Arbitrary<ulong> Seeds = Gen.Choose(0, int.MaxValue).Select(seed => (ulong)seed).ToArbitrary();

    [Fact]
    public void Rate_AnyCounts_LiesBetween0And1AndInOrder() => Prop.ForAll(Counts, counts =>
    {
        var rates = Rates(counts);
        return rates.Values.All(rate => rate is >= 0 and <= 1 + 1e-12)
            && rates[OutcomeRate.RR1] <= rates[OutcomeRate.RR3] + 1e-12 && rates[OutcomeRate.RR3] <= rates[OutcomeRate.RR5] + 1e-12
            && rates[OutcomeRate.RR2] <= rates[OutcomeRate.RR4] + 1e-12 && rates[OutcomeRate.RR4] <= rates[OutcomeRate.RR6] + 1e-12
            && rates[OutcomeRate.REF1] <= rates[OutcomeRate.REF2] + 1e-12 && rates[OutcomeRate.REF2] <= rates[OutcomeRate.REF3] + 1e-12
            && rates[OutcomeRate.CON1] <= rates[OutcomeRate.CON2] + 1e-12 && rates[OutcomeRate.CON2] <= rates[OutcomeRate.CON3] + 1e-12
            && rates[OutcomeRate.COOP1] <= rates[OutcomeRate.COOP3] + 1e-12 && rates[OutcomeRate.COOP2] <= rates[OutcomeRate.COOP4] + 1e-12;
    }).QuickCheckThrowOnFailure();

    // Responding is being reached and cooperating.
    [Fact]
    public void Rate_AnyCounts_ResponseIsContactTimesCooperation() => Prop.ForAll(Counts, counts =>
    {
        var rates = Rates(counts);
        return Math.Abs(rates[OutcomeRate.RR1] - (rates[OutcomeRate.CON1] * rates[OutcomeRate.COOP1])) < 1e-12
            && Math.Abs(rates[OutcomeRate.RR4] - (rates[OutcomeRate.CON2] * rates[OutcomeRate.COOP2])) < 1e-12
            && Math.Abs(rates[OutcomeRate.RR6] - (rates[OutcomeRate.CON3] * rates[OutcomeRate.COOP2])) < 1e-12;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Rate_CountsTimesAFactor_StaysTheSame() => Prop.ForAll(Counts, Gen.Choose(1, 1000).ToArbitrary(), (counts, factor) =>
    {
        var (first, second) = (Rates(counts), Rates(Array.ConvertAll(counts, count => count * factor / 10)));
        return first.All(pair => Math.Abs(pair.Value - second[pair.Key]) < 1e-12);
    }).QuickCheckThrowOnFailure();

    // e of 0 and 1 are the rates beside it.
    [Fact]
    public void Rate_EligibilityAtItsEnds_IsTheNeighbour() => Prop.ForAll(Counts, counts =>
    {
        var table = Table(counts);
        double Rate(OutcomeRate rate, double e) => OutcomeRates.Rate(table, rate, e).Value;
        return Rate(OutcomeRate.RR3, 0) == Rate(OutcomeRate.RR5, 0) && Rate(OutcomeRate.RR3, 1) == Rate(OutcomeRate.RR1, 0.3)
            && Rate(OutcomeRate.RR4, 0) == Rate(OutcomeRate.RR6, 0) && Rate(OutcomeRate.RR4, 1) == Rate(OutcomeRate.RR2, 0.3)
            && Rate(OutcomeRate.REF2, 0) == Rate(OutcomeRate.REF3, 0) && Rate(OutcomeRate.REF2, 1) == Rate(OutcomeRate.REF1, 0.3)
            && Rate(OutcomeRate.CON2, 0) == Rate(OutcomeRate.CON3, 0) && Rate(OutcomeRate.CON2, 1) == Rate(OutcomeRate.CON1, 0.3);
    }).QuickCheckThrowOnFailure();

    // A code with digits more, or zeros at its end, counts as the code itself.
    [Fact]
    public void Find_AnyCodeRefined_KeepsItsOutcome() => Prop.ForAll(
        Gen.Elements(DispositionCodes.All.Where(code => code.Code.Length > 3).ToArray()).ToArbitrary(), Gen.Choose(0, 99).ToArbitrary(),
        (code, more) => DispositionCodes.Find($"{code.Code}{more}").Value == code
            && DispositionCodes.Find(code.Code.Replace(".", "", StringComparison.Ordinal)).Value == code).QuickCheckThrowOnFailure();

    [Fact]
    public void All_Codes_StandInTheirGroups() => Assert.All(DispositionCodes.All, code => Assert.Equal(
        code.Code[0] switch
        {
            '1' => code.Code == "1.1" ? CaseOutcome.Interview : CaseOutcome.PartialInterview,
            '4' => CaseOutcome.NotEligible,
            '2' => code.Code[2] switch { '1' => CaseOutcome.Refusal, '2' => CaseOutcome.NonContact, _ => CaseOutcome.OtherNonInterview },
            _ => code.Code[2] == '1' ? CaseOutcome.UnknownHousehold : CaseOutcome.UnknownOther,
        },
        code.Outcome));

    // Each cell's respondents stand for all of it, so that counts by cell, and their sum, come out as in the sample.
    [Fact]
    public void ByCells_AnySample_KeepsEveryCellsWeight() => Prop.ForAll(Seeds, seed =>
    {
        var sample = new Answers(seed);
        if (!ResponseAdjustment.ByCells(sample.Group, sample.Responded, sample.Weights).TryGet(out var result, out var problem))
        {
            return problem.Kind == ProblemKind.TooFewUnits;
        }

        var gaps = new double[4];
        for (var i = 0; i < Answers.Cases; i++)
        {
            gaps[sample.Group.Codes[i]] += result.Weights[i] - sample.Weights[i];
        }

        return gaps.All(gap => Math.Abs(gap) < 1e-9) && result.Factors.All(factor => factor is 0 or >= 1 - 1e-12)
            && result.WeightingEffect >= 1 - 1e-12
            && result.Cells.All(cell => Math.Abs((cell.ResponseRate * cell.Factor) - 1) < 1e-12);
    }).QuickCheckThrowOnFailure();

    // With a column for each cell, propensities are the cells' response rates.
    [Fact]
    public void ByPropensity_SaturatedModel_IsByCells() => Prop.ForAll(Seeds, seed =>
    {
        var sample = new Answers(seed);
        var cells = ResponseAdjustment.ByCells(sample.Group, sample.Responded, sample.Weights);
        var propensity = ResponseAdjustment.ByPropensity(sample.Model, sample.Responded, sample.Weights);
        return !cells.TryGet(out var one, out _) || !propensity.TryGet(out var two, out _)
            || one.Factors.Zip(two.Factors).All(pair => Math.Abs(pair.First - pair.Second) < 1e-8 * Math.Max(1, pair.First));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void ByPropensityClasses_AnySample_KeepsTheTotal() => Prop.ForAll(Seeds, Gen.Choose(2, 6).ToArbitrary(), (seed, classes) =>
    {
        var sample = new Answers(seed);
        var model = ModelMatrix.Build(["age"], [ModelVariable.Of("age", sample.Age)]).Value;
        if (!ResponseAdjustment.ByPropensityClasses(model, sample.Responded, sample.Weights, classes).TryGet(out var result, out var problem))
        {
            return problem.Kind is ProblemKind.TooFewUnits or ProblemKind.NotConverged;
        }

        // Age is continuous: the classes are as large as they can be made.
        return Math.Abs(result.Weights.Sum() - sample.Weights.Sum()) < 1e-8 && result.Cells.Count == classes
            && result.Cells.All(cell => Math.Abs(cell.Count - (Answers.Cases / (double)classes)) <= 1)
            && result.RespondentCount == sample.Responded.Count(r => r);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Indicator_AnySample_LiesBelow1AndItsPartsAddUp() => Prop.ForAll(Seeds, seed =>
    {
        var sample = new Answers(seed);
        if (!RepresentativenessIndicator.Estimate(sample.Model, sample.Responded, sample.Weights).TryGet(out var indicator, out _))
        {
            return true;
        }

        // The model holds the group alone: its partial indicator is all there is, and nothing is left within.
        var spread = (1 - indicator.Unadjusted) / 2;
        return indicator.Unadjusted is >= 0 and <= 1 && indicator.Value <= 1 && indicator.Value >= indicator.Unadjusted - 1e-9
            && indicator.StandardError > 0
            && Math.Abs(indicator.Unconditional(sample.Group).Value - spread) < 1e-9
            && Math.Abs(indicator.Conditional(sample.Group).Value - spread) < 1e-9
            && indicator.Conditional(sample.Other, sample.Group).Value < 1e-8;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Indicator_WeightsTimesAFactor_StaysTheSame() => Prop.ForAll(Seeds, seed =>
    {
        var sample = new Answers(seed);
        var first = RepresentativenessIndicator.Estimate(sample.Model, sample.Responded, sample.Weights);
        var second = RepresentativenessIndicator.Estimate(sample.Model, sample.Responded, Array.ConvertAll(sample.Weights, w => w * 37));
        return first.TryGet(out var one, out _)
            ? Math.Abs(one.Value - second.Value.Value) < 1e-9 && Math.Abs(one.StandardError - second.Value.StandardError) < 1e-9
            : second.Problem is not null;
    }).QuickCheckThrowOnFailure();

    // The standard error is that of the spread over samples: 250 samples of 800.
    [Fact]
    public void Indicator_ManySamples_StandardErrorIsThatOfTheSimulation()
    {
        const int Samples = 250;
        var (values, errors) = (new List<double>(), 0.0);
        for (ulong seed = 0; seed < Samples; seed++)
        {
            var random = new RandomSequence(seed, 41);
            int[] codes = [.. Enumerable.Range(0, 800).Select(_ => random.NextBelow(4))];
            bool[] responded = [.. codes.Select(code => random.NextUnit() < 0.35 + (0.12 * code))];
            var group = Factor.OfCodes("group", codes, ["a", "b", "c", "d"]);
            var indicator = RepresentativenessIndicator.Estimate(ModelMatrix.Build(["group"], [ModelVariable.Of(group)]).Value, responded).Value;
            values.Add(indicator.Value);
            errors += indicator.StandardError / Samples;
        }

        // Propensities .35, .47, .59, .71 have the standard deviation .134.
        var spread = Math.Sqrt(values.Sum(value => Math.Pow(value - values.Average(), 2)) / (Samples - 1));
        Assert.Equal(1 - (2 * 0.12 * Math.Sqrt(1.25)), values.Average(), 4.5 * spread / Math.Sqrt(Samples));
        Assert.InRange(errors / spread, 0.8, 1.2);
    }

    private static Dictionary<OutcomeRate, double> Rates(double[] counts) =>
        Enum.GetValues<OutcomeRate>().ToDictionary(rate => rate, rate => OutcomeRates.Rate(Table(counts), rate).Value);

    private static OutcomeCounts Table(double[] counts) => new(counts.Select((count, i) => ((CaseOutcome)i, count)));

    /// <summary>A random sample whose response depends on a group.</summary>
    private sealed class Answers
    {
        public const int Cases = 120;

        public Answers(ulong seed)
        {
            var random = new RandomSequence(seed, 40);
            var (group, other) = (new int[Cases], new int[Cases]);
            for (var i = 0; i < Cases; i++)
            {
                (group[i], other[i]) = (random.NextBelow(4), random.NextBelow(3));
                Weights[i] = 0.5 + (4 * random.NextUnit());
                Age[i] = 25 + (40 * random.NextUnit());
                Responded[i] = random.NextUnit() < 0.3 + (0.15 * group[i]);
            }

            Group = Factor.OfCodes("group", group, ["a", "b", "c", "d"]);
            Other = Factor.OfCodes("other", other, ["x", "y", "z"]);
            Model = ModelMatrix.Build(["group"], [ModelVariable.Of(Group)]).Value;
        }

        public double[] Weights { get; } = new double[Cases];

        public double[] Age { get; } = new double[Cases];

        public bool[] Responded { get; } = new bool[Cases];

        public Factor Group { get; }

        public Factor Other { get; }

        public ModelMatrix Model { get; }
    }
}
