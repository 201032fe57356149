using Sektorskifte.Statistics.Calibration;
using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Regression;
using Sektorskifte.Statistics.Replication;
using Sektorskifte.Statistics.Tests.Reference;

namespace Sektorskifte.Statistics.Tests.Regression;

/// <summary>The data of the regressions, with the designs of <c>survey-regression/designs.R</c>.</summary>
internal sealed class Leaders
{
    private static readonly string[] Factors = ["sector", "sex", "stype", "sch.wide"];
    private readonly ReferenceData _data;

    private Leaders(ReferenceData data, SurveyDesign design)
    {
        _data = data;
        Design = design;
    }

    public SurveyDesign Design { get; }

    public static Leaders Of(ReferenceCase? expected = null)
    {
        var name = expected?.Has("data") == true ? expected.Text("data") : "clusters";
        var data = ReferenceData.Of("survey-regression", name == "schools" ? "apistrat" : "data");
        var stage = name == "schools"
            ? new SamplingStage { Strata = Factor.Of("stype", data.Texts("stype")), PopulationCounts = data.Numbers("fpc") }
            : new SamplingStage { Strata = Factor.Of("stratum", data.Texts("stratum")), Units = Factor.Of("unit", data.Texts("unit")) };
        var sample = SampleDesign.Create(data.Numbers(name == "schools" ? "pw" : "weight"), [stage]).Value;
        var design = (SurveyDesign)(name == "jackknife" ? Jackknife.Of(sample).Value : sample);
        if (expected?.Has("sexes") == true)
        {
            var counts = expected.Numbers("sexes");
            design = PostStratification.Apply(design, new Margin(
                Factor.Of("sex", data.Texts("sex")), new Dictionary<string, double> { ["f"] = counts[0], ["m"] = counts[1] })).Value.Design;
        }

        if (expected?.Has("domain") == true)
        {
            var domain = expected.Text("domain");
            design = design.Where([.. data.Texts(name == "schools" ? "stype" : "sex").Select(value => value == domain)]);
        }

        return new(data, design);
    }

    public double[] Response(string name) => name switch
    {
        "wide" => [.. _data.Texts("sch.wide").Select(wide => wide == "Yes" ? 1.0 : 0)],
        "since" => [.. _data.Numbers("year").Select(year => year - 2015)],
        _ => _data.Numbers(name),
    };

    /// <summary>Trust in its order; "merged" has its two highest categories as one.</summary>
    public Factor Trust(string name)
    {
        string[] levels = ["low", "middle", "high", "top"];
        var codes = _data.Texts("trust").Select(trust => Array.IndexOf(levels, trust));
        return name == "merged"
            ? Factor.OfCodes("trust", [.. codes.Select(code => Math.Min(code, 2))], levels[..3])
            : Factor.OfCodes("trust", [.. codes], levels);
    }

    public double[]? Offset(ReferenceCase expected) =>
        expected.Has("offset") ? [.. _data.Numbers(expected.Text("offset")).Select(value => Math.Log(value))] : null;

    public ModelVariable Variable(string name) =>
        Factors.Contains(name) ? ModelVariable.Of(Factor.Of(name, _data.Texts(name))) : ModelVariable.Of(name, Response(name));

    public ModelMatrix Matrix(IReadOnlyList<string> terms, bool intercept = true) => ModelMatrix.Build(
        terms, [.. terms.SelectMany(term => term.Split('*', ':')).Distinct().Select(Variable)], intercept).Value;

    public RegressionFit Fit(ReferenceCase expected) => SurveyRegression.Fit(
        Design, Matrix(expected.Texts("terms"), !expected.Has("intercept")), Response(expected.Text("response")),
        Enum.Parse<RegressionFamily>(expected.Text("family"), ignoreCase: true), Offset(expected)).Value;
}
