using System.Text.Json;
using Sektorskifte.Register.Profiles.Json;
using Sektorskifte.Register.Records;
using Sektorskifte.Statistics.Calibration;

namespace Sektorskifte.Analysis.Survey;

/// <summary>Reads weight plans. Every problem is named with its JSON path, value and what would be right.</summary>
public static class WeightPlanFile
{
    internal static readonly Shape Plan = new("plan", "$schema", "steps");

    internal static readonly Shape Step = new(
        "step", "method", "column", "values", "cells", "minimum", "propensity", "classes", "margins", "totals", "distance", "lower",
        "upper", "strict");

    internal static readonly Shape Margin = new("margin", "columns", "counts");

    internal static readonly Words<WeightMethod> MethodWords = new(
        ("respondents", WeightMethod.Respondents), ("poststratify", WeightMethod.PostStratify), ("rake", WeightMethod.Rake),
        ("calibrate", WeightMethod.Calibrate), ("trim", WeightMethod.Trim));

    internal static readonly Words<CalibrationDistance> DistanceWords = new(
        ("linear", CalibrationDistance.Linear), ("raking", CalibrationDistance.Raking), ("logit", CalibrationDistance.Logit));

    /// <summary>Reads a plan.</summary>
    /// <param name="path">The JSON file.</param>
    /// <exception cref="InputException">It can't be read, or is wrong.</exception>
    public static WeightPlan Load(string path) => Parse(JsonFile.Text("Weight plan", path), $"Weight plan {path}");

    internal static WeightPlan Parse(string text, string source)
    {
        using var document = JsonFile.Parse(text, source, "docs/formats/weight-plan.md");
        var problems = new ProblemList();
        var reader = new ObjectReader(document.RootElement, "$", Plan, problems);
        reader.OptionalText("$schema", "the address of the schema");
        var steps = reader.Objects("steps", Step, required: true).Select(step => ReadStep(step, problems)).ToList();
        for (var i = 1; i < steps.Count; i++)
        {
            if (steps[i].Method == WeightMethod.Respondents)
            {
                problems.Add($"$.steps[{i}].method", $"$.steps[{i}].method is \"respondents\": that step must be the first");
            }
        }

        if (steps.Count == 0 && problems.IsEmpty)
        {
            problems.Wrong("$.steps", "[]", "at least one step");
        }

        return problems.IsEmpty ? new WeightPlan(steps) : throw problems.ToException(source);
    }

    private static WeightStep ReadStep(ObjectReader reader, ProblemList problems)
    {
        var step = new WeightStep
        {
            Method = reader.Choice<WeightMethod>("method", null, MethodWords),
            Column = reader.OptionalText("column", "the name of a column"),
            Values = reader.Texts("values", "a value of the column"),
            Cells = reader.Texts("cells", "the name of a column"),
            Minimum = reader.Integer("minimum", 1, 1, int.MaxValue),
            Propensity = reader.Texts("propensity", "the name of a column"),
            Classes = reader.Integer("classes", 0, 0, 1000),
            Margins = [.. reader.Objects("margins", Margin, required: false).Select(margin => new MarginDescription(
                margin.Texts("columns", "the name of a column"), Numbers(margin, "counts", problems)))],
            Totals = reader.Has("totals") ? Numbers(reader, "totals", problems) : new Dictionary<string, double>(),
            Distance = reader.Choice("distance", CalibrationDistance.Linear, DistanceWords),
            Lower = Number(reader, "lower", problems),
            Upper = Number(reader, "upper", problems),
            Strict = reader.Flag("strict", false),
        };
        Check(step, reader, problems);
        return step;
    }

    private static void Check(WeightStep step, ObjectReader reader, ProblemList problems)
    {
        switch (step.Method)
        {
            case WeightMethod.Respondents when reader.Has("method"):
                Need(step.Column is not null, "column", "the column that says who answered");
                Need(step.Values.Count > 0, "values", "the values with which a case answered");
                Need(step.Cells.Count > 0 != step.Propensity.Count > 0, "cells", "either cells or propensity");
                Need(step.Classes != 1, "classes", "0 for none, or 2 and more");
                break;
            case WeightMethod.PostStratify:
                Need(step.Margins.Count == 1, "margins", "one margin; cross its columns for several variables");
                break;
            case WeightMethod.Rake:
                Need(step.Margins.Count > 0, "margins", "at least one margin");
                break;
            case WeightMethod.Calibrate:
                Need(step.Margins.Count > 0, "margins", "at least one margin, from which the population's size follows");
                Need(step.Lower is null or < 1, "lower", "a factor below 1");
                Need(step.Upper is null or > 1, "upper", "a factor above 1");
                Need(step.Distance != CalibrationDistance.Logit || (step.Lower is not null && step.Upper is not null), "distance",
                    "\"linear\" or \"raking\"; logit needs lower and upper");
                break;
            case WeightMethod.Trim:
                Need(step.Lower is null or >= 0, "lower", "a weight from 0");
                Need(step.Lower is not null || step.Upper is not null, "upper", "the largest weight, or give lower");
                Need(!(step.Lower >= step.Upper), "upper", "above lower");
                break;
        }

        foreach (var margin in step.Margins)
        {
            Need(margin.Columns.Count > 0 && margin.Counts.Count > 0, "margins", "margins with columns and counts");
        }

        void Need(bool holds, string key, string expected)
        {
            if (!holds)
            {
                problems.Add(reader.PathOf(key), $"{reader.PathOf(key)}: must be {expected}");
            }
        }
    }

    private static Dictionary<string, double> Numbers(ObjectReader reader, string key, ProblemList problems)
    {
        var numbers = new Dictionary<string, double>(StringComparer.Ordinal);
        const string Expected = "an object of numbers by name";
        if (!reader.TryFind(key, out var value) || value.ValueKind != JsonValueKind.Object)
        {
            problems.Add(reader.PathOf(key), $"{reader.PathOf(key)}: must be {Expected}");
            return numbers;
        }

        foreach (var member in value.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.Number && member.Value.TryGetDouble(out var number) && double.IsFinite(number))
            {
                numbers[member.Name] = number;
            }
            else
            {
                problems.Wrong(ObjectReader.Below(reader.PathOf(key), member.Name), member.Value.GetRawText(), "a number");
            }
        }

        return numbers;
    }

    private static double? Number(ObjectReader reader, string key, ProblemList problems)
    {
        if (!reader.TryFind(key, out var value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number))
        {
            return number;
        }

        problems.Wrong(reader.PathOf(key), value.GetRawText(), "a number");
        return null;
    }
}
