using Sektorskifte.Statistics.Agreement;
using Sektorskifte.Statistics.Tests.Reference;

namespace Sektorskifte.Statistics.Tests.Agreement;

public sealed class KrippendorffAlphaTests
{
    // K. Krippendorff (2011), Computing Krippendorff's alpha-reliability, section C: four observers, twelve units.
    private static readonly IReadOnlyList<IReadOnlyList<double?>> Published =
    [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, 3],
        [null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, null],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null],
    ];

    public static TheoryData<string> Cases => ReferenceCase.Names("krippendorff-alpha");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Estimate_ReferenceCase_AgreesWithPlainR(string name)
    {
        var expected = ReferenceCase.Of("krippendorff-alpha", name);
        var alpha = KrippendorffAlpha.Estimate(Of(expected), Metric(expected)).Value;
        expected.Agrees("alpha", alpha.Alpha);
        expected.Agrees("do", alpha.Observed);
        expected.Agrees("de", alpha.Expected);
        expected.Agrees("units", alpha.Units);
        expected.Agrees("values", alpha.Codings);
    }

    // The mean and spread that the bootstrap has by its definition, within five Monte-Carlo errors.
    [Theory]
    [MemberData(nameof(Cases))]
    public void Bootstrap_ReferenceCase_HasTheMomentsOfItsDefinition(string name)
    {
        const int replicates = 4000;
        var expected = ReferenceCase.Of("krippendorff-alpha", name);
        var drawn = KrippendorffAlpha.Bootstrap(Of(expected), Metric(expected), 2026, replicates).Value.Replicates;
        var (mean, spread) = (drawn.Average(), expected.Number("boot_sd"));
        Assert.InRange(mean - expected.Number("boot_mean"), -5 * spread / Math.Sqrt(replicates), 5 * spread / Math.Sqrt(replicates));
        var deviation = Math.Sqrt(drawn.Average(value => (value - mean) * (value - mean)));
        Assert.InRange(deviation / spread, 0.92, 1.08);
    }

    [Theory]
    [InlineData(AlphaMetric.Nominal, 0.7434)]
    [InlineData(AlphaMetric.Ordinal, 0.8154)]
    [InlineData(AlphaMetric.Interval, 0.8491)]
    [InlineData(AlphaMetric.Ratio, 0.7974)]
    public void Estimate_Krippendorff2011_GivesThePublishedAlpha(AlphaMetric metric, double alpha) =>
        Assert.Equal(alpha, Math.Round(KrippendorffAlpha.Estimate(Codings.Of(Published).Value, metric).Value.Alpha, 4));

    // The same paper, sections A and B: two observers with two values, .095, and with five categories, .692.
    [Fact]
    public void Estimate_Krippendorff2011TwoObservers_GivesThePublishedAlpha()
    {
        var binary = Codings.Of([[0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]]).Value;
        Assert.Equal(0.095, Math.Round(KrippendorffAlpha.Estimate(binary, AlphaMetric.Nominal).Value.Alpha, 3));
        var nominal = Codings.OfLabels([[.. "aabbdcccedda".Select(c => c.ToString())], [.. "babbbccceddd".Select(c => c.ToString())]]).Value;
        Assert.Equal(0.692, Math.Round(KrippendorffAlpha.Estimate(nominal, AlphaMetric.Nominal).Value.Alpha, 3));
    }

    [Fact]
    public void Estimate_LabelsAndCodes_AreTheSame()
    {
        string[] order = ["low", "middle", "high", "top", "beyond"];
        var labels = Codings.OfLabels(
            [.. Published.Select(coder => (IReadOnlyList<string?>)[.. coder.Select(code => code is { } number ? order[(int)number - 1] : null)])], order).Value;
        Assert.Equal(
            KrippendorffAlpha.Estimate(Codings.Of(Published).Value, AlphaMetric.Ordinal).Value,
            KrippendorffAlpha.Estimate(labels, AlphaMetric.Ordinal).Value);
    }

    [Fact]
    public void Estimate_CodersInAnotherOrder_IsTheSame() => Assert.Equal(
        KrippendorffAlpha.Estimate(Codings.Of(Published).Value, AlphaMetric.Interval).Value.Alpha,
        KrippendorffAlpha.Estimate(Codings.Of([.. Published.Reverse()]).Value, AlphaMetric.Interval).Value.Alpha, 1e-14);

    [Theory]
    [InlineData(AlphaMetric.Nominal)]
    [InlineData(AlphaMetric.Interval)]
    public void Estimate_FullAgreement_IsOne(AlphaMetric metric)
    {
        var codings = Codings.Of([[1, 2, 3, null], [1, 2, null, 4], [1, null, 3, 4]]).Value;
        Assert.Equal(1, KrippendorffAlpha.Estimate(codings, metric).Value.Alpha);
        var bootstrap = KrippendorffAlpha.Bootstrap(codings, metric, 1, 100).Value;
        Assert.Equal((1.0, 1.0), (bootstrap.Lower, bootstrap.Upper));
    }

    [Fact]
    public void Bootstrap_SameSeed_IsTheSameAndAnotherIsNot()
    {
        var codings = Codings.Of(Published).Value;
        var (first, again, other) = (
            KrippendorffAlpha.Bootstrap(codings, AlphaMetric.Ordinal, 5, 500).Value,
            KrippendorffAlpha.Bootstrap(codings, AlphaMetric.Ordinal, 5, 500).Value,
            KrippendorffAlpha.Bootstrap(codings, AlphaMetric.Ordinal, 6, 500).Value);
        Assert.Equal(first.Replicates, again.Replicates);
        Assert.NotEqual(first.Replicates, other.Replicates);
        Assert.True(first.Lower < first.Estimate.Alpha && first.Estimate.Alpha < first.Upper);
    }

    [Fact]
    public void Bootstrap_HigherLevel_IsWider()
    {
        var codings = Codings.Of(Published).Value;
        var (narrow, wide) = (
            KrippendorffAlpha.Bootstrap(codings, AlphaMetric.Nominal, 5, 2000, 0.8).Value,
            KrippendorffAlpha.Bootstrap(codings, AlphaMetric.Nominal, 5, 2000, 0.99).Value);
        Assert.True(wide.Lower < narrow.Lower && narrow.Upper <= wide.Upper);
        Assert.Equal(0, wide.ShareBelow(-1));
        Assert.Equal(1, wide.ShareBelow(1.01));
        Assert.InRange(wide.ShareBelow(wide.Estimate.Alpha), 0.3, 0.7);
    }

    [Fact]
    public void Estimate_NoVariation_NamesTheValue()
    {
        var problem = KrippendorffAlpha.Estimate(Codings.Of([[2, 2], [2, 2]]).Value, AlphaMetric.Nominal).Problem!;
        Assert.Equal(ProblemKind.Singular, problem.Kind);
        Assert.StartsWith("Every coding is 2:", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Estimate_NegativeOnARatioScale_NamesIt() => Assert.StartsWith(
        "A coding is -3;", KrippendorffAlpha.Estimate(Codings.Of([[2, -3], [2, 2]]).Value, AlphaMetric.Ratio).Problem!.Message,
        StringComparison.Ordinal);

    [Fact]
    public void Estimate_ZeroOnARatioScale_CountsAsFarthest()
    {
        var alpha = KrippendorffAlpha.Estimate(Codings.Of([[0, 5], [5, 5]]).Value, AlphaMetric.Ratio).Value;
        Assert.Equal(0.5, alpha.Observed, 1e-14);
    }

    [Fact]
    public void CodingsOf_NobodyCodedTwice_SaysSo() =>
        Assert.Equal(ProblemKind.NoData, Codings.Of([[1, null], [null, 2]]).Problem!.Kind);

    [Fact]
    public void CodingsOf_LabelOutsideTheCategories_NamesCoderUnitAndLabel() => Assert.Equal(
        "Coder 2 gave unit 1 the category z, which is none of a, b.", Codings.OfLabels([["a"], ["z"]], ["a", "b"]).Problem!.Message);

    [Fact]
    public void CodingsOf_ImpossibleArgument_Throws()
    {
        Assert.Throws<ArgumentException>(() => Codings.Of([[1, 2], [1]]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Codings.Of([[1, double.NaN], [1, 1]]));
        Assert.Throws<ArgumentOutOfRangeException>(() => KrippendorffAlpha.Bootstrap(Codings.Of(Published).Value, AlphaMetric.Nominal, 1, 99));
    }

    private static AlphaMetric Metric(ReferenceCase expected) => expected.Text("metric") switch
    {
        "nominal" => AlphaMetric.Nominal,
        "ordinal" => AlphaMetric.Ordinal,
        "interval" => AlphaMetric.Interval,
        _ => AlphaMetric.Ratio,
    };

    private static Codings Of(ReferenceCase expected)
    {
        if (expected.Has("published"))
        {
            return Codings.Of(Published).Value;
        }

        var data = ReferenceData.Of("krippendorff-alpha");
        return Codings.Of([.. expected.Texts("data").Select(coder =>
            (IReadOnlyList<double?>)[.. data.Numbers(coder).Select(value => double.IsNaN(value) ? (double?)null : value)])]).Value;
    }
}
