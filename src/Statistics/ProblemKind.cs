namespace Sektorskifte.Statistics;

/// <summary>The kinds of reason for which data do not allow a result.</summary>
public enum ProblemKind
{
    /// <summary>There is nobody, or nothing, to estimate from: an empty domain, stratum, category or table.</summary>
    NoData,

    /// <summary>Too few units for what is asked: a stratum with one sampling unit, one coder, one category.</summary>
    TooFewUnits,

    /// <summary>A weight, count, probability or other input value is outside what the method can take.</summary>
    InvalidValue,

    /// <summary>Terms can't be told apart: a singular matrix, a margin that is all zeros, a constant variable.</summary>
    Singular,

    /// <summary>The iterations stopped before the result settled.</summary>
    NotConverged,

    /// <summary>No solution exists within what was asked: bounds that can't meet their totals, contradictory margins.</summary>
    Infeasible,
}
