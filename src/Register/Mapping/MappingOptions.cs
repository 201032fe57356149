using Sektorskifte.Register.Profiles;

namespace Sektorskifte.Register.Mapping;

/// <summary>What a mapping is made from and how.</summary>
public sealed record MappingOptions
{
    /// <summary>The profile and its text.</summary>
    public required LoadedProfile Profile { get; init; }

    /// <summary>The record files; all of one shape. None when the spells come from a <see cref="Store"/>.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>The folder of a store of spells, instead of record files. Null: the files are read.</summary>
    public string? Store { get; init; }

    /// <summary>The first period of the window: a year, or a month such as 2008-01. Null: as far back as the data go.</summary>
    public string? From { get; init; }

    /// <summary>The last period of the window. Null: as far as the data go.</summary>
    public string? To { get; init; }

    /// <summary>The leader definition, <c>name</c> or <c>name@version</c>. Null: the profile's default.</summary>
    public string? Definition { get; init; }

    /// <summary>How many unseen periods a link bridges, 0 to 120. Null: the profile's.</summary>
    public int? Gap { get; init; }

    /// <summary>The fewest people that a published cell may count, from 1; default 5. With 1 nothing is hidden.</summary>
    public int MinCount { get; init; } = 5;

    /// <summary>Whether people who move together are kept out of the moves. Default true.</summary>
    public bool Reorganisations { get; init; } = true;

    /// <summary>Names of profile attributes to break results down by; at most 4. Default none.</summary>
    public IReadOnlyList<string> By { get; init; } = [];

    /// <summary>How many threads work at a time, from 1. Default: one for each core.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>
    /// The bytes of memory to keep to when the rows are not ordered by person, from 64 MB; what does not fit goes to a temporary
    /// file. Null: half of what is free on the machine.
    /// </summary>
    public long? Memory { get; init; }

    /// <summary>The folder for temporary files. Null: the system's.</summary>
    public string? TemporaryFolder { get; init; }

    /// <summary>Where the rejected rows go as CSV. Null: they are counted only.</summary>
    public string? RejectsFile { get; init; }

    /// <summary>Where the records lie on a cluster, when it does the counting; <see cref="Files"/> is then empty. Null: they are
    /// read from the files.</summary>
    public ClusterOptions? Cluster { get; init; }

    /// <summary>The clock for provenance. Default: the system's.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Told how far the run is, a few times a second at most. Null: nobody is.</summary>
    public IProgress<RunProgress>? Progress { get; init; }
}

/// <summary>How far a run is.</summary>
/// <param name="Stage">What is being done, in English: "reading", "following persons", "making tables".</param>
/// <param name="Rows">Rows read so far.</param>
/// <param name="Fraction">How much of the stage is done, 0 to 1.</param>
public readonly record struct RunProgress(string Stage, long Rows, double Fraction);
