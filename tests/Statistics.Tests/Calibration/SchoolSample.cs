using Sektorskifte.Statistics.Calibration;
using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Regression;
using Sektorskifte.Statistics.Replication;
using Sektorskifte.Statistics.Tests.Reference;

namespace Sektorskifte.Statistics.Tests.Calibration;

/// <summary>The samples of schools of R's survey package, by the names that <c>calibration/designs.R</c> gives
/// them; read from R once for all methods.</summary>
internal sealed class SchoolSample
{
    private readonly ReferenceData _data;

    private SchoolSample(ReferenceData data, SurveyDesign design)
    {
        _data = data;
        Design = design;
    }

    public SurveyDesign Design { get; }

    public static SchoolSample Of(string name)
    {
        var data = ReferenceData.Of("calibration", name == "strat" ? "data" : "apiclus1");
        var stage = new SamplingStage
        {
            Units = name == "strat" ? null : Statistics.Designs.Factor.Of("dnum", data.Texts("dnum")),
            Strata = name == "strat" ? Statistics.Designs.Factor.Of("stype", data.Texts("stype")) : null,
            PopulationCounts = data.Numbers("fpc"),
        };
        var design = SampleDesign.Create(data.Numbers("pw"), [stage]).Value;
        return new(data, name == "jackknife" ? Jackknife.Of(design).Value : design);
    }

    public double[] Numbers(string column) => _data.Numbers(column);

    public Statistics.Designs.Factor Factor(string column) => column == "poor"
        ? Statistics.Designs.Factor.OfCodes("poor", [.. Numbers("meals").Select(m => m <= 25 ? 0 : m <= 60 ? 1 : 2)], ["no", "some", "yes"])
        : Statistics.Designs.Factor.Of(column, _data.Texts(column));

    public ModelVariable Variable(string column) =>
        column is "stype" or "sch.wide" ? ModelVariable.Of(Factor(column)) : ModelVariable.Of(column, Numbers(column));

    public ModelMatrix Matrix(IReadOnlyList<string> terms, bool intercept = true) => ModelMatrix.Build(
        terms, [.. terms.SelectMany(term => term.Split('*')).Distinct().Select(Variable)], intercept).Value;

    /// <summary>Weights, and estimates with standard errors as the scripts tell them: a total, a mean, a mean in a domain.</summary>
    public void Agrees(ReferenceCase expected, CalibratedSurvey result, double relative)
    {
        expected.Agrees("weights", result.Weights.ToArray(), relative);
        var types = _data.Texts("stype");
        var high = result.Design.Where([.. types.Select(type => type == "H")]);
        var whole = result.Design.Estimate(new TotalAndMean(Numbers("enroll"), Numbers("api00"))).Value;
        var domain = high.Estimate(new TotalAndMean(Numbers("enroll"), Numbers("api00"))).Value;
        expected.Agrees("estimates", [whole.Values[0], whole.Values[1], domain.Values[1]], relative);
        expected.Agrees("errors", [whole.StandardError(0), whole.StandardError(1), domain.StandardError(1)], relative);
        for (var row = 0; row < types.Length; row++)
        {
            Assert.Equal(result.Weights[row], Design.Weights[row] * result.Factors[row], 1e-9);
        }
    }

    /// <summary>The total of one variable and the mean of another.</summary>
    private sealed class TotalAndMean(double[] total, double[] mean) : FunctionOfTotals
    {
        public override IReadOnlyList<string> Names => ["total", "mean"];

        public override int TotalCount => 3;

        public override int EntriesPerRow => 3;

        public override int Entries(int row, Span<int> totals, Span<double> values)
        {
            (totals[0], totals[1], totals[2]) = (0, 1, 2);
            (values[0], values[1], values[2]) = (total[row], mean[row], 1);
            return 3;
        }

        public override Outcome<double[]> Combine(ReadOnlySpan<double> totals) => new[] { totals[0], totals[1] / totals[2] };

        public override double[] Derivatives(ReadOnlySpan<double> totals) =>
            [1, 0, 0, 0, 1 / totals[2], -totals[1] / totals[2] / totals[2]];
    }
}
