using System.Globalization;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Engines.ClickHouse;

/// <summary>The datasets of a cluster: a table on the first shard with a line for each push that was completed.</summary>
internal sealed class DatasetList(ShardCluster cluster)
{
    private const string Table = $"{ShardCluster.Database}.datasets";

    /// <summary>Makes the database and the list where they are missing.</summary>
    public void Create()
    {
        cluster.OnEach((shard, _) => shard.Execute($"CREATE DATABASE IF NOT EXISTS {ShardCluster.Database}"));
        cluster.First.Execute(
            $"CREATE TABLE IF NOT EXISTS {Table} (dataset String, pushed UInt64, facts String) ENGINE = MergeTree() ORDER BY (dataset, pushed)");
    }

    /// <summary>The dataset as it was last completed; null when it never was.</summary>
    public DatasetFacts? Find(string dataset) => Exists()
        ? cluster.First.Read(
            $"SELECT facts FROM {Table} WHERE dataset = {ClickHouseServer.Literal(dataset)} ORDER BY pushed DESC LIMIT 1",
            row => DatasetFacts.FromJson(row.Text())).SingleOrDefault()
        : null;

    /// <summary>The dataset as it was last completed.</summary>
    /// <exception cref="InputException">There is none of that name, or it lies on another number of shards.</exception>
    public DatasetFacts Require(string dataset)
    {
        var facts = Find(dataset) ?? throw new InputException(
            $"The cluster '{cluster.Name}' has no dataset '{dataset}'; it has {Names()}. `register push` puts records there.");
        return facts.Shards == cluster.Shards.Count ? facts : throw new InputException(string.Create(
            CultureInfo.InvariantCulture,
            $"The dataset '{dataset}' was pushed to {facts.Shards} shards and the cluster '{cluster.Name}' has {cluster.Shards.Count}; push it again."));
    }

    /// <summary>Makes a dataset that is complete the current one of its name.</summary>
    /// <param name="dataset">The name.</param>
    /// <param name="facts">What is known of it.</param>
    /// <param name="pushed">The time, which orders the pushes of a name.</param>
    public void Add(string dataset, DatasetFacts facts, DateTimeOffset pushed)
    {
        var row = new RowWriter();
        row.Add(dataset);
        row.Add((ulong)pushed.ToUnixTimeMilliseconds());
        row.Add(facts.ToJson());
        cluster.First.Insert(Table, row.Written);
    }

    /// <summary>Drops what earlier and unfinished pushes of a dataset left, on all shards.</summary>
    public void DropOthers(DatasetTables current) => cluster.OnEach((shard, _) =>
    {
        foreach (var table in Tables(shard, DatasetTables.Owned(current.Dataset)).Where(table => !current.Has(table)))
        {
            shard.Execute($"DROP TABLE IF EXISTS {ShardCluster.Database}.{table}");
        }
    });

    /// <summary>The tables of a shard whose names begin so.</summary>
    public static List<string> Tables(ClickHouseServer shard, string prefix) =>
    [
        .. shard.Read($"SELECT name FROM system.tables WHERE database = '{ShardCluster.Database}'", row => row.Text())
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal)),
    ];

    private bool Exists() => Tables(cluster.First, "datasets").Contains("datasets");

    private string Names()
    {
        var names = Exists() ? cluster.First.Read($"SELECT DISTINCT dataset FROM {Table} ORDER BY dataset", row => row.Text()) : [];
        return names.Count == 0 ? "none" : string.Join(", ", names);
    }
}
