using System.Diagnostics.CodeAnalysis;

namespace Sektorskifte.Statistics;

/// <summary>
/// What a method came to: a value, or the reason why the data do not allow one. A reason is no accident: a stratum with one
/// unit, a model that does not converge, a share of nobody. Wrong arguments throw instead.
/// </summary>
/// <typeparam name="T">What the method gives.</typeparam>
public readonly struct Outcome<T>
    where T : notnull
{
    private readonly bool _has;
    private readonly T? _value;
    private readonly Problem? _problem;

    private Outcome(T value)
    {
        _has = true;
        _value = value;
    }

    private Outcome(Problem problem) => _problem = problem;

    /// <summary>Why there is no value; null when there is one.</summary>
    public Problem? Problem => _has ? null : _problem ?? Problem.Nothing;

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">There is none; ask <see cref="TryGet"/> first. The message says why.</exception>
    public T Value => _has ? _value! : throw new InvalidOperationException(Problem!.Message);

    /// <summary>The value, or why there is none.</summary>
    /// <param name="value">The value, when there is one.</param>
    /// <param name="problem">Why there is none, when there is none.</param>
    /// <returns>Whether there is a value.</returns>
    public bool TryGet([MaybeNullWhen(false)] out T value, [NotNullWhen(false)] out Problem? problem)
    {
        value = _value;
        problem = Problem;
        return _has;
    }

    /// <summary>Goes on with the value, when there is one.</summary>
    /// <typeparam name="TNext">What the next step gives.</typeparam>
    /// <param name="next">The next step.</param>
    /// <returns>What the next step gives, or this problem.</returns>
    public Outcome<TNext> Then<TNext>(Func<T, Outcome<TNext>> next)
        where TNext : notnull
    {
        ArgumentNullException.ThrowIfNull(next);
        return TryGet(out var value, out var problem) ? next(value) : problem;
    }

    /// <summary>An outcome with a value.</summary>
    /// <param name="value">The value.</param>
    [SuppressMessage("Usage", "CA2225", Justification = "The conversion is the one way to make an outcome.")]
    public static implicit operator Outcome<T>(T value) => new(value);

    /// <summary>An outcome without a value.</summary>
    /// <param name="problem">Why there is none.</param>
    [SuppressMessage("Usage", "CA2225", Justification = "The conversion is the one way to make an outcome.")]
    public static implicit operator Outcome<T>(Problem problem) =>
        new(problem ?? throw new ArgumentNullException(nameof(problem)));
}
