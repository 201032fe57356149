using Sektorskifte.Register.Mobility;
using Sektorskifte.Register.Moves;
using Sektorskifte.Register.Spells;

namespace Sektorskifte.Register.Engines.ClickHouse;

/// <summary>Counts the turning points that the shards have found, each query over all shards, and takes the cells home.</summary>
internal sealed class TurnCounts(ShardCluster cluster, RunTables run)
{
    private string Turns => cluster.Everywhere(run.Turns);

    /// <summary>Fills in everything that a pass counts.</summary>
    /// <param name="counts">The counts.</param>
    /// <param name="moves">The moves of the same turning points.</param>
    public void Fill(PassCounts counts, Reorganisations moves)
    {
        counts.Persons = (long)cluster.First.One($"SELECT sum(persons) FROM {Turns}", row => row.UInt64());
        FillStock(counts);
        FillAmbiguous(counts);
        var entries = FillEnds("period, grp, sector, level", "is_counted", counts.Entries);
        FillEnds("period_before, grp_before, sector_before, level_before", "is_counted_before", counts.Exits);
        counts.Spells = entries + moves.EmployerChanges + moves.SectorSwitches + moves.Reclassified.Sum(employer => employer.People);
        counts.SameJob = counts.PersonPeriods - counts.Ambiguous - counts.Spells;
        foreach (var employer in moves.Reclassified)
        {
            counts.AddReclassification(employer.Change, employer.People);
        }

        // Which employers they are stays on the shards; as many as there are is what is told.
        var employers = (int)cluster.First.One($"SELECT uniqExact(employer) FROM {Turns} WHERE is_counted", row => row.UInt64());
        for (var employer = employers - 1; employer >= 0; employer--)
        {
            counts.EmployerSeen(employer);
        }
    }

    /// <summary>A run adds its person to the stock in its first period and takes it out in the period after its last.</summary>
    private void FillStock(PassCounts counts)
    {
        var changes = cluster.First.Read(
            $"""
            SELECT grp, sector, level, period, toInt64(count()) FROM {Turns} WHERE is_counted GROUP BY grp, sector, level, period
            UNION ALL
            SELECT grp_before AS grp, sector_before AS sector, level_before AS level, toUInt32(period_before + 1) AS period, -toInt64(count())
            FROM {Turns} WHERE is_counted_before GROUP BY grp, sector, level, period
            """,
            row => (Group: (int)row.UInt32(), Sector: row.UInt8(), Level: row.UInt8(), Period: (int)row.UInt32(), Change: row.Int64()));
        foreach (var cell in changes.GroupBy(change => (change.Group, change.Sector, change.Level)))
        {
            var (people, since) = (0L, 0);
            foreach (var change in cell.OrderBy(change => change.Period))
            {
                if (people > 0 && change.Period > since)
                {
                    counts.Stock.AddRange(since, change.Period - 1, cell.Key.Group, cell.Key.Sector, cell.Key.Level, people);
                    counts.PersonPeriods += people * (change.Period - since);
                    counts.RowsSeen(since, change.Period - 1);
                }

                people += change.Change;
                since = change.Period;
            }
        }
    }

    private long FillEnds(string cell, string counted, PeriodCells cells)
    {
        var total = 0L;
        cluster.First.Read(
            $"SELECT {cell}, toInt64(count()) FROM {Turns} WHERE {counted} AND NOT is_linked GROUP BY {cell}",
            row =>
            {
                var (period, group, sector, level) = ((int)row.UInt32(), (int)row.UInt32(), row.UInt8(), row.UInt8());
                var people = row.Int64();
                cells.Add(period, group, sector, level, people);
                total += people;
            });
        return total;
    }

    private void FillAmbiguous(PassCounts counts) => cluster.First.Read(
        $"SELECT period, ambiguous, toInt64(count()) FROM {Turns} WHERE ambiguous > 0 GROUP BY period, ambiguous",
        row =>
        {
            var (first, periods, people) = ((int)row.UInt32(), (int)row.UInt32(), row.Int64());
            counts.RowsSeen(first, first + periods - 1);
            counts.Ambiguous += people * periods;
            counts.PersonPeriods += people * periods;
        });
}
