using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Statistics.Survival;
using Sektorskifte.Statistics.Tests.Reference;

namespace Sektorskifte.Statistics.Tests.Survival;

public sealed class PiecewiseIncidenceTests
{
    private static readonly double[] None = [0, 0, 0];

    public static TheoryData<string> Cases => ReferenceCase.Names("piecewise-incidence");

    // The numbers are R's; see Reference/piecewise-incidence/README.md.
    [Theory]
    [MemberData(nameof(Cases))]
    public void Estimate_ReferenceCase_AgreesWithR(string name)
    {
        var expected = ReferenceCase.Of("piecewise-incidence", name);
        var data = ReferenceData.Of("piecewise-incidence");
        var rows = data.Texts("case").Index().Where(row => row.Item == name).Select(row => row.Index).ToList();
        double[] Column(string column) => [.. rows.Select(row => data.Numbers(column)[row])];

        var points = PiecewiseIncidence.Estimate(
            Column("events"), Column("competing"), Column("exposure"), Column("width"), expected.Number("confidence")).Value;

        expected.Agrees("incidence", [.. points.Select(p => p.Incidence)]);
        expected.Agrees("free", [.. points.Select(p => p.EventFree)]);
        expected.Agrees("se", [.. points.Select(p => p.StandardError)]);
        var (lower, upper) = (expected.Numbers("lower"), expected.Numbers("upper"));
        for (var i = 0; i < points.Count; i++)
        {
            Assert.Equal(!double.IsNaN(lower[i]), points[i].TryGetInterval(out var low, out var high));
            Assert.True(double.IsNaN(lower[i]) || Math.Abs(low / lower[i] - 1) < 1e-8, $"{name}: lower {low:R}, not {lower[i]:R}");
            Assert.True(double.IsNaN(lower[i]) || Math.Abs(high / upper[i] - 1) < 1e-8, $"{name}: upper {high:R}, not {upper[i]:R}");
        }
    }

    [Fact]
    public void Estimate_WithoutWidths_TakesIntervalsOfOne()
    {
        double[] events = [5, 3], competing = [1, 2], exposure = [60, 40], ones = [1, 1];
        Assert.Equal(
            PiecewiseIncidence.Estimate(events, competing, exposure, ones).Value,
            PiecewiseIncidence.Estimate(events, competing, exposure).Value);
    }

    [Fact]
    public void Estimate_NoCompetingEvents_IsOneMinusTheExponentialOfTheHazards()
    {
        var points = PiecewiseIncidence.Estimate([10, 8, 3], None, [120, 95, 60]).Value;
        Assert.Equal(1 - Math.Exp(-(10.0 / 120) - (8.0 / 95) - (3.0 / 60)), points[2].Incidence, 14);
        Assert.Equal(3, points[2].Time);
    }

    [Fact]
    public void Estimate_NobodyAtRiskLater_EndsBefore()
    {
        var points = PiecewiseIncidence.Estimate([2, 0, 4], [1, 0, 1], [40, 0, 12]).Value;
        Assert.Equal([1.0], points.Select(p => p.Time));
    }

    [Fact]
    public void Estimate_NobodyAtRisk_SaysSo()
    {
        var problem = PiecewiseIncidence.Estimate([0, 1], [0, 0], [0, 5]).Problem;
        Assert.Equal(ProblemKind.NoData, problem?.Kind);
        Assert.Contains("first interval", problem?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Estimate_EventsWithoutTimeAtRisk_NamesTheInterval()
    {
        var problem = PiecewiseIncidence.Estimate([2, 3], [1, 1], [40, 0]).Problem;
        Assert.Equal((ProblemKind.InvalidValue, "Interval 2 has 4 events and no time at risk; who comes to an event was at risk before."),
            (problem?.Kind, problem?.Message));
    }

    [Theory]
    [InlineData(-1, 0, 5, "-1 events")]
    [InlineData(1, -2, 5, "-2 competing events")]
    [InlineData(1, 0, double.NaN, "NaN time at risk")]
    [InlineData(1, 0, double.PositiveInfinity, "Infinity time at risk")]
    public void Estimate_ImpossibleCount_NamesIntervalAndValue(double events, double competing, double exposure, string named)
    {
        var problem = PiecewiseIncidence.Estimate([1, events], [0, competing], [9, exposure]).Problem;
        Assert.Equal(ProblemKind.InvalidValue, problem?.Kind);
        Assert.Contains($"Interval 2 has {named}", problem?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Estimate_WrongArguments_Throw()
    {
        Assert.Throws<ArgumentException>(() => PiecewiseIncidence.Estimate([], [], []));
        Assert.Throws<ArgumentException>(() => PiecewiseIncidence.Estimate([1], [1, 2], [3]));
        Assert.Throws<ArgumentException>(() => PiecewiseIncidence.Estimate([1], [1], [3, 4]));
        Assert.Throws<ArgumentException>(() => PiecewiseIncidence.Estimate([1], [1], [3], [1, 1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => PiecewiseIncidence.Estimate([1], [1], [3], [0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => PiecewiseIncidence.Estimate([1], [1], [3], [1], 1));
    }

    [Fact]
    public void Estimate_AnyCounts_SharesTheWholeBetweenEventsAndNone() => Prop.ForAll(Tables(), table =>
    {
        var own = PiecewiseIncidence.Estimate(table.Events, table.Competing, table.Exposure).Value;
        var other = PiecewiseIncidence.Estimate(table.Competing, table.Events, table.Exposure).Value;
        return own.Zip(other).All(p => Math.Abs(p.First.Incidence + p.Second.Incidence + p.First.EventFree - 1) < 1e-12);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Estimate_AnyCounts_RisesWithTimeWithinItsInterval() => Prop.ForAll(Tables(), table =>
    {
        var points = PiecewiseIncidence.Estimate(table.Events, table.Competing, table.Exposure).Value;
        var before = 0.0;
        foreach (var point in points)
        {
            var (incidence, se) = (point.Incidence, point.StandardError);
            if (incidence < before || incidence > 1 || se < 0 || !double.IsFinite(se)
                || (point.TryGetInterval(out var lower, out var upper) && !(lower >= 0 && lower <= incidence && upper >= incidence && upper <= 1)))
            {
                return false;
            }

            before = incidence;
        }

        return true;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Estimate_IntervalCutInTwo_GivesTheSameIncidence() => Prop.ForAll(Tables(), table =>
    {
        double[] Halves(double[] whole) => [.. whole.SelectMany(x => new[] { x / 2, x / 2 })];
        var half = Enumerable.Repeat(0.5, table.Events.Length * 2).ToArray();
        var whole = PiecewiseIncidence.Estimate(table.Events, table.Competing, table.Exposure).Value;
        var cut = PiecewiseIncidence.Estimate(Halves(table.Events), Halves(table.Competing), Halves(table.Exposure), half).Value;
        return Math.Abs(whole[^1].Incidence - cut[^1].Incidence) < 1e-12;
    }).QuickCheckThrowOnFailure();

    // 1,000 made-up groups of 400 people: the 95 % interval covers the incidence that they were drawn with in 95 % ± 3 standard
    // errors of as many trials.
    [Fact]
    public void Estimate_DrawnTimes_CoversWithinMonteCarloError()
    {
        double[] hazards = [0.04, 0.06, 0.05], others = [0.1, 0.08, 0.12];
        var truth = PiecewiseIncidence.Estimate(hazards, others, [1, 1, 1]).Value[^1].Incidence;
        var random = new Sektorskifte.Statistics.Randomness.RandomSequence(20260, 0);
        var covered = 0;
        for (var trial = 0; trial < 1000; trial++)
        {
            double[] events = [0, 0, 0], competing = [0, 0, 0], exposure = [0, 0, 0];
            for (var person = 0; person < 400; person++)
            {
                for (var year = 0; year < 3; year++)
                {
                    var hazard = hazards[year] + others[year];
                    var time = -Math.Log(1 - random.NextUnit()) / hazard;
                    exposure[year] += Math.Min(time, 1);
                    if (time < 1)
                    {
                        (random.NextUnit() < hazards[year] / hazard ? events : competing)[year]++;
                        break;
                    }
                }
            }

            PiecewiseIncidence.Estimate(events, competing, exposure).Value[^1].TryGetInterval(out var lower, out var upper);
            covered += lower <= truth && truth <= upper ? 1 : 0;
        }

        Assert.InRange(covered, 929, 971);
    }

    // The delta method's standard error against the spread of 2,000 drawn sets of counts, within 5 % (three standard errors of a
    // standard deviation from as many draws).
    [Fact]
    public void Estimate_DrawnCounts_HasTheirSpreadAsStandardError()
    {
        double[] events = [30, 24, 18, 9], competing = [60, 40, 33, 21], exposure = [900, 700, 480, 300];
        var error = PiecewiseIncidence.Estimate(events, competing, exposure).Value[^1].StandardError;
        var random = new Sektorskifte.Statistics.Randomness.RandomSequence(71, 3);
        var drawn = new double[2000];
        for (var i = 0; i < drawn.Length; i++)
        {
            double[] own = [.. events.Select(Poisson)], other = [.. competing.Select(Poisson)];
            drawn[i] = PiecewiseIncidence.Estimate(own, other, exposure).Value[^1].Incidence;
        }

        var mean = drawn.Average();
        Assert.InRange(Math.Sqrt(drawn.Sum(x => (x - mean) * (x - mean)) / (drawn.Length - 1)) / error, 0.95, 1.05);

        double Poisson(double expected)
        {
            var (count, product) = (-1, 1.0);
            for (var least = Math.Exp(-expected); product > least; count++)
            {
                product *= random.NextUnit();
            }

            return count;
        }
    }

    [Fact]
    public void Estimate_OtherUnitOfTime_GivesTheSame()
    {
        double[] events = [5, 4], competing = [9, 6], years = [100, 80], months = [1200, 960];
        var byYear = PiecewiseIncidence.Estimate(events, competing, years).Value[1];
        var byMonth = PiecewiseIncidence.Estimate(events, competing, months, [12, 12]).Value[1];

        Assert.Equal(byYear.Incidence, byMonth.Incidence, 14);
        Assert.Equal(byYear.StandardError, byMonth.StandardError, 14);
        Assert.Equal((2, 24), (byYear.Time, byMonth.Time));
    }

    [Fact]
    public void Estimate_FourTimesTheCounts_HalvesTheStandardError()
    {
        double[] events = [5, 4], competing = [9, 6], exposure = [100, 80];
        double[] Fourfold(double[] counts) => [.. counts.Select(count => 4 * count)];
        var few = PiecewiseIncidence.Estimate(events, competing, exposure).Value[1];
        var many = PiecewiseIncidence.Estimate(Fourfold(events), Fourfold(competing), Fourfold(exposure)).Value[1];

        Assert.Equal(few.Incidence, many.Incidence, 14);
        Assert.Equal(few.StandardError / 2, many.StandardError, 14);
    }

    [Fact]
    public void Estimate_NoEventSoFar_HasNoInterval()
    {
        var points = PiecewiseIncidence.Estimate([0, 3], [4, 2], [50, 40]).Value;

        Assert.False(points[0].TryGetInterval(out var lower, out var upper));
        Assert.Equal((0, 0, 0, 0), (points[0].Incidence, points[0].StandardError, lower, upper));
        Assert.True(points[1].TryGetInterval(out lower, out upper));
        Assert.True(lower > 0 && upper < 1);
    }

    private static Arbitrary<Table> Tables() => (
        from years in Gen.Choose(1, 12)
        from events in Gen.Choose(0, 50).ArrayOf(years)
        from competing in Gen.Choose(0, 80).ArrayOf(years)
        from exposure in Gen.Choose(1, 100000).ArrayOf(years)
        select new Table(
            [.. events.Select(x => (double)x)], [.. competing.Select(x => (double)x)], [.. exposure.Select(x => x / 12.0)])).ToArbitrary();

    private sealed record Table(double[] Events, double[] Competing, double[] Exposure);
}
