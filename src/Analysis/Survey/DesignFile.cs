using System.Text.Json;
using Sektorskifte.Register.Profiles.Json;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Analysis.Survey;

/// <summary>Reads design files. Every problem is named with its JSON path, value and what would be right.</summary>
public static class DesignFile
{
    internal static readonly Shape Design = new(
        "design", "$schema", "weights", "probabilities", "strata", "clusters", "population", "nested", "unequalProbabilities",
        "lonely", "replicates", "missing");

    internal static readonly Shape Replicates = new(
        "replicates", "method", "columns", "rho", "count", "seed", "scale", "combined", "aroundEstimate");

    internal static readonly Words<LonelyRule> LonelyWords = new(
        ("fail", LonelyRule.Fail), ("remove", LonelyRule.Remove), ("adjust", LonelyRule.Adjust), ("average", LonelyRule.Average));

    internal static readonly Words<ReplicateMethod> MethodWords = new(
        ("jackknife", ReplicateMethod.Jackknife), ("balanced", ReplicateMethod.Balanced), ("raoWu", ReplicateMethod.RaoWu),
        ("cantyDavison", ReplicateMethod.CantyDavison), ("given", ReplicateMethod.Given));

    private const string Format = "docs/formats/survey-design.md";

    /// <summary>Reads a design.</summary>
    /// <param name="path">The JSON file.</param>
    /// <exception cref="InputException">It can't be read, or is wrong.</exception>
    public static DesignDescription Load(string path) => Parse(JsonFile.Text("Design", path), $"Design {path}");

    internal static DesignDescription Parse(string text, string source)
    {
        using var document = JsonFile.Parse(text, source, Format);
        var problems = new ProblemList();
        var design = Read(document.RootElement, problems);
        return problems.IsEmpty ? design : throw problems.ToException(source);
    }

    private static DesignDescription Read(JsonElement root, ProblemList problems)
    {
        var reader = new ObjectReader(root, "$", Design, problems);
        reader.OptionalText("$schema", "the address of the schema");
        var design = new DesignDescription
        {
            Weights = reader.OptionalText("weights", "the name of a column"),
            Probabilities = reader.OptionalText("probabilities", "the name of a column"),
            Strata = reader.Texts("strata", "the name of a column"),
            Clusters = reader.Texts("clusters", "the name of a column"),
            Population = reader.Texts("population", "the name of a column"),
            Nested = reader.Flag("nested", false),
            UnequalProbabilities = reader.Flag("unequalProbabilities", false),
            Lonely = reader.Choice("lonely", LonelyRule.Fail, LonelyWords),
            Replicates = reader.Has("replicates") ? ReadReplicates(reader.Object("replicates", Replicates, required: true), problems) : null,
            Missing = reader.Has("missing") ? reader.Texts("missing", "a text that stands for a missing value") : ["NA"],
        };
        if (design is { Weights: not null, Probabilities: not null })
        {
            problems.Add("$.probabilities", "$.probabilities stands beside $.weights: leave one of them out");
        }

        if (design is { Weights: null, Probabilities: null, Population: [] } && problems.IsEmpty)
        {
            problems.Missing("$.weights", "the column of the weights; or give probabilities, or the population");
        }

        return design;
    }

    private static ReplicateDescription ReadReplicates(ObjectReader reader, ProblemList problems)
    {
        var replicates = new ReplicateDescription
        {
            Method = reader.Choice<ReplicateMethod>("method", null, MethodWords),
            Columns = reader.Texts("columns", "the name of a column"),
            Rho = reader.Share("rho", 0),
            Count = reader.Integer("count", 500, 2, 100_000),
            Seed = reader.Integer("seed", 1, 0, int.MaxValue),
            Scale = Scale(reader, problems),
            Combined = reader.Flag("combined", true),
            AroundEstimate = reader.Flag("aroundEstimate", false),
        };
        if (replicates.Rho >= 1)
        {
            problems.Wrong(reader.PathOf("rho"), "1", "a number from 0 to below 1");
        }

        if (replicates is { Method: ReplicateMethod.Given, Columns.Count: < 2 })
        {
            problems.Missing(reader.PathOf("columns"), "the columns of the replicate weights, at least two");
        }

        return replicates;
    }

    private static double Scale(ObjectReader reader, ProblemList problems)
    {
        if (!reader.TryFind("scale", out var value))
        {
            return 1;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var scale) && scale > 0)
        {
            return scale;
        }

        problems.Wrong(reader.PathOf("scale"), value.GetRawText(), "a number above 0");
        return 1;
    }
}
