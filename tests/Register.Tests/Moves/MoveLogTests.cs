using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Register.Moves;
using Sektorskifte.Register.Profiles;

namespace Sektorskifte.Register.Tests.Moves;

public class MoveLogTests
{
    [Fact]
    public void Bands_NothingAdded_AreEmpty()
    {
        using var log = new MoveLog(2000, 10);

        Assert.Empty(LoggedMove.All(log));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(2400)]
    public void Bands_FirstAndLastPeriod_AreThere(int periods)
    {
        using var log = new MoveLog(100, periods);
        var moves = log.Open();
        moves.Add(100 + periods - 1, 1, 2, Kind(1));
        moves.Add(100, 1, 2, Kind(0));
        moves.Flush();

        Assert.Equal([100, 100 + periods - 1], LoggedMove.All(log).Select(move => move.Period).ToArray());
    }

    // A log that may keep nothing in memory writes every full block to its file.
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0, 3)]
    [InlineData(20_000, 3)]
    [InlineData(1 << 25, 3)]
    public void Bands_AnyMemoryAndThreads_GiveEveryMoveOnceInOrder(long memory, int threads) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), Gen.Elements(1, 5, 300).ToArbitrary(), (seed, periods) =>
        {
            using var log = new MoveLog(2000, periods, memory);
            Fill(log, seed, periods, threads);
            var got = LoggedMove.All(log);
            Assert.Equal(got.OrderBy(m => (m.Period, m.From, m.To)).Select(m => (m.Period, m.From, m.To)), got.Select(m => (m.Period, m.From, m.To)));
            return got.Select(m => Text(log, m)).Order(StringComparer.Ordinal)
                .SequenceEqual(Moves(seed, periods, threads).Select(Text).Order(StringComparer.Ordinal));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(8));

    [Fact]
    public void Reorganisations_LogWithoutMemory_AreThoseOfOneWithoutALimit() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            using var tight = new MoveLog(2000, 5, memory: 0);
            using var roomy = new MoveLog(2000, 5);
            Fill(tight, seed, 5, 2);
            Fill(roomy, seed, 5, 2);
            var seen = Seen(Moves(seed, 5, 2));

            var rule = new ReorganisationRule(20, 0.02);
            var (left, right) = (new Reorganisations(tight, seen, [], rule), new Reorganisations(roomy, seen, [], rule));
            Assert.Equal(left.Found, right.Found);
            Assert.NotEmpty(left.Found);
            Assert.NotEmpty(left.Moves);
            Assert.Equal((left.EmployerChanges, left.SectorSwitches), (right.EmployerChanges, right.SectorSwitches));
            return left.Moves.ToHashSet().SetEquals(right.Moves) && left.Moves.Count == right.Moves.Count;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(8));

    [Fact]
    public void Reorganisations_AnyMoves_CountWhatIsInNoGroup() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            using var log = new MoveLog(2000, 5);
            Fill(log, seed, 5, 1);
            var moves = Moves(seed, 5, 1).ToList();
            var seen = Seen(moves);
            var rule = new ReorganisationRule(12, 0.05);
            var groups = moves.Where(m => !m.Kind.OverGap).GroupBy(m => (m.Period, m.From, m.To)).Where(g => g.Count() >= rule.MinPeople
                && g.Count() >= rule.MinShare * moves.Count(m => !m.Kind.OverGap && m.Period == g.Key.Period && m.From == g.Key.From)).Select(g => g.Key).ToHashSet();
            var left = moves.Where(m => m.Kind.OverGap || !groups.Contains((m.Period, m.From, m.To)))
                .CountBy(m => (m.Period, m.Kind)).ToDictionary(c => c.Key, c => (long)c.Value);
            var found = new Reorganisations(log, seen, [], rule);
            Assert.Equal(groups.Order(), found.Found.Select(g => (g.Period, g.From, g.To)));
            return found.Moves.ToDictionary(m => (m.Period, m.Kind), m => m.People).OrderBy(m => m.Key.GetHashCode())
                .SequenceEqual(left.OrderBy(m => m.Key.GetHashCode()));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(10));

    private static void Fill(MoveLog log, int seed, int periods, int threads) =>
        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, thread =>
        {
            var moves = log.Open();
            foreach (var move in MovesOf(seed + thread, periods))
            {
                moves.Add(move.Period, move.From, move.To, move.Kind);
            }

            moves.Flush();
        });

    private static SeenCounts Seen(IEnumerable<PlainMove> moves)
    {
        var seen = new SeenCounts(2000, 5);
        var stays = seen.Open();
        foreach (var move in moves.Where(m => !m.Kind.OverGap))
        {
            stays.AddStay(move.Period, move.Period, move.From);
        }

        stays.Flush();
        return seen;
    }

    private static IEnumerable<PlainMove> Moves(int seed, int periods, int threads) =>
        Enumerable.Range(0, threads).SelectMany(thread => MovesOf(seed + thread, periods));

    private static IEnumerable<PlainMove> MovesOf(int seed, int periods)
    {
        var random = new Random(seed);
        for (var i = 0; i < 4000; i++)
        {
            yield return new PlainMove(2000 + random.Next(periods), random.Next(1, 12), random.Next(12, 20), Kind(random.Next(40)));
        }
    }

    private static MoveKind Kind(int number) => new()
    {
        Group = number % 2,
        Origin = (byte)(number / 2 % 2),
        Destination = (byte)(number / 4 % 2),
        Before = 0,
        After = 0,
        Tenure = 0,
        OverGap = number % 5 == 0,
        Experience = 1,
        LeaderExperience = 0,
    };

    private static string Text(MoveLog log, LoggedMove move) => Text(new PlainMove(move.Period, move.From, move.To, log.Kinds[move.Kind]));

    private static string Text(PlainMove move) => $"{move.Period} {move.From} {move.To} {move.Kind}";

    private readonly record struct PlainMove(int Period, int From, int To, MoveKind Kind);
}
