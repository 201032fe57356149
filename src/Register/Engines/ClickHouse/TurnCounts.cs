using Sektorskifte.Register.Mobility;
using Sektorskifte.Register.Moves;
using Sektorskifte.Register.Records;
using Sektorskifte.Register.Spells;

namespace Sektorskifte.Register.Engines.ClickHouse;

/// <summary>Counts the turning points that the shards have found, each query over all shards, and takes the cells home.</summary>
internal sealed class TurnCounts(
    ShardCluster cluster, RunTables run, DatasetTables tables, PassSettings settings, JobCatalogue catalogue)
{
    private const string IsMove = "is_linked AND employer != employer_before";

    private string IsTogether =>
        $"(period = period_before + 1 AND (period, employer_before, employer) IN (SELECT period, employer_before, employer FROM {RunTables.At(run.Groups)}))";

    private string Turns => cluster.Everywhere(run.Turns);

    /// <summary>Fills in everything that a pass counts.</summary>
    public void Fill(PassCounts counts)
    {
        FillTotals(counts);
        FillStock(counts);
        FillEnds(counts);
        FillAmbiguous(counts);
        FillTransitions(counts);
    }

    private void FillTotals(PassCounts counts) => cluster.First.Read(
        $"SELECT sum(used), sum(duplicates), sum(outside), sum(second_jobs), sum(persons) FROM {Turns}",
        row =>
        {
            counts.Used = (long)row.UInt64();
            counts.Duplicates = (long)row.UInt64();
            counts.OutsideWindow = (long)row.UInt64();
            counts.WithSecondJobs = (long)row.UInt64();
            counts.Persons = (long)row.UInt64();
        });

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
                for (var period = since; people > 0 && period < change.Period; period++)
                {
                    counts.Stock[period, cell.Key.Group, cell.Key.Sector, cell.Key.Level] += people;
                    counts.PersonPeriods += people;
                    counts.RowsSeen(period);
                }

                people += change.Change;
                since = change.Period;
            }
        }
    }

    private void FillEnds(PassCounts counts)
    {
        ReadCells("period, grp, sector, level", "is_counted", counts.Entries);
        ReadCells("period_before, grp_before, sector_before, level_before", "is_counted_before", counts.Exits);
    }

    private void ReadCells(string cell, string counted, PeriodCells cells) => cluster.First.Read(
        $"SELECT {cell}, count() FROM {Turns} WHERE {counted} AND NOT is_linked GROUP BY {cell}",
        row => cells[(int)row.UInt32(), (int)row.UInt32(), row.UInt8(), row.UInt8()] += (long)row.UInt64());

    private void FillAmbiguous(PassCounts counts) => cluster.First.Read(
        $"SELECT period, ambiguous, count() FROM {Turns} WHERE ambiguous > 0 GROUP BY period, ambiguous",
        row =>
        {
            var (first, periods, people) = ((int)row.UInt32(), (int)row.UInt32(), (long)row.UInt64());
            for (var period = first; period < first + periods; period++)
            {
                counts.RowsSeen(period);
            }

            counts.Ambiguous += people * periods;
            counts.PersonPeriods += people * periods;
        });

    private void FillTransitions(PassCounts counts)
    {
        var names = new PushedEmployers(cluster.First, tables, catalogue.Employers);
        PutGroups();
        var together = ReadMoves("AND " + IsTogether, "employer_before, employer");
        var alone = ReadMoves("AND NOT " + IsTogether, "");
        var reclassified = cluster.First.Read(
            $"""
            SELECT period, employer, sector_before, sector, count() FROM {Turns}
            WHERE is_linked AND employer = employer_before AND sector != sector_before GROUP BY period, employer, sector_before, sector
            """,
            row => (Period: (int)row.UInt32(), Employer: (int)row.UInt32(), Origin: row.UInt8(), Destination: row.UInt8(), Count: row.UInt64()));
        names.Read([.. together.Select(m => m.Move.From), .. together.Select(m => m.Move.To), .. reclassified.Select(r => r.Employer)]);
        foreach (var (move, count) in together)
        {
            counts.Transitions.Moves.AddRange(
                Enumerable.Repeat(move with { From = names[move.From], To = names[move.To] }, (int)count));
        }

        // Who goes alone from one employer to another is in no group under any rule; a number of its own says so.
        var number = 0;
        foreach (var (move, count) in alone)
        {
            for (ulong i = 0; i < count; i++)
            {
                counts.Transitions.Moves.Add(move with { From = --number, To = number });
            }
        }

        foreach (var (period, employer, origin, destination, count) in reclassified)
        {
            for (ulong i = 0; i < count; i++)
            {
                counts.Transitions.AddReclassification(period, names[employer], origin, destination);
            }
        }

        var entries = Total(counts.Entries);
        counts.Spells = entries + counts.Transitions.Moves.Count + reclassified.Sum(r => (long)r.Count);
        counts.Transitions.SameJob = counts.PersonPeriods - counts.Ambiguous - counts.Spells;
        FillSeen(counts, names, [.. together.Select(m => m.Move.From).Concat(reclassified.Select(r => r.Employer)).Distinct()]);
        var employers = (int)cluster.First.One($"SELECT uniqExact(employer) FROM {Turns} WHERE is_counted", row => row.UInt64());
        for (var employer = 0; employer < employers; employer++)
        {
            counts.EmployerSeen(employer);
        }
    }

    /// <summary>Tells every shard who goes together, by the count over all shards: two people and more.</summary>
    private void PutGroups()
    {
        var groups = new RowWriter();
        cluster.First.Read(
            $"""
            SELECT period, employer_before, employer FROM {Turns} WHERE {IsMove} AND period = period_before + 1
            GROUP BY period, employer_before, employer HAVING count() > 1
            """,
            row =>
            {
                groups.Add(row.UInt32());
                groups.Add(row.UInt32());
                groups.Add(row.UInt32());
            });
        if (!groups.Written.IsEmpty)
        {
            cluster.OnEach((shard, _) => shard.Insert(RunTables.At(run.Groups), groups.Written));
        }
    }

    /// <summary>Moves by everything that is counted of them, and by employers where these are asked for.</summary>
    private List<(Move Move, ulong Count)> ReadMoves(string which, string employers)
    {
        const string Kind = "period, grp_before, sector_before, sector, level_before, level, over_gap, experience, leader_experience";
        var selected = employers.Length > 0 ? employers : "toUInt32(0), toUInt32(0)";
        var keys = employers.Length > 0 ? $"{Kind}, {employers}" : Kind;
        return cluster.First.Read(
            $"""
            SELECT period, grp_before, sector_before, sector, level_before, level, toUInt8(period > period_before + 1) AS over_gap,
                experience, leader_experience, {selected}, count()
            FROM {Turns} WHERE {IsMove} {which} GROUP BY {keys}
            """,
            row =>
            {
                var (period, group) = ((int)row.UInt32(), (int)row.UInt32());
                var (origin, destination, before, after) = (row.UInt8(), row.UInt8(), row.UInt8(), row.UInt8());
                var overGap = row.UInt8() != 0;
                var (experience, leader) = (row.UInt32(), row.UInt32());
                var move = new Move
                {
                    Period = period,
                    From = (int)row.UInt32(),
                    To = (int)row.UInt32(),
                    Group = group,
                    Origin = origin,
                    Destination = destination,
                    Before = before,
                    After = after,
                    OverGap = overGap,
                    Experience = experience | (1u << origin),
                    LeaderExperience = leader | (before > 0 ? 1u << origin : 0),
                };
                return (move, row.UInt64());
            });
    }

    private long Total(PeriodCells cells)
    {
        var total = 0L;
        for (var period = settings.Earliest; period <= settings.Latest; period++)
        {
            for (var group = 0; group < settings.Groups; group++)
            {
                foreach (var people in cells.Of(period, group))
                {
                    total += people;
                }
            }
        }

        return total;
    }

    private void FillSeen(PassCounts counts, PushedEmployers names, IReadOnlyList<int> employers)
    {
        if (employers.Count == 0)
        {
            return;
        }

        var listed = string.Join(',', employers);
        var changes = cluster.First.Read(
            $"""
            SELECT employer, toUInt32(period + 1) AS arrival, toInt64(count()) FROM {Turns} WHERE is_counted AND employer IN ({listed}) GROUP BY employer, arrival
            UNION ALL
            SELECT employer_before AS employer, toUInt32(period_before + 1 + (is_linked AND period = period_before + 1)) AS arrival, -toInt64(count())
            FROM {Turns} WHERE is_counted_before AND employer_before IN ({listed}) GROUP BY employer, arrival
            """,
            row => (Employer: (int)row.UInt32(), Period: (int)row.UInt32(), Change: row.Int64()));
        foreach (var employer in changes.GroupBy(change => change.Employer))
        {
            var (people, since) = (0L, 0);
            foreach (var change in employer.OrderBy(change => change.Period))
            {
                for (var i = 0; i < people && change.Period > since; i++)
                {
                    counts.Transitions.Seen.AddStay(since, change.Period - 1, names[employer.Key]);
                }

                people += change.Change;
                since = change.Period;
            }
        }
    }
}
