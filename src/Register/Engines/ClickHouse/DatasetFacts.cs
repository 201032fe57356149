using System.Text.Json;
using Sektorskifte.Register.Mapping;

namespace Sektorskifte.Register.Engines.ClickHouse;

/// <summary>What is known of a dataset besides its rows. Kept as JSON on the first shard; writing it there makes the dataset current.</summary>
internal sealed record DatasetFacts
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>What the push is made from, as 16 hexadecimal digits.</summary>
    public required string Generation { get; init; }

    /// <summary>The fingerprint of those parts of the profile by which the files were read.</summary>
    public required string Reading { get; init; }

    /// <summary>The profile as <c>name@version</c>, for messages.</summary>
    public required string Profile { get; init; }

    /// <summary>The files that were pushed.</summary>
    public required IReadOnlyList<InputFile> Files { get; init; }

    /// <summary>The names of the first file's columns.</summary>
    public required IReadOnlyList<string> FileColumns { get; init; }

    /// <summary>The names of the profile's attributes that the rows hold, in the profile's order.</summary>
    public required IReadOnlyList<string> Attributes { get; init; }

    /// <summary>Data rows in the files.</summary>
    public required long RowsRead { get; init; }

    /// <summary>Rows on all shards.</summary>
    public required long RowsPushed { get; init; }

    /// <summary>The first period in which a row starts.</summary>
    public required int FirstPeriod { get; init; }

    /// <summary>The last period in which a row starts or ends.</summary>
    public required int LastPeriod { get; init; }

    /// <summary>The number of buckets that each shard's persons fall into.</summary>
    public required int Buckets { get; init; }

    /// <summary>The number of shards.</summary>
    public required int Shards { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, Options);

    public static DatasetFacts FromJson(string json) => JsonSerializer.Deserialize<DatasetFacts>(json, Options)!;
}
