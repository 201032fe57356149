using System.Globalization;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Records;
using Sektorskifte.Register.Spells;

namespace Sektorskifte.Register.Engines.ClickHouse;

/// <summary>
/// The rows of a dataset by period, duplicates and second jobs among them: worked out once by the shards when the rows are there,
/// since no mapping changes them.
/// </summary>
internal static class DatasetTally
{
    private enum Kind : byte
    {
        Row,
        Duplicate,
        SeveralJobs,
        SeveralEmployers,
    }

    /// <summary>Lets the shards count, and keeps the result on the first.</summary>
    /// <param name="cluster">The shards.</param>
    /// <param name="tables">The dataset's tables; the rows are complete.</param>
    /// <param name="facts">What is known of the dataset.</param>
    /// <param name="profile">The profile.</param>
    /// <exception cref="InputException">A shard does not answer or refuses.</exception>
    public static void Put(ShardCluster cluster, DatasetTables tables, DatasetFacts facts, Profile profile)
    {
        var rows = RunTables.At(tables.Rows);
        var query = TurnsQuery.Template("tally")
            .Replace("{rows}", rows, StringComparison.Ordinal)
            .Replace("{stood}", TurnsQuery.Stood(profile.Period.Type == PeriodType.Spell, facts.LastPeriod), StringComparison.Ordinal);
        var counts = new Dictionary<(byte Kind, uint Period, uint End), ulong>();
        cluster.OnEach((shard, _) =>
        {
            Add(shard, $"SELECT toUInt8({(byte)Kind.Row}), period, until, count() FROM {rows} GROUP BY period, until");
            for (var bucket = 0; bucket < facts.Buckets; bucket++)
            {
                Add(shard, query.Replace("{bucket}", bucket.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
            }
        });
        var writer = new RowWriter();
        foreach (var ((kind, period, end), count) in counts)
        {
            writer.Add(kind);
            writer.Add(period);
            writer.Add(end);
            writer.Add(count);
        }

        cluster.First.Insert(RunTables.At(tables.Tally), writer.Written);

        void Add(ClickHouseServer shard, string sql)
        {
            var found = shard.Read(sql, row => ((row.UInt8(), row.UInt32(), row.UInt32()), row.UInt64()));
            lock (counts)
            {
                foreach (var (key, count) in found)
                {
                    counts[key] = counts.GetValueOrDefault(key) + count;
                }
            }
        }
    }

    /// <summary>Reads what was kept.</summary>
    /// <param name="server">The first shard.</param>
    /// <param name="tables">The dataset's tables.</param>
    /// <param name="settings">The periods that there are, and when a period with several jobs is ambiguous.</param>
    public static RecordTally Read(ClickHouseServer server, DatasetTables tables, SpellSettings settings)
    {
        var tally = settings.NewTally();
        server.Read($"SELECT kind, period, until, people FROM {RunTables.At(tables.Tally)}", row =>
        {
            var kind = (Kind)row.UInt8();
            var period = (int)row.UInt32() - tally.Earliest;
            var end = (int)row.UInt32();
            var count = (long)row.UInt64();
            switch (kind)
            {
                case Kind.SeveralJobs:
                    tally.SecondJobs[period] += count;
                    break;
                case Kind.SeveralEmployers:
                    tally.SecondJobs[period] -= settings.SeveralEmployersAreAmbiguous ? count : 0;
                    break;
                default:
                    var used = kind == Kind.Row ? count : -count;
                    tally.Used[period] += used;
                    tally.Duplicates[period] += kind == Kind.Duplicate ? count : 0;
                    if (end != JobRow.StillRunning)
                    {
                        tally.Ended[end - tally.Earliest] += used;
                    }

                    break;
            }
        });
        return tally;
    }
}
