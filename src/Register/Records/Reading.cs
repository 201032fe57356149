namespace Sektorskifte.Register.Records;

/// <summary>What can be wrong with a cell of one column. Made once for each reader, so that a bad cell allocates nothing.</summary>
/// <param name="Column">The column as the profile names it.</param>
/// <param name="Reason">One of <see cref="RejectReason"/>.</param>
/// <param name="Expected">What would be right, in English.</param>
internal sealed record Problem(string Column, string Reason, string Expected);

/// <summary>A value that was read from a cell, or what is wrong with the cell.</summary>
internal readonly struct Reading<T>
    where T : struct
{
    private Reading(T value, Problem? problem)
    {
        Value = value;
        Problem = problem;
    }

    /// <summary>The value; the type's default when there is a <see cref="Problem"/>.</summary>
    public T Value { get; }

    /// <summary>What is wrong; null when the value can be used.</summary>
    public Problem? Problem { get; }

    public static implicit operator Reading<T>(T value) => new(value, null);

    public static implicit operator Reading<T>(Problem problem) => new(default, problem);
}
