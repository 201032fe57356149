using Sektorskifte.Statistics.LogLinear;
using Sektorskifte.Statistics.Randomness;
using Sektorskifte.Statistics.Tests.Reference;

namespace Sektorskifte.Statistics.Tests.LogLinear;

public sealed class UnidiffModelTests
{
    private const string Folder = "unidiff";

    // R stops at a finite place where a parameter has none.
    private const double OnTheWay = 1e-5;

    public static TheoryData<string> Cases => ReferenceTable.Names(Folder, "data");

    public static TheoryData<string> PackageCases => ReferenceTable.Names(Folder, "packages");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Fit_ReferenceCase_AgreesWithGnm(string name) => AgreesWithGnm(name);

    [RTheory]
    [MemberData(nameof(PackageCases))]
    public void Fit_TableOfAnRPackage_AgreesWithGnm(string name) => AgreesWithGnm(name);

    // The vignette of gnm: 200.3 on 116 degrees of freedom.
    [RFact]
    public void Fit_Yaish_GivesThePublishedStatistics()
    {
        var fit = Fit(ReferenceTable.Of(Folder, "packages", "yaish without 7")).Value.Fit;
        Assert.Equal((200.3259, 116), (Math.Round(fit.Deviance, 4), fit.DegreesOfFreedom));
    }

    [Fact]
    public void Fit_CountsWithoutNoise_GivesThePlantedMultipliers()
    {
        double[] multipliers = [1, 1.5, 0.4, -0.5];
        double[] pattern = [0.9, -0.2, -0.7, -0.3, 0.4, -0.1, -0.6, -0.2, 0.8];
        var counts = multipliers.SelectMany(m => pattern.Select(p => 300 * Math.Exp(m * p))).ToArray();
        var fit = Fit(ReferenceTable.Layered(4, 3, 3, counts)).Value;
        Assert.All(fit.Layers.Zip(multipliers), pair => Assert.Equal(pair.Second, pair.First.Multiplier, 1e-8));
        Assert.All(fit.Pattern.Value.Zip(pattern), pair => Assert.Equal(pair.Second, pair.First.Estimate, 1e-8));
        Assert.Equal(0, fit.Fit.Deviance, 1e-9);
    }

    // Generated with multipliers 1, −0.7 and 0.4 and the noise of counts.
    [Fact]
    public void Fit_LayerTurnedRound_HasAMultiplierBelowZero()
    {
        var layers = Fit(ReferenceTable.Of(Folder, "data", "turned round")).Value.Layers;
        Assert.Equal(-0.7, layers[1].Multiplier, 3 * layers[1].StandardError);
        Assert.Equal(0.4, layers[2].Multiplier, 3 * layers[2].StandardError);
        Assert.InRange(layers[1].StandardError, 0.001, 0.2);
    }

    [Fact]
    public void Interval_MultiplierBelowZero_HasNone()
    {
        var problem = new LayerEffect("2020", -0.5, 0.1).Interval().Problem!;
        Assert.Contains("The multiplier of 2020 is -0.5", problem.Message, StringComparison.Ordinal);
    }

    // exp(log 0.8 ± 1.959963984540054 × 0.1 / 0.8).
    [Fact]
    public void Interval_Multiplier_IsThatOfItsLogarithm()
    {
        var interval = new LayerEffect("2020", 0.8, 0.1).Interval().Value;
        Assert.Equal(0.8 / Math.Exp(1.959963984540054 / 8), interval.Lower, 1e-12);
        Assert.Equal(0.8 * Math.Exp(1.959963984540054 / 8), interval.Upper, 1e-12);
        Assert.Equal(new MultiplierInterval(1, 1), new LayerEffect("2019", 1, 0).Interval().Value);
    }

    [Fact]
    public void Fit_AnotherReference_DividesTheMultipliers()
    {
        var table = ReferenceTable.Of(Folder, "data", "periods");
        var first = Fit(table).Value;
        var third = UnidiffModel.Fit(table, "row", "column", "layer", reference: 2).Value;
        Assert.Equal(first.Fit.Deviance, third.Fit.Deviance, 1e-8);
        Assert.All(
            first.Layers.Zip(third.Layers),
            pair => Assert.Equal(pair.First.Multiplier / first.Layers[2].Multiplier, pair.Second.Multiplier, 1e-8));
        Assert.Equal((1, 0), (third.Layers[2].Multiplier, third.Layers[2].StandardError));
    }

    // A billion people in one layer and forty in another: the small one's multiplier is told by the small one alone.
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void Fit_LayersOfVeryDifferentSize_TellsTheSmallOnesMultiplier(int large, int small)
    {
        double[] many = [5e9, 1e9, 2e9, 1e9, 8e9, 3e9, 1e9, 2e9, 9e9];
        double[] few = [6, 1, 2, 2, 7, 2, 1, 3, 8];
        var table = ReferenceTable.Layered(2, 3, 3, large == 0 ? [.. many, .. few] : [.. few, .. many]);
        var fit = UnidiffModel.Fit(table, "origin", "destination", "period", reference: large).Value;

        // With the pattern known, the multiplier is the one parameter of the small layer besides its margins.
        var pattern = fit.Pattern.Value.Select(parameter => parameter.Estimate).ToArray();
        var counts = LayeredCounts.Of(ReferenceTable.Square(3, few), "origin", "destination", null, false).Value;
        var alone = LayeredFit.From(counts, new KnownPattern(counts, pattern), [1], 100);
        Assert.Equal(alone.Parameters[0], fit.Layers[small].Multiplier, 1e-6);
        Assert.Equal(Math.Sqrt(alone.Information.Factor().QuadraticForm([1])), fit.Layers[small].StandardError, 1e-6);
    }

    private sealed class KnownPattern(LayeredCounts counts, double[] pattern) : Association(counts)
    {
        public override int Parameters => 1;

        public override int EntriesPerCell => 1;

        public override void Predict(ReadOnlySpan<double> parameters, Span<double> association)
        {
            for (var cell = 0; cell < pattern.Length; cell++)
            {
                association[cell] = parameters[0] * pattern[cell];
            }
        }

        public override int Derivatives(
            ReadOnlySpan<double> parameters, int layer, int row, int column, Span<int> indices, Span<double> values)
        {
            (indices[0], values[0]) = (0, pattern[Counts.Cell(layer, row, column)]);
            return 1;
        }

        public override void SubtractCurvature(ReadOnlySpan<double> parameters, ReadOnlySpan<double> residuals, double[] information)
        {
        }

        public override IEnumerable<double[]> Gauges(double[] parameters) => [];
    }

    [Fact]
    public void FitConstant_AnyTable_IsTheLogLinearModelOfAllPairs()
    {
        var table = ReferenceTable.Of(Folder, "data", "unequal layers");
        var layered = UnidiffModel.FitConstant(table, "row", "column", "layer").Value;
        var terms = LogLinearModel.Fit(
            table, [LogLinearTerm.Margin("layer", "row"), LogLinearTerm.Margin("layer", "column"), LogLinearTerm.Margin("row", "column")]).Value;
        Assert.Equal(terms.Deviance, layered.Deviance, 1e-7);
        Assert.Equal(terms.DegreesOfFreedom, layered.DegreesOfFreedom);
        Assert.All(
            terms.Residuals(ResidualKind.Standardised).Zip(layered.Residuals(ResidualKind.Standardised)),
            pair => Assert.Equal(pair.First, pair.Second, 1e-6));
    }

    [Fact]
    public void FitConstant_ZerosThatLeaveNoMaximum_FitsThemAsZero()
    {
        // The two zeros of a 2 × 2 × 2 table stand so that the likelihood has no maximum: S. J. Haberman (1974).
        var table = ReferenceTable.Layered(2, 2, 2, 0, 5, 6, 7, 8, 9, 10, 0);
        var fit = UnidiffModel.FitConstant(table, "origin", "destination", "period").Value;
        Assert.Equal(0, fit.Deviance, 1e-12);
        Assert.Equal((1, 2, 0), (fit.DegreesOfFreedom, fit.FittedZeros, fit.AdjustedDegreesOfFreedom));
        var terms = LogLinearModel.Fit(
            table,
            [LogLinearTerm.Margin("period", "origin"), LogLinearTerm.Margin("period", "destination"), LogLinearTerm.Margin("origin", "destination")]).Value;
        Assert.Equal(0, terms.Deviance, 1e-12);
        Assert.Equal((1, 2, 0), (terms.DegreesOfFreedom, terms.FittedZeros, terms.AdjustedDegreesOfFreedom));
        Assert.NotEmpty(terms.UnboundedParameters);
    }

    [Fact]
    public void Fit_PairWithoutCounts_HasNoPatternAndSaysWhy()
    {
        var table = ReferenceTable.Layered(2, 3, 3, 20, 3, 0, 4, 18, 6, 2, 5, 25, 30, 6, 0, 3, 16, 6, 4, 5, 20);
        var fit = Fit(table).Value;
        Assert.Equal(2, fit.Fit.FittedZeros);
        Assert.Contains("origin=1, destination=1", fit.Pattern.Problem!.Message, StringComparison.Ordinal);
        Assert.Equal(fit.Fit.DegreesOfFreedom, Fit(ReferenceTable.Layered(2, 3, 3, [.. table.Counts.Select(c => c + 1)])).Value.Fit.DegreesOfFreedom);
    }

    [Theory]
    [InlineData("period=2", new double[] { 9, 4, 5, 8, 0, 0, 0, 0 })]
    [InlineData("origin=1", new double[] { 0, 0, 5, 8, 0, 0, 3, 4 })]
    [InlineData("destination=2", new double[] { 3, 0, 5, 0, 4, 0, 3, 0 })]
    public void Fit_EmptyCategory_IsNamed(string category, double[] counts)
    {
        var problem = Fit(ReferenceTable.Layered(2, 2, 2, counts)).Problem!;
        Assert.Equal(ProblemKind.Singular, problem.Kind);
        Assert.StartsWith($"{category} has no counts", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_LayerThatSaysNothing_IsNamed()
    {
        // In period 2 all are in one row: its margins fit it, and nothing is left for a multiplier.
        var problem = Fit(ReferenceTable.Layered(2, 2, 2, 9, 4, 5, 8, 0, 0, 7, 6)).Problem!;
        Assert.Contains("period=2", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_OneLayer_IsTooFew()
    {
        var problem = Fit(ReferenceTable.Layered(1, 2, 2, 9, 4, 5, 8)).Problem!;
        Assert.Equal(ProblemKind.TooFewUnits, problem.Kind);
        Assert.Contains("period has 1 categories", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_WrongArguments_Throw()
    {
        var table = ReferenceTable.Layered(2, 2, 2, 9, 4, 5, 8, 3, 4, 5, 6);
        Assert.Throws<ArgumentException>(() => UnidiffModel.Fit(table, "origin", "destination", "year"));
        Assert.Throws<ArgumentException>(() => UnidiffModel.Fit(table, "origin", "origin", "period"));
        Assert.Throws<ArgumentOutOfRangeException>(() => UnidiffModel.Fit(table, "origin", "destination", "period", reference: 2));
        Assert.Throws<ArgumentException>(() => UnidiffModel.Fit(table.Margin("origin", "destination"), "origin", "destination", "period"));
    }

    // The time that 20 × 20 × 20 takes is a number of steps, each of a known size; a clock would measure what else the machine does.
    [Fact]
    public void Fit_TwentyCategoriesInTwentyLayers_TakesFewSteps()
    {
        var fit = Fit(Large()).Value;
        Assert.InRange(fit.Fit.Iterations, 2, 15);
        Assert.Equal((20 * 19 * 19) - (19 * 19) - 19, fit.Fit.DegreesOfFreedom);
        Assert.All(fit.Layers.Index(), layer => Assert.Equal(
            Planted(layer.Index) / Planted(0), layer.Item.Multiplier, 6 * layer.Item.StandardError + 1e-12));
    }

    private static double Planted(int layer) => 1 - (0.02 * layer);

    private static ContingencyTable Large()
    {
        var sequence = new RandomSequence(7, 0);
        var pattern = new double[400];
        foreach (ref var value in pattern.AsSpan())
        {
            value = 2 * sequence.NextUnit();
        }

        var counts = new double[8000];
        for (var cell = 0; cell < counts.Length; cell++)
        {
            var mean = 30 * Math.Exp(Planted(cell / 400) * pattern[cell % 400]);

            // About normal with the variance of a count.
            var noise = sequence.NextUnit() + sequence.NextUnit() + sequence.NextUnit() - 1.5;
            counts[cell] = Math.Max(0, Math.Round(mean + (2 * noise * Math.Sqrt(mean))));
        }

        return ReferenceTable.Layered(20, 20, 20, counts);
    }

    private static Outcome<UnidiffFit> Fit(ContingencyTable table) => UnidiffModel.Fit(
        table, table.Dimensions[1].Name, table.Dimensions[2].Name, table.Dimensions[0].Name);

    private static void AgreesWithGnm(string name)
    {
        var expected = ReferenceCase.Of(Folder, name);
        var table = ReferenceTable.Of(Folder, expected);
        var diagonal = expected.Flag("diagonal");
        if (expected.Text("model") == "constant")
        {
            Agree(expected, UnidiffModel.FitConstant(table, "row", "column", "layer", diagonal).Value, 1e-8);
            return;
        }

        var fit = UnidiffModel.Fit(table, "row", "column", "layer", diagonal, (int)expected.Number("reference") - 1).Value;
        var relative = expected.Flag("zeros") ? OnTheWay : 1e-6;
        Agree(expected, fit.Fit, relative);
        expected.Agrees("logs", [.. fit.Layers.Select(layer => Math.Log(layer.Multiplier))], relative, 1e-8);
        expected.Agrees("errors", [.. fit.Layers.Select(layer => layer.StandardError / layer.Multiplier)], relative, 1e-12);
        if (expected.Has("pattern"))
        {
            expected.Agrees("pattern", [.. fit.Pattern.Value.Select(parameter => parameter.Estimate)], relative, 1e-7);
            expected.Agrees("patternErrors", [.. fit.Pattern.Value.Select(parameter => parameter.StandardError)], relative);
        }
        else
        {
            Assert.Equal(ProblemKind.Singular, fit.Pattern.Problem!.Kind);
        }

        if (expected.Has("standardised"))
        {
            expected.Agrees("standardised", fit.Fit.Residuals(ResidualKind.Standardised), relative, 1e-6 * Math.Sqrt(table.Total));
        }
    }

    private static void Agree(ReferenceCase expected, ModelFit fit, double relative)
    {
        var total = fit.Table.Total;
        expected.Agrees("deviance", fit.Deviance, relative, 1e-11 * total);
        expected.Agrees("x2", fit.PearsonStatistic, Math.Max(relative, 1e-7), 1e-10 * total);
        expected.Agrees("df", fit.DegreesOfFreedom, 0);
        expected.Agrees("dissimilarity", fit.Dissimilarity, Math.Max(relative, 1e-7), 1e-10);
        expected.Agrees("fitted", fit.Fitted, relative, 1e-8 * total);
    }
}
