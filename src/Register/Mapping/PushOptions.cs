using Sektorskifte.Register.Profiles;

namespace Sektorskifte.Register.Mapping;

/// <summary>Which records go to which cluster.</summary>
public sealed record PushOptions
{
    /// <summary>The profile and its text.</summary>
    public required LoadedProfile Profile { get; init; }

    /// <summary>The record files; all of one shape. Together they are the dataset.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>The cluster and the dataset's name.</summary>
    public required ClusterOptions Cluster { get; init; }

    /// <summary>How many threads read at a time, from 1. Default: one for each core.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Where the rejected rows go as CSV. Null: they are kept in the cluster only.</summary>
    public string? RejectsFile { get; init; }

    /// <summary>The clock that orders the pushes of a dataset. Default: the system's.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Told how far the push is, a few times a second at most. Null: nobody is.</summary>
    public IProgress<RunProgress>? Progress { get; init; }
}

/// <summary>A dataset that is complete.</summary>
/// <param name="RowsRead">Data rows in the files.</param>
/// <param name="RowsPushed">Rows that are on the shards: those read and not rejected.</param>
/// <param name="Rejected">Rejected rows by reason; empty when nothing had to be read.</param>
/// <param name="Shards">The number of shards.</param>
/// <param name="WasThere">The same records were complete already, and nothing was done.</param>
public sealed record PushResult(
    long RowsRead, long RowsPushed, IReadOnlyDictionary<string, long> Rejected, int Shards, bool WasThere);
