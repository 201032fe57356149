using Sektorskifte.Statistics.Distributions;
using Sektorskifte.Statistics.Proportions;

namespace Sektorskifte.Statistics.Funnels;

/// <summary>One stage of a funnel: from having reached a step to reaching the next.</summary>
/// <param name="From">The step before.</param>
/// <param name="To">The step after.</param>
/// <param name="Reached">Those who reached the step before.</param>
/// <param name="Open">Those of them whose process is open there: they count in no rate of this stage or a later one.</param>
/// <param name="Passed">Those who reached the step after.</param>
public sealed record FunnelStage(string From, string To, long Reached, long Open, long Passed)
{
    /// <summary>Those about whom it is decided: the denominator of the rate.</summary>
    public long Decided => Reached - Open;

    /// <summary>The share of the decided who passed, with Wilson's interval.</summary>
    /// <param name="confidence">The confidence level, between 0 and 1; default 0.95.</param>
    public ShareEstimate Rate(double confidence = 0.95) => WilsonInterval.Estimate(Passed, Decided, confidence);
}

/// <summary>The share that passes all stages between two steps.</summary>
/// <param name="From">The first step.</param>
/// <param name="To">The last.</param>
/// <param name="Share">The product of the stages' rates, 0 to 1.</param>
/// <param name="StandardError">Its standard error, by Greenwood's formula.</param>
/// <param name="Interval">The limits, on the scale of the log of minus the log; a problem where the share is 0 or 1.</param>
public sealed record FunnelPassage(string From, string To, double Share, double StandardError, Outcome<ShareInterval> Interval);

/// <summary>
/// How many processes reach each step of a recruitment. A process that is open contributes to the stages it has passed and to none after;
/// it is no failure. See <c>docs/methods/funnel-stages.md</c>.
/// </summary>
[Estimator("funnel-stages", Source = "E. L. Kaplan and P. Meier (1958), Nonparametric estimation from incomplete observations, Journal of the "
    + "American Statistical Association 53 (282), 457-481, with stages as times")]
public sealed class Funnel
{
    private Funnel(FunnelStage[] stages) => Stages = stages;

    /// <summary>The stages, in order.</summary>
    public IReadOnlyList<FunnelStage> Stages { get; }

    /// <summary>A funnel of applications: each process counts.</summary>
    /// <param name="steps">The names of the steps, at least two, from the first, which all have reached.</param>
    /// <param name="reached">For each process the number of the farthest step it reached, from 0.</param>
    /// <param name="open">For each process whether it is still open; one that reached the last step never is.</param>
    /// <returns>The funnel, or that there are no processes, or a step that is none.</returns>
    /// <exception cref="ArgumentException">There are fewer than two steps, or the lists are not equally long.</exception>
    public static Outcome<Funnel> OfApplications(IReadOnlyList<string> steps, IReadOnlyList<int> reached, IReadOnlyList<bool> open)
    {
        Check(steps, reached, open);
        var (last, ended) = (steps.Count - 1, new long[steps.Count]);
        var waiting = new long[steps.Count];
        for (var i = 0; i < reached.Count; i++)
        {
            if (reached[i] < 0 || reached[i] > last)
            {
                return new Problem(
                    ProblemKind.InvalidValue,
                    $"Process {i + 1} reached step {reached[i]}; steps go from 0 ({steps[0]}) to {last} ({steps[last]}).");
            }

            (open[i] && reached[i] < last ? waiting : ended)[reached[i]]++;
        }

        return Of(steps, ended, waiting);
    }

    /// <summary>A funnel of persons: each counts once, with the farthest step of any of its processes, and as open while any is.</summary>
    /// <param name="steps">The names of the steps, at least two, from the first, which all have reached.</param>
    /// <param name="reached">For each process the number of the farthest step it reached, from 0.</param>
    /// <param name="open">For each process whether it is still open.</param>
    /// <param name="person">Whose each process is.</param>
    /// <returns>The funnel, or that there are no processes, or a step that is none.</returns>
    /// <exception cref="ArgumentException">There are fewer than two steps, or the lists are not equally long.</exception>
    public static Outcome<Funnel> OfPersons(
        IReadOnlyList<string> steps, IReadOnlyList<int> reached, IReadOnlyList<bool> open, IReadOnlyList<string> person)
    {
        Check(steps, reached, open);
        ArgumentNullException.ThrowIfNull(person);
        Require.SameLength(reached.Count, person.Count, nameof(person));
        var persons = new Dictionary<string, (int Reached, bool Open)>(StringComparer.Ordinal);
        for (var i = 0; i < reached.Count; i++)
        {
            if (reached[i] < 0)
            {
                return OfApplications(steps, reached, open);
            }

            var known = persons.GetValueOrDefault(person[i]);
            persons[person[i]] = (Math.Max(known.Reached, reached[i]), known.Open || open[i]);
        }

        return OfApplications(steps, [.. persons.Values.Select(one => one.Reached)], [.. persons.Values.Select(one => one.Open)]);
    }

    /// <summary>A funnel of counts without open processes.</summary>
    /// <param name="steps">The names of the steps, at least two.</param>
    /// <param name="counts">Those who reached each step: never more than reached the one before.</param>
    /// <returns>The funnel, or the step that more reached than the one before.</returns>
    /// <exception cref="ArgumentException">There are fewer than two steps, or not a count a step, or a count is negative.</exception>
    public static Outcome<Funnel> OfCounts(IReadOnlyList<string> steps, IReadOnlyList<long> counts)
    {
        ArgumentNullException.ThrowIfNull(steps);
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps.Count, 2, nameof(steps));
        Require.SameLength(steps.Count, counts.Count, nameof(counts));
        var ended = new long[counts.Count];
        for (var step = 0; step < ended.Length; step++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(counts[step], nameof(counts));
            if (step > 0 && counts[step] > counts[step - 1])
            {
                return new Problem(
                    ProblemKind.InvalidValue,
                    $"{counts[step]} reached {steps[step]} and {counts[step - 1]} the step before, {steps[step - 1]}; no step has more than the one "
                    + "before it.");
            }

            ended[step] = counts[step] - (step + 1 < ended.Length ? counts[step + 1] : 0);
        }

        return Of(steps, ended, new long[ended.Length]);
    }

    /// <summary>The share that passes all stages between two steps.</summary>
    /// <param name="from">The number of the first step, from 0.</param>
    /// <param name="to">The number of the last; by default the last of the funnel.</param>
    /// <param name="confidence">The confidence level, between 0 and 1; default 0.95.</param>
    /// <returns>The share, or the stage at which nothing is decided.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The steps are not in order, or the level is out of range.</exception>
    public Outcome<FunnelPassage> Passage(int from = 0, int? to = null, double confidence = 0.95)
    {
        Require.Fraction(confidence);
        var last = to ?? Stages.Count;
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(from, last);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(last, Stages.Count, nameof(to));
        var (share, sum) = (1.0, 0.0);
        for (var step = from; step < last && share > 0; step++)
        {
            var stage = Stages[step];
            if (stage.Decided == 0)
            {
                return Undecided(stage);
            }

            share *= stage.Passed / (double)stage.Decided;
            sum += stage.Passed == 0 ? 0 : (stage.Decided - stage.Passed) / ((double)stage.Decided * stage.Passed);
        }

        var error = share * Math.Sqrt(sum);
        var (first, end) = (Stages[from].From, Stages[last - 1].To);
        if (share is 0 or 1)
        {
            return new FunnelPassage(first, end, share, 0, new Problem(
                ProblemKind.TooFewUnits,
                $"{(share == 0 ? "Nobody passes" : "Everybody passes")} from {first} to {end}; the share's error is not known from that. Take the exact "
                + "interval of a stage."));
        }

        var width = StandardNormal.UpperQuantile((1 - confidence) / 2) * Math.Sqrt(sum) / -Math.Log(share);
        return new FunnelPassage(
            first, end, share, error,
            new ShareInterval(share, Math.Pow(share, Math.Exp(width)), Math.Pow(share, Math.Exp(-width))));
    }

    internal static Problem Undecided(FunnelStage stage) => new(
        ProblemKind.NoData, $"Nothing is decided from {stage.From} to {stage.To}: {stage.Reached} reached {stage.From}, and {stage.Open} of them are open.");

    private static void Check(IReadOnlyList<string> steps, IReadOnlyList<int> reached, IReadOnlyList<bool> open)
    {
        ArgumentNullException.ThrowIfNull(steps);
        ArgumentNullException.ThrowIfNull(reached);
        ArgumentNullException.ThrowIfNull(open);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps.Count, 2, nameof(steps));
        Require.SameLength(reached.Count, open.Count, nameof(open));
    }

    private static Outcome<Funnel> Of(IReadOnlyList<string> steps, long[] ended, long[] waiting)
    {
        var stages = new FunnelStage[steps.Count - 1];
        var beyond = ended[^1];
        for (var step = stages.Length - 1; step >= 0; step--)
        {
            var passed = beyond;
            beyond += ended[step] + waiting[step];
            stages[step] = new FunnelStage(steps[step], steps[step + 1], beyond, waiting[step], passed);
        }

        return beyond == 0
            ? new Problem(ProblemKind.NoData, $"Nobody reached {steps[0]}; there must be at least one process.")
            : new Funnel(stages);
    }
}
