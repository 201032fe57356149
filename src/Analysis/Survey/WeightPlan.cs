using Sektorskifte.Statistics.Calibration;

namespace Sektorskifte.Analysis.Survey;

/// <summary>How answers are weighted, step after step. The format is described in <c>docs/formats/weight-plan.md</c>.</summary>
/// <param name="Steps">The steps, in their order; one for non-response can only be the first.</param>
public sealed record WeightPlan(IReadOnlyList<WeightStep> Steps)
{
    /// <summary>Every column that the steps read.</summary>
    public IEnumerable<string> Columns => Steps.SelectMany(step =>
        step.Cells.Concat(step.Propensity).Concat(step.Margins.SelectMany(margin => margin.Columns)).Concat(step.Totals.Keys)
            .Concat(step.Column is { } column ? [column] : []));
}

/// <summary>What a step does.</summary>
public enum WeightMethod
{
    /// <summary>Respondents take over the weights of those who did not answer.</summary>
    Respondents,

    /// <summary>Meets the population's counts of one variable, or of several crossed.</summary>
    PostStratify,

    /// <summary>Meets the counts of several margins, one after the other until all hold.</summary>
    Rake,

    /// <summary>Meets margins and totals and stays near the weights before.</summary>
    Calibrate,

    /// <summary>Cuts off very small and very large weights.</summary>
    Trim,
}

/// <summary>One step of weighting.</summary>
public sealed record WeightStep
{
    /// <summary>What it does.</summary>
    public required WeightMethod Method { get; init; }

    /// <summary>The column that says who answered.</summary>
    public string? Column { get; init; }

    /// <summary>The values of that column with which a case answered.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>The columns whose combinations are the cells within which respondents stand for the others.</summary>
    public IReadOnlyList<string> Cells { get; init; } = [];

    /// <summary>The fewest respondents of a cell.</summary>
    public int Minimum { get; init; } = 1;

    /// <summary>The columns of the model of response propensities, instead of cells.</summary>
    public IReadOnlyList<string> Propensity { get; init; } = [];

    /// <summary>How many classes of similar propensity; 0 for a factor of each case's own.</summary>
    public int Classes { get; init; }

    /// <summary>The population's counts.</summary>
    public IReadOnlyList<MarginDescription> Margins { get; init; } = [];

    /// <summary>The population's totals of columns of numbers.</summary>
    public IReadOnlyDictionary<string, double> Totals { get; init; } = new Dictionary<string, double>();

    /// <summary>The distance that calibration keeps small.</summary>
    public CalibrationDistance Distance { get; init; }

    /// <summary>The smallest factor of a calibration, or weight after trimming; null for none.</summary>
    public double? Lower { get; init; }

    /// <summary>The largest factor of a calibration, or weight after trimming; null for none.</summary>
    public double? Upper { get; init; }

    /// <summary>Trims again what the sharing out put outside.</summary>
    public bool Strict { get; init; }
}

/// <summary>The population's counts of a variable, or of several crossed.</summary>
/// <param name="Columns">The columns.</param>
/// <param name="Counts">The count of each category; of crossed columns with colons between.</param>
public sealed record MarginDescription(IReadOnlyList<string> Columns, IReadOnlyDictionary<string, double> Counts);
