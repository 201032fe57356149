namespace Sektorskifte.Analysis.Survey;

/// <summary>
/// One estimate that is asked for, as it is written on the command line: what, of which variables, by which groups, in which
/// domain. Described in <c>docs/guide/survey.md</c>.
/// </summary>
public sealed record EstimateSpec
{
    /// <summary>As it was written.</summary>
    public required string Text { get; init; }

    /// <summary>What is estimated.</summary>
    public required EstimateKind Kind { get; init; }

    /// <summary>The variables: the one that is estimated; numerator and denominator; the two of a test; the items; the outcome of a
    /// regression.</summary>
    public required IReadOnlyList<string> Variables { get; init; }

    /// <summary>Categories of the variable: those of a share, and the two domains of a difference. Empty for all.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>The probabilities of quantiles, each above 0 and below 1.</summary>
    public IReadOnlyList<double> Probabilities { get; init; } = [];

    /// <summary>The terms of a regression, each the variables whose product it is; the intercept is not among them.</summary>
    public IReadOnlyList<IReadOnlyList<SpecVariable>> Terms { get; init; } = [];

    /// <summary>The columns whose combinations are the groups; the groups of a test.</summary>
    public IReadOnlyList<string> By { get; init; } = [];

    /// <summary>The domain: rows in which each of these columns has one of the values.</summary>
    public IReadOnlyList<DomainCondition> Where { get; init; } = [];

    /// <summary>Every column that the estimate reads.</summary>
    public IEnumerable<string> Columns => Variables.Concat(Terms.SelectMany(term => term.Select(variable => variable.Column)))
        .Concat(By).Concat(Where.Select(condition => condition.Column));
}

/// <summary>A variable in a regression.</summary>
/// <param name="Column">Its column.</param>
/// <param name="IsFactor">Its values are categories even where they are numbers.</param>
public sealed record SpecVariable(string Column, bool IsFactor);

/// <summary>A condition of a domain.</summary>
/// <param name="Column">The column.</param>
/// <param name="Values">The values, one of which a row must have.</param>
public sealed record DomainCondition(string Column, IReadOnlyList<string> Values);
