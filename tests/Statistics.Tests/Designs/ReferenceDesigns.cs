using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Estimates;
using Sektorskifte.Statistics.Replication;
using Sektorskifte.Statistics.Tests.Reference;

namespace Sektorskifte.Statistics.Tests.Designs;

/// <summary>The designs that the reference scripts name: the counterpart of <c>Reference/designs.R</c>.</summary>
internal static class ReferenceDesigns
{
    public const string Folder = "survey-design";

    /// <summary>The data of a case.</summary>
    public static ReferenceData Data(ReferenceCase expected) => ReferenceData.Of(Folder, expected.Text("file"));

    /// <summary>The design of a case, in its domain.</summary>
    public static SurveyDesign Of(ReferenceCase expected)
    {
        var (data, sample) = (Data(expected), Sample(expected));
        SurveyDesign design = expected.Has("replicates") ? Replicated(expected, sample) : sample;
        if (!expected.Has("domain"))
        {
            return design;
        }

        var domain = expected.Texts("domain");
        return design.Where([.. data.Texts(domain[0]).Select(value => value == domain[1])]);
    }

    /// <summary>A column as a variable.</summary>
    public static Variable Variable(ReferenceCase expected, string column) => new(column, Data(expected).Numbers(column));

    /// <summary>Columns as variables.</summary>
    public static Variable[] Variables(ReferenceCase expected, string key = "variables") =>
        [.. Names(expected, key).Select(column => Variable(expected, column))];

    /// <summary>A column as a factor, with its values in the order in which R sorts them.</summary>
    public static Factor Factor(ReferenceCase expected, string column)
    {
        var texts = Data(expected).Texts(column);
        return texts.All(text => long.TryParse(text, out _))
            ? Statistics.Designs.Factor.Of(column, [.. texts.Select(long.Parse)])
            : Statistics.Designs.Factor.Of(column, [.. texts.Select(text => text == "NA" ? null : text)]);
    }

    private static SampleDesign Sample(ReferenceCase expected)
    {
        if (expected.Has("joint"))
        {
            return Joint(expected);
        }

        var data = Data(expected);
        var (ids, strata, fpc) = (List("ids"), List("strata"), List("fpc"));
        var stages = Enumerable.Range(0, Math.Max(1, ids.Length)).Select(s => new SamplingStage
        {
            Units = ids.Length == 0 ? null : Factor(expected, ids[s]),
            Strata = s < strata.Length ? Factor(expected, strata[s]) : null,
            PopulationCounts = s < fpc.Length && !AreFractions(fpc[s]) ? data.Numbers(fpc[s]) : null,
            SamplingFractions = s < fpc.Length && AreFractions(fpc[s]) ? data.Numbers(fpc[s]) : null,
        }).ToList();
        return SampleDesign.Create(expected.Has("weights") ? data.Numbers(expected.Text("weights")) : null, stages, new DesignOptions
        {
            Lonely = expected.Has("lonely") ? Enum.Parse<LonelyUnits>(expected.Text("lonely"), ignoreCase: true) : LonelyUnits.Fail,
            LonelyInDomains = expected.Has("lonely_domains"),
            NestedUnits = expected.Has("nest"),
            UnequalProbabilities = expected.Has("pps"),
        }).Value;

        string[] List(string key) => expected.Has(key) ? Names(expected, key) : [];

        bool AreFractions(string column) => data.Numbers(column).All(value => value <= 1);
    }

    private static SampleDesign Joint(ReferenceCase expected)
    {
        var data = ReferenceData.Of(Folder, "jointprob");
        var joint = new double[data.Count, data.Count];
        for (var column = 0; column < data.Count; column++)
        {
            var values = data.Numbers($"V{column + 1}");
            for (var row = 0; row < data.Count; row++)
            {
                joint[row, column] = values[row];
            }
        }

        return SampleDesign.OfJointProbabilities(
            joint, expected.Text("joint") == "YG" ? PairVariance.YatesGrundy : PairVariance.HorvitzThompson).Value;
    }

    private static ReplicateDesign Replicated(ReferenceCase expected, SampleDesign sample)
    {
        var around = expected.Has("mse");
        var name = expected.Text("replicates");
        if (name is "JK1" or "JKn")
        {
            var lonely = expected.Has("lonely") ? Enum.Parse<LonelyUnits>(expected.Text("lonely"), ignoreCase: true) : LonelyUnits.Fail;
            return Jackknife.Of(sample, lonely, around).Value;
        }

        var data = ReferenceData.Of(Folder, name);
        var columns = data.Columns.Select(data.Numbers).ToList();
        var values = new double[data.Count * columns.Count];
        for (var row = 0; row < data.Count; row++)
        {
            for (var replicate = 0; replicate < columns.Count; replicate++)
            {
                values[(row * columns.Count) + replicate] = columns[replicate][row];
            }
        }

        var replicates = ReplicateWeights.Of(values, columns.Count, expected.Number("scale"), aroundEstimate: around);
        return ReplicateDesign.Create(sample.Weights.ToArray(), replicates).Value;
    }

    private static string[] Names(ReferenceCase expected, string key) =>
        expected.IsList(key) ? expected.Texts(key) : [expected.Text(key)];
}
