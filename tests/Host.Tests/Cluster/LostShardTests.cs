using Sektorskifte.Host.Tests.Calls;
using Sektorskifte.Register.Tests.Engines.ClickHouse;

namespace Sektorskifte.Host.Tests.Cluster;

/// <summary>A mapping whose shard dies, and one that is killed itself: no half result, nothing in the way of the next.</summary>
public sealed class LostShardTests(TwoShards shards) : IClassFixture<TwoShards>, IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [ClickHouseFact]
    public void Map_ShardDies_SaysWhichAndCanBeRepeated()
    {
        var calls = new ClusterCalls(shards);
        var records = Push(calls);
        using (var process = Calls.Program.Start(calls.Map("study", _folder.At("mapping"))))
        {
            SpinWait.SpinUntil(() => process.HasExited || calls.RunTablesOf(1).Length == 2);
            shards.Servers[1].Kill();
            var error = process.StandardError.ReadToEnd();
            process.WaitForExit();

            Assert.Equal(2, process.ExitCode);
            Assert.Contains(shards.Servers[1].Url, error, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
            Assert.False(Directory.Exists(_folder.At("mapping")));
        }

        Call.Refused(calls.Map("study", _folder.At("mapping")), shards.Servers[1].Url, "does not answer");
        shards.Servers[1].Start();
        AssertSameAsLocal(calls, records);
    }

    [ClickHouseFact]
    public void Map_Killed_LeavesNothingForLong()
    {
        var calls = new ClusterCalls(shards);
        var records = Push(calls);
        using (var process = Calls.Program.Start(calls.Map("study", _folder.At("mapping"))))
        {
            SpinWait.SpinUntil(() => process.HasExited || calls.RunTablesOf(1).Length == 2);
            process.Kill();
            process.WaitForExit();
        }

        Assert.NotEmpty(calls.Tables("run__"));
        AssertSameAsLocal(calls, records);
    }

    private string Push(ClusterCalls calls)
    {
        var records = _folder.At("register.parquet");
        Call.Done("generate", "--quiet", "--persons", "4000", "--out", records);
        Call.Done(calls.Push(records, "study"));
        return records;
    }

    private void AssertSameAsLocal(ClusterCalls calls, string records)
    {
        Call.Done(calls.Map("study", _folder.At("mapping")));
        var local = MappingFolder.Map("dk-monthly", [records], _folder.At("local"));
        var mapping = new MappingFolder(_folder.At("mapping"));

        Assert.Empty(calls.Tables("run__"));
        mapping.AssertSameTables(local);
        Assert.Equal(local.Text("summary.json"), mapping.Text("summary.json"));
        Assert.Equal(local.Text("rejects.csv"), mapping.Text("rejects.csv"));
        Assert.StartsWith("clickhouse ", mapping.Provenance["order"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(
            local.Provenance["inputs"]![0]!["sha256"]!.GetValue<string>(), mapping.Provenance["inputs"]![0]!["sha256"]!.GetValue<string>());
    }
}
