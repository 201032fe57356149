namespace Sektorskifte.Register.Mapping;

/// <summary>A ClickHouse cluster, and what of it a run uses.</summary>
public sealed record ClusterOptions
{
    /// <summary>The HTTP address of each shard, such as <c>http://10.0.0.1:8123</c>, in any order; one for every shard of
    /// the cluster.</summary>
    public required IReadOnlyList<string> Urls { get; init; }

    /// <summary>The cluster's name, as the servers' configuration has it.</summary>
    public required string Cluster { get; init; }

    /// <summary>The name of the pushed records: 1 to 40 lower-case letters, digits and single underscores, a letter first.</summary>
    public required string Dataset { get; init; }

    /// <summary>The user on all shards. Null: the servers' default user.</summary>
    public string? User { get; init; }

    /// <summary>A file whose first line is the user's password. Null: no password.</summary>
    public string? PasswordFile { get; init; }
}
