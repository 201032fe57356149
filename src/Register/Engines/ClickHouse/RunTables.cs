using System.Diagnostics;
using System.Globalization;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Engines.ClickHouse;

/// <summary>
/// The tables that one mapping makes on every shard and drops at its end, also when it fails. Their names say which process
/// made them, so that the next run finds and drops what a killed one left.
/// </summary>
internal sealed class RunTables : IDisposable
{
    private const string Owned = "run__";
    private static readonly TimeSpan LongestRun = TimeSpan.FromDays(1);

    private readonly ShardCluster _cluster;
    private readonly string _prefix;

    /// <summary>Drops what killed runs left, and makes the tables of this one.</summary>
    public RunTables(ShardCluster cluster, DateTimeOffset now)
    {
        _cluster = cluster;
        _prefix = string.Create(
            CultureInfo.InvariantCulture,
            $"{Owned}{Machine}__{Environment.ProcessId}__{now.ToUnixTimeMilliseconds()}__{Guid.NewGuid().ToString("N")[..8]}__");
        cluster.OnEach((shard, _) => DropLeftovers(shard, now));
        try
        {
            cluster.OnEach((shard, _) => Create(shard));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The turning points of the shard's persons.</summary>
    public string Turns => _prefix + "turns";

    /// <summary>Groups of two people and more who go together, on every shard the same.</summary>
    public string Groups => _prefix + "groups";

    private static string Machine => ProfileReading.Hash(Environment.MachineName)[..8];

    /// <summary>The name with the database in front.</summary>
    public static string At(string table) => $"{ShardCluster.Database}.{table}";

    /// <summary>Drops the tables; a shard that can't be reached keeps its own until the next run.</summary>
    public void Dispose()
    {
        foreach (var shard in _cluster.Shards)
        {
            try
            {
                shard.Execute($"DROP TABLE IF EXISTS {At(Turns)}");
                shard.Execute($"DROP TABLE IF EXISTS {At(Groups)}");
            }
            catch (InputException)
            {
                // The run's own problem is the one to tell.
            }
        }
    }

    private void Create(ClickHouseServer shard)
    {
        shard.Execute(
            $"CREATE TABLE {At(Turns)} (period UInt32, employer UInt32, sector UInt8, level UInt8, grp UInt32, is_counted UInt8, "
            + "period_before UInt32, employer_before UInt32, sector_before UInt8, level_before UInt8, grp_before UInt32, "
            + "is_counted_before UInt8, is_linked UInt8, ambiguous UInt32, experience UInt32, leader_experience UInt32, "
            + "tenure UInt16, tenure_before UInt16, persons UInt8) ENGINE = MergeTree() ORDER BY period");
        shard.Execute(
            $"CREATE TABLE {At(Groups)} (period UInt32, employer_before UInt32, employer UInt32) ENGINE = MergeTree() ORDER BY period");
    }

    private static void DropLeftovers(ClickHouseServer shard, DateTimeOffset now)
    {
        foreach (var table in DatasetList.Tables(shard, Owned).Where(table => IsLeftover(table, now)))
        {
            shard.Execute($"DROP TABLE IF EXISTS {At(table)}");
        }
    }

    private static bool IsLeftover(string table, DateTimeOffset now)
    {
        var parts = table.Split("__");
        if (parts.Length < 4
            || !int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var process)
            || !long.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out var started))
        {
            return false;
        }

        return parts[1] == Machine ? !IsRunning(process) : now - DateTimeOffset.FromUnixTimeMilliseconds(started) > LongestRun;
    }

    private static bool IsRunning(int process)
    {
        try
        {
            using var running = Process.GetProcessById(process);
            return !running.HasExited;
        }
        catch (Exception problem) when (problem is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }
}
