namespace Sektorskifte.Bench;

/// <summary>A way of doing a job that is measured.</summary>
/// <param name="Name">What it is called in <c>--cases</c> and in the results.</param>
/// <param name="Floor">The case over whose time its own is given.</param>
/// <param name="Result">Cases of the same kind of result must all have the same one.</param>
/// <param name="Run">One run, in a process of its own.</param>
internal sealed record BenchCase(string Name, string Floor, ResultKind Result, Func<CaseRun> Run);

/// <summary>What the fingerprint of a case is made from; only fingerprints of one kind compare.</summary>
internal enum ResultKind
{
    /// <summary>Aggregates of the columns.</summary>
    Columns,

    /// <summary>The numbers of values in the columns.</summary>
    Values,

    /// <summary>The cells before disclosure control.</summary>
    Cells,

    /// <summary>The tables that the program writes.</summary>
    Tables,

    /// <summary>The tables with other settings.</summary>
    OtherTables,

    /// <summary>The cells when a month was added.</summary>
    AddedMonth,

    /// <summary>The number of rows.</summary>
    Rows,
}

/// <summary>One run of a case: what it took, and a fingerprint of its result.</summary>
/// <param name="Seconds">Wall-clock time of what the case measures.</param>
/// <param name="PeakBytes">The process's largest resident memory.</param>
/// <param name="Fingerprint">Equal for equal results.</param>
/// <param name="Absent">Why there is no run; null when there is one.</param>
internal sealed record CaseRun(double Seconds, long PeakBytes, string Fingerprint, string? Absent = null)
{
    /// <summary>A case that can't be run here.</summary>
    public static CaseRun None(string why) => new(0, 0, "", why);
}
