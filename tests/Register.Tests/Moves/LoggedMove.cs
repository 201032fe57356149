using Sektorskifte.Register.Moves;

namespace Sektorskifte.Register.Tests.Moves;

/// <summary>A move as a log gives it back.</summary>
internal readonly record struct LoggedMove(int Period, int From, int To, int Kind)
{
    /// <summary>All moves of a log, in its order.</summary>
    public static List<LoggedMove> All(MoveLog log) => [.. log.Bands().SelectMany(Of)];

    private static IEnumerable<LoggedMove> Of(MoveBlock band) => Enumerable.Range(0, band.Count).Select(i =>
    {
        var key = band.Keys[i];
        return new LoggedMove(band.FirstPeriod + MoveKey.Period(key), MoveKey.From(key), MoveKey.To(key), band.Kinds[i]);
    });
}
