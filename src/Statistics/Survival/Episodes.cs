using System.Globalization;

namespace Sektorskifte.Statistics.Survival;

/// <summary>
/// Stretches of time at risk, one after the other in no order: from when it was seen to when it ended, and where it went. An
/// episode that comes under observation late (left truncation) counts from its entry only; one whose end is not seen (right
/// censoring) counts until then. It is at risk at time t when entry &lt; t ≤ exit.
/// </summary>
/// <remarks>A person may have several episodes, such as one for each value of a covariate that changes.</remarks>
public sealed class Episodes
{
    private Episodes(double[]? entry, double[] exit, int[] destination, double[]? weight, int[]? cluster)
    {
        Entry = entry;
        Exit = exit;
        Destination = destination;
        Weight = weight;
        Cluster = cluster;
        Destinations = Math.Max(1, destination.Length == 0 ? 1 : destination.Max());
    }

    /// <summary>The number of episodes, at least 1.</summary>
    public int Count => Exit.Length;

    /// <summary>The number of destinations: the highest code that occurs, at least 1.</summary>
    public int Destinations { get; }

    /// <summary>The number of clusters (persons); that of the episodes when none were given.</summary>
    public int Clusters => Cluster is null ? Count : Cluster.Max() + 1;

    internal double[]? Entry { get; }

    internal double[] Exit { get; }

    internal int[] Destination { get; }

    internal double[]? Weight { get; }

    /// <summary>The cluster of each episode, counted from 0; null when each is its own.</summary>
    internal int[]? Cluster { get; }

    /// <summary>Episodes by column.</summary>
    /// <param name="exit">When each ended or was last seen, in any unit; at or above 0 where there is no entry.</param>
    /// <param name="destination">0 when the end was not seen, else the number of the destination, from 1.</param>
    /// <param name="entry">When each came under observation, from 0 and below its exit; by default all from the start. An entry of 0 is
    /// the start.</param>
    /// <param name="weight">The weight of each, above 0; default 1.</param>
    /// <param name="person">Whose each is, any numbers: what robust errors are clustered by; by default each is its own.</param>
    /// <returns>The episodes, or the first row that can't be one.</returns>
    /// <exception cref="ArgumentException">Columns are not equally long, or a destination is negative.</exception>
    public static Outcome<Episodes> Of(
        IReadOnlyList<double> exit, IReadOnlyList<int> destination, IReadOnlyList<double>? entry = null,
        IReadOnlyList<double>? weight = null, IReadOnlyList<int>? person = null)
    {
        ArgumentNullException.ThrowIfNull(exit);
        ArgumentNullException.ThrowIfNull(destination);
        Require.SameLength(exit.Count, destination.Count, nameof(destination));
        Require.SameLength(exit.Count, entry?.Count ?? exit.Count, nameof(entry));
        Require.SameLength(exit.Count, weight?.Count ?? exit.Count, nameof(weight));
        Require.SameLength(exit.Count, person?.Count ?? exit.Count, nameof(person));
        if (exit.Count == 0)
        {
            return new Problem(ProblemKind.NoData, "There are no episodes; there must be at least one.");
        }

        for (var i = 0; i < exit.Count; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(destination[i], nameof(destination));
            if (WhatIsWrong(i, exit[i], entry?[i], weight?[i] ?? 1) is { } problem)
            {
                return problem;
            }
        }

        return new Episodes(
            entry is null ? null : [.. entry], [.. exit], [.. destination], weight is null ? null : [.. weight],
            person is null ? null : Numbered(person));
    }

    /// <summary>The episodes of one group.</summary>
    /// <param name="groups">The group of each episode.</param>
    /// <param name="name">The name of one.</param>
    /// <returns>The group's episodes, or that it has none.</returns>
    public Outcome<Episodes> In(Groups groups, string name)
    {
        ArgumentNullException.ThrowIfNull(groups);
        Require.SameLength(Count, groups.Count, nameof(groups));
        var rows = groups.RowsOf(name);
        return rows.Length == 0
            ? new Problem(ProblemKind.NoData, $"The group {name} has no episodes; there are {string.Join(", ", groups.Names)}.")
            : Take(rows);
    }

    internal double WeightOf(int row) => Weight is null ? 1 : Weight[row];

    internal double EntryOf(int row) => Entry is null ? double.NegativeInfinity : Entry[row];

    internal Episodes Take(int[] rows) => new(
        Entry is null ? null : Array.ConvertAll(rows, row => Entry[row]),
        Array.ConvertAll(rows, row => Exit[row]),
        Array.ConvertAll(rows, row => Destination[row]),
        Weight is null ? null : Array.ConvertAll(rows, row => Weight[row]),
        Cluster is null ? null : Numbered(Array.ConvertAll(rows, row => Cluster[row])));

    private static Problem? WhatIsWrong(int row, double exit, double? entry, double weight)
    {
        var problem = !double.IsFinite(exit) || (entry is null && exit < 0)
            ? $"ends at {Show(exit)}; an end is a finite time{(entry is null ? ", at or above 0" : "")}"
            : entry is { } start && !(start >= 0 && double.IsFinite(start))
            ? $"comes under observation at {Show(start)}; an entry is a finite time, at or above 0"
            : entry is { } from && from >= exit
            ? $"comes under observation at {Show(from)} and ends at {Show(exit)}; the end lies after the entry"
            : !(weight > 0 && double.IsFinite(weight))
            ? $"has the weight {Show(weight)}; a weight is a finite number above 0"
            : null;
        return problem is null ? null : new Problem(ProblemKind.InvalidValue, $"Episode {row + 1} {problem}.");
    }

    private static string Show(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static int[] Numbered(IReadOnlyList<int> person)
    {
        var numbers = new Dictionary<int, int>(person.Count);
        var cluster = new int[person.Count];
        for (var i = 0; i < cluster.Length; i++)
        {
            if (!numbers.TryGetValue(person[i], out cluster[i]))
            {
                numbers.Add(person[i], cluster[i] = numbers.Count);
            }
        }

        return cluster;
    }
}
