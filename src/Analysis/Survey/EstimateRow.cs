using Sektorskifte.Analysis.Results;
using Sektorskifte.Statistics.Designs;

namespace Sektorskifte.Analysis.Survey;

/// <summary>An estimate with what a methodologist asks for.</summary>
internal sealed record EstimateRow
{
    /// <summary>The columns of a table of them.</summary>
    public static readonly IReadOnlyList<string> Columns =
        ["estimate", "group", "item", "value", "se", "lower", "upper", "df", "n", "population", "design_effect"];

    /// <summary>What was asked for, as it was written.</summary>
    public required string Estimate { get; init; }

    /// <summary>The group; null for all.</summary>
    public string? Group { get; init; }

    /// <summary>What of the variable: itself, a category, a quantile.</summary>
    public required string Item { get; init; }

    public required double Value { get; init; }

    public double? StandardError { get; init; }

    public ConfidenceInterval? Interval { get; init; }

    public double? DegreesOfFreedom { get; init; }

    /// <summary>The rows that it is from.</summary>
    public required int Count { get; init; }

    /// <summary>The sum of their weights.</summary>
    public required double Population { get; init; }

    public double? DesignEffect { get; init; }

    /// <summary>The row of a table.</summary>
    public IReadOnlyList<ResultValue> Cells =>
    [
        Estimate, Group, Item, Value, StandardError, Interval?.Lower, Interval?.Upper, DegreesOfFreedom, Count, Population, DesignEffect,
    ];
}
