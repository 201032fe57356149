using Sektorskifte.Register.Moves;
using Sektorskifte.Register.Records;
using Sektorskifte.Register.Spells;

namespace Sektorskifte.Register.Engines.ClickHouse;

/// <summary>Takes the moves home from the turning points: by kind, and with their employers only those of people who go together.</summary>
internal sealed class TurnMoves(
    ShardCluster cluster, RunTables run, DatasetTables tables, EmployerNames employers, PassSettings settings)
{
    private const string IsMove = "is_linked AND employer != employer_before";
    private const string Kind = "period, grp_before, sector_before, sector, level_before, level, over_gap, years, experience, leader_experience";

    private readonly List<MoveCount> _moves = [];
    private readonly List<GroupMove> _groups = [];

    private string IsTogether =>
        $"(period = period_before + 1 AND (period, employer_before, employer) IN (SELECT period, employer_before, employer FROM {RunTables.At(run.Groups)}))";

    private string Turns => cluster.Everywhere(run.Turns);

    /// <summary>The moves, the groups, and the employers whose sector changed.</summary>
    public Reorganisations Read()
    {
        PutGroups();
        var together = ReadMoves("AND " + IsTogether, "employer_before, employer");
        var alone = ReadMoves("AND NOT " + IsTogether, "");
        var reclassified = cluster.First.Read(
            $"""
            SELECT period, employer, sector_before, sector, toInt64(count()) FROM {Turns}
            WHERE is_linked AND employer = employer_before AND sector != sector_before GROUP BY period, employer, sector_before, sector
            """,
            row => (Change: new Reclassification((int)row.UInt32(), (int)row.UInt32(), row.UInt8(), row.UInt8()), People: row.Int64()));
        var names = new PushedEmployers(cluster.First, tables, employers);
        names.Read([.. together.SelectMany(pair => new[] { pair.From, pair.To }), .. reclassified.Select(r => r.Change.Employer)]);
        var seen = ReadSeen([.. together.Select(pair => pair.From).Concat(reclassified.Select(r => r.Change.Employer)).Distinct()]);
        foreach (var pair in together.GroupBy(move => (move.Count.Period, move.From, move.To)))
        {
            Gather([.. pair.Select(move => move.Count)], names[pair.Key.From], names[pair.Key.To], seen(pair.Key.Period, pair.Key.From));
        }

        _moves.AddRange(alone.Select(move => move.Count));
        var all = together.Concat(alone).ToLookup(move => move.Count.Kind.Origin != move.Count.Kind.Destination, move => move.Count.People);
        return new Reorganisations(
            _moves,
            _groups.OrderBy(group => group.Period),
            reclassified.OrderBy(r => r.Change.Period).Select(r => new ReclassifiedEmployer(
                r.Change with { Employer = names[r.Change.Employer] },
                r.People,
                Math.Max(r.People, seen(r.Change.Period, r.Change.Employer)))),
            settings.Rule,
            all[false].Sum(),
            all[true].Sum());
    }

    /// <summary>Two people and more who go from one employer to one other in a period.</summary>
    private void Gather(List<MoveCount> moves, int from, int to, long seen)
    {
        var sectors = moves.GroupBy(move => (move.Kind.Origin, move.Kind.Destination), move => move.People)
            .Select(pair => (pair.Key.Origin, pair.Key.Destination, People: pair.Sum()))
            .OrderByDescending(pair => pair.People).ThenBy(pair => pair.Origin).ThenBy(pair => pair.Destination).ToList();
        var group = new GroupMove(
            moves[0].Period,
            from,
            to,
            sectors[0].Origin,
            sectors[0].Destination,
            (int)sectors.Sum(pair => pair.People),
            (int)sectors.Where(pair => pair.Origin != pair.Destination).Sum(pair => pair.People),
            (int)seen);
        _groups.Add(group);
        if (!group.Meets(settings.Rule))
        {
            _moves.AddRange(moves);
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
    private List<(MoveCount Count, int From, int To)> ReadMoves(string which, string pair)
    {
        var selected = pair.Length > 0 ? pair : "toUInt32(0), toUInt32(0)";
        var keys = pair.Length > 0 ? $"{Kind}, {pair}" : Kind;
        return cluster.First.Read(
            $"""
            SELECT period, grp_before, sector_before, sector, level_before, level, toUInt8(period > period_before + 1) AS over_gap,
                {TurnTenure.YearsBefore(settings.Grain)} AS years,
                experience, leader_experience, {selected}, toInt64(count())
            FROM {Turns} WHERE {IsMove} {which} GROUP BY {keys}
            """,
            row =>
            {
                var (period, group) = ((int)row.UInt32(), (int)row.UInt32());
                var (origin, destination, before, after) = (row.UInt8(), row.UInt8(), row.UInt8(), row.UInt8());
                var overGap = row.UInt8() != 0;
                var tenure = row.UInt8();
                var (experience, leader) = (row.UInt32(), row.UInt32());
                var kind = new MoveKind
                {
                    Group = group,
                    Origin = origin,
                    Destination = destination,
                    Before = before,
                    After = after,
                    OverGap = overGap,
                    Tenure = tenure,
                    Experience = experience | (1u << origin),
                    LeaderExperience = leader | (before > 0 ? 1u << origin : 0),
                };
                var (from, to) = ((int)row.UInt32(), (int)row.UInt32());
                return (new MoveCount(period, kind, row.Int64()), from, to);
            });
    }

    /// <summary>How many people of an employer have a direct transition into a period, for employers that are asked for.</summary>
    private Func<int, int, long> ReadSeen(IReadOnlyList<int> asked)
    {
        if (asked.Count == 0)
        {
            return (_, _) => 0;
        }

        var listed = string.Join(',', asked);
        var changes = cluster.First.Read(
            $"""
            SELECT employer, toUInt32(period + 1) AS arrival, toInt64(count()) FROM {Turns} WHERE is_counted AND employer IN ({listed}) GROUP BY employer, arrival
            UNION ALL
            SELECT employer_before AS employer, toUInt32(period_before + 1 + (is_linked AND period = period_before + 1)) AS arrival, -toInt64(count())
            FROM {Turns} WHERE is_counted_before AND employer_before IN ({listed}) GROUP BY employer, arrival
            """,
            row => (Employer: (int)row.UInt32(), Period: (int)row.UInt32(), Change: row.Int64())).ToLookup(change => change.Employer);
        return (period, employer) => changes[employer].Where(change => change.Period <= period).Sum(change => change.Change);
    }
}
