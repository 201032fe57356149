using Sektorskifte.Register.Engines.ClickHouse;
using Sektorskifte.Register.Tests.Engines.ClickHouse;

namespace Sektorskifte.Host.Tests.Cluster;

/// <summary>Words for commands on two shards, and what lies on the shards.</summary>
internal sealed class ClusterCalls(TwoShards shards)
{
    private const string Columns =
        "bucket, person_high, person_low, period, until, pay, hours, employer, job, attribute, sector, content";

    /// <summary>The options that name the cluster and a dataset.</summary>
    public string[] Place(string dataset) =>
        ["--url", .. shards.Servers.Select(server => server.Url), "--cluster", ShardServer.Cluster, "--dataset", dataset];

    /// <summary>The words of a push.</summary>
    public string[] Push(string records, string dataset) =>
        ["register", "push", "--profile", "dk-monthly", "--records", records, "--quiet", .. Place(dataset)];

    /// <summary>The words of a mapping.</summary>
    public string[] Map(string dataset, string folder) =>
        ["register", "map", "--profile", "dk-monthly", "--engine", "clickhouse", "--out", folder, "--quiet", .. Place(dataset)];

    /// <summary>The rows of a dataset on each shard as a count and a sum of hashes; null when there is no such dataset.</summary>
    public string? Content(string dataset)
    {
        using var cluster = ShardCluster.Connect(shards.Place(dataset));
        if (new DatasetList(cluster).Find(dataset) is not { } facts)
        {
            return null;
        }

        var rows = RunTables.At(new DatasetTables(dataset, facts.Generation).Rows);
        return string.Join(' ', cluster.Shards.Select(shard => shard.One(
            $"SELECT count(), sum(cityHash64({Columns})) FROM {rows}", row => $"{row.UInt64()}/{row.UInt64()}")));
    }

    /// <summary>Waits until no shard works on a statement any more: a server goes on with one whose sender was killed.</summary>
    public void AwaitIdle()
    {
        using var cluster = ShardCluster.Connect(shards.Place("any"));
        Assert.True(SpinWait.SpinUntil(
            () => cluster.Shards.All(shard => shard.One("SELECT count() FROM system.processes", row => row.UInt64()) == 1),
            TimeSpan.FromMinutes(1)));
    }

    /// <summary>The tables of all shards whose names begin so.</summary>
    public string[] Tables(string prefix)
    {
        using var cluster = ShardCluster.Connect(shards.Place("any"));
        return [.. cluster.Shards.SelectMany(shard => DatasetList.Tables(shard, prefix))];
    }

    /// <summary>The tables of one shard that a running mapping has made.</summary>
    public string[] RunTablesOf(int shard)
    {
        using var server = new ClickHouseServer(shards.Servers[shard].Url, null, null);
        return [.. DatasetList.Tables(server, "run__")];
    }
}
