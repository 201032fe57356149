using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Estimates;
using Sektorskifte.Statistics.Randomness;

namespace Sektorskifte.Statistics.Tests.Designs;

/// <summary>Random samples in one and two stages, under every rule: the design has the variance of the plain recursion.</summary>
public sealed class StagedSamplingProperties
{
    private sealed record Draw(List<PlainVariance.Row> Rows, DesignOptions Options);

    private static readonly Arbitrary<Draw> Draws = (from seed in Gen.Choose(0, int.MaxValue) select Make((ulong)seed)).ToArbitrary();

    [Fact]
    public void Covariance_OneStage_IsThatOfThePlainRecursion() => Holds(1);

    [Fact]
    public void Covariance_TwoStages_IsThatOfThePlainRecursion() => Holds(2);

    // A variance of several totals has each total's own on its diagonal, and is the same whichever others it is computed with.
    [Fact]
    public void Covariance_SeveralColumns_HaveTheirOwnVariances() => Prop.ForAll(Draws, draw =>
    {
        var design = Design(draw, 2);
        double[] values = [.. draw.Rows.Select(row => row.Value)];
        double[] squares = [.. values.Select(value => value * value)];
        double[] pairs = [.. values.Zip(squares).SelectMany(pair => new[] { pair.First, pair.Second })];
        if (!design.TotalsCovariance(pairs, 2).TryGet(out var both, out _))
        {
            return design.TotalsCovariance(values, 1).Problem is not null;
        }

        return Near(both[0, 0], design.TotalsCovariance(values, 1).Value[0, 0])
            && Near(both[1, 1], design.TotalsCovariance(squares, 1).Value[0, 0])
            && both[0, 1] == both[1, 0]
            && (both[0, 1] * both[0, 1]) <= (both[0, 0] * both[1, 1] * (1 + 1e-9)) + 1e-9;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Covariance_RowsShuffled_IsTheSame() => Prop.ForAll(Draws, draw =>
    {
        var shuffled = draw with { Rows = [.. draw.Rows.OrderBy(row => Math.Sin(1000 * row.Value))] };
        var (one, other) = (Variance(draw, 2), Variance(shuffled, 2));
        return one is null == other is null && (one is null || Near(one.Value, other!.Value));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void DegreesOfFreedom_AnySample_AreUnitsLessStrataOfTheDomain() => Prop.ForAll(Draws, draw =>
    {
        var inside = draw.Rows.Where(row => row.InDomain).ToList();
        var expected = inside.Select(row => (row.Stratum, row.Unit)).Distinct().Count() - inside.Select(row => row.Stratum).Distinct().Count();
        return Design(draw, 2).DegreesOfFreedom == expected;
    }).QuickCheckThrowOnFailure();

    // The larger the population at the first stage, the smaller what was drawn of it: the variance never falls when nothing is below.
    [Fact]
    public void Covariance_LargerPopulation_IsNotSmaller() => Prop.ForAll(Draws, draw =>
    {
        var larger = draw with { Rows = draw.Rows.ConvertAll(row => row with { Count = 2 * row.Count }) };
        var (one, other) = (Variance(draw, 1), Variance(larger, 1));

        // Under the average the strata that were drawn in full have a say of 0 before, and none after.
        return one is null || other is null || draw.Options.Lonely == LonelyUnits.Average || other >= one * (1 - 1e-12);
    }).QuickCheckThrowOnFailure();

    private static void Holds(int stages) => Prop.ForAll(Draws, draw =>
    {
        var expected = PlainVariance.Of(draw.Rows, stages, draw.Options);
        var actual = Variance(draw, stages);
        return expected is null ? actual is null : actual is not null && Near(expected.Value, actual.Value);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    private static double? Variance(Draw draw, int stages) =>
        Design(draw, stages).TotalsCovariance([.. draw.Rows.Select(row => row.Value)], 1).TryGet(out var covariance, out _)
            ? covariance[0, 0]
            : null;

    private static SampleDesign Design(Draw draw, int stages)
    {
        var rows = draw.Rows;
        var first = new SamplingStage
        {
            Units = Factor.Of("unit", [.. rows.Select(row => (long)row.Unit)]),
            Strata = Factor.Of("stratum", [.. rows.Select(row => (long)row.Stratum)]),
            PopulationCounts = [.. rows.Select(row => row.Count)],
        };
        var second = new SamplingStage
        {
            Units = Factor.Of("second unit", [.. rows.Select(row => (long)row.SecondUnit)]),
            Strata = Factor.Of("second stratum", [.. rows.Select(row => (long)row.SecondStratum)]),
            PopulationCounts = [.. rows.Select(row => row.SecondCount)],
        };
        var design = SampleDesign.Create(
            [.. rows.Select(row => row.Weight)], stages == 1 ? [first] : [first, second], draw.Options).Value;
        return (SampleDesign)design.Where([.. rows.Select(row => row.InDomain)]);
    }

    // One to four strata of one to four units; each unit with one or two strata of one to three units, of one or two rows each.
    private static Draw Make(ulong seed)
    {
        var random = new RandomSequence(seed, 2);
        var rows = new List<PlainVariance.Row>();
        var strata = 1 + random.NextBelow(4);
        for (var stratum = 0; stratum < strata; stratum++)
        {
            var units = (strata == 1 ? 2 : 1) + random.NextBelow(4);
            var count = Population(units, ref random);
            for (var unit = 0; unit < units; unit++)
            {
                AddUnit(rows, stratum, (10 * stratum) + unit, count, ref random);
            }
        }

        return new Draw(rows, new DesignOptions
        {
            Lonely = (LonelyUnits)random.NextBelow(4),
            LonelyInDomains = random.NextBelow(2) == 0,
            NestedUnits = random.NextBelow(2) == 0,
        });
    }

    private static void AddUnit(List<PlainVariance.Row> rows, int stratum, int unit, double count, ref RandomSequence random)
    {
        var strata = 1 + random.NextBelow(2);
        for (var second = 0; second < strata; second++)
        {
            var units = 1 + random.NextBelow(3);
            var below = units + random.NextBelow(4);
            for (var inner = 0; inner < units; inner++)
            {
                for (var row = 0; row <= random.NextBelow(2); row++)
                {
                    rows.Add(new PlainVariance.Row(
                        stratum, unit, second, (10 * second) + inner, count, below, 1 + random.NextUnit(), (10 * random.NextUnit()) - 3,
                        random.NextBelow(3) > 0));
                }
            }
        }
    }

    // Now and then all of the population, or one without end.
    private static double Population(int drawn, ref RandomSequence random) => random.NextBelow(5) switch
    {
        0 => drawn,
        1 => double.PositiveInfinity,
        _ => drawn + 1 + random.NextBelow(10),
    };

    private static bool Near(double one, double other) => Math.Abs(one - other) <= 1e-9 * (1 + Math.Abs(one));
}
