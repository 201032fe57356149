using System.Globalization;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Engines.ClickHouse;

/// <summary>The tables that a push fills, and what is in them already when it goes on with an earlier attempt.</summary>
internal sealed class PushPlace(ShardCluster cluster, DatasetTables tables)
{
    // Following the persons of a bucket takes a server about 120 bytes a row; fewer rows take longer in all.
    private const int RowsPerBucket = 4_000_000;
    private const int MostBuckets = 4096;
    private const int WaitSeconds = 120;

    /// <summary>The shards.</summary>
    public ShardCluster Cluster { get; } = cluster;

    /// <summary>The number of buckets for the persons of each shard: a mapping holds one bucket of each shard at a time.</summary>
    public static int Buckets(long rows, int shards) => (int)Math.Clamp(rows / shards / RowsPerBucket, 1, MostBuckets);

    /// <summary>Makes the tables; those of the texts anew, since they are small.</summary>
    public void Create()
    {
        Cluster.OnEach((shard, _) =>
        {
            shard.Execute(
                $"CREATE TABLE IF NOT EXISTS {At(tables.Rows)} (block UInt32, bucket UInt32, person_high UInt64, person_low UInt64, "
                + "period UInt32, until UInt32, pay Float64, hours Float64, employer UInt32, job UInt32, attribute UInt32, sector UInt8, "
                + "content UInt64) ENGINE = MergeTree() ORDER BY (bucket, person_high, person_low, period)");
            WaitForInserts(shard);
        });
        Renew(tables.Employers, "number UInt32, name String", "number");
        Renew(tables.Jobs, "number UInt32, title String, sector String, occupation String, status String", "number");
        Renew(tables.Attributes, "number UInt32, texts Array(String)", "number");
        Renew(tables.Tally, "kind UInt8, period UInt32, until UInt32, people UInt64", "period");
        Renew(
            tables.Rejects,
            "number UInt32, line UInt64, file String, col String, value String, reason String, expected String",
            "(number, line)");
    }

    /// <summary>Adds rejected rows.</summary>
    public void PutRejects(ReadOnlyMemory<byte> rows) => Cluster.First.Insert(At(tables.Rejects), rows);

    /// <summary>Writes the texts by number.</summary>
    public void Put(PushedTexts texts)
    {
        Cluster.First.Insert(At(tables.Employers), texts.Employers());
        Cluster.First.Insert(At(tables.Jobs), texts.Jobs());
        Cluster.First.Insert(At(tables.Attributes), texts.Attributes());
    }

    /// <summary>The rows of each block on a shard.</summary>
    public Dictionary<uint, long> RowsByBlock(ClickHouseServer shard) => shard
        .Read($"SELECT block, count() FROM {At(tables.Rows)} GROUP BY block", row => (Block: row.UInt32(), Rows: (long)row.UInt64()))
        .ToDictionary(row => row.Block, row => row.Rows);

    /// <summary>Adds the rows of a block.</summary>
    public void PutRows(ClickHouseServer shard, uint block, ReadOnlyMemory<byte> rows) =>
        shard.Insert(At(tables.Rows), rows, string.Create(CultureInfo.InvariantCulture, $"{tables.Inserts}{block}"));

    /// <summary>Takes the rows of a block out, and waits until they are.</summary>
    public void DropRows(ClickHouseServer shard, uint block)
    {
        shard.Execute(string.Create(CultureInfo.InvariantCulture, $"ALTER TABLE {At(tables.Rows)} DELETE WHERE block = {block}"));
        WaitUntilNone(
            shard,
            $"SELECT count() FROM system.mutations WHERE database = '{ShardCluster.Database}' AND table = '{tables.Rows}' AND NOT is_done",
            "is still deleting part of an earlier attempt");
    }

    private static string At(string table) => $"{ShardCluster.Database}.{table}";

    private static void WaitUntilNone(ClickHouseServer shard, string count, string what)
    {
        for (var tenths = 0; shard.One(count, row => row.UInt64()) > 0; tenths++)
        {
            if (tenths == WaitSeconds * 10)
            {
                throw new InputException($"ClickHouse at {shard.Url} {what} after {WaitSeconds} seconds; run the push again later.");
            }

            Thread.Sleep(100);
        }
    }

    /// <summary>A push that was killed may have left inserts that the server is still busy with.</summary>
    private void WaitForInserts(ClickHouseServer shard) => WaitUntilNone(
        shard,
        $"SELECT count() FROM system.processes WHERE query_id LIKE {ClickHouseServer.Literal(tables.Inserts + "%")}",
        "is still busy with an earlier attempt at this push");

    private void Renew(string table, string columns, string order)
    {
        Cluster.First.Execute($"DROP TABLE IF EXISTS {At(table)}");
        Cluster.First.Execute($"CREATE TABLE {At(table)} ({columns}) ENGINE = MergeTree() ORDER BY {order}");
    }
}
