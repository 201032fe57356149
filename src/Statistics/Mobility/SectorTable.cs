using Sektorskifte.Statistics.LogLinear;

namespace Sektorskifte.Statistics.Mobility;

/// <summary>Moves between sectors as a table.</summary>
internal static class SectorTable
{
    public const string Origin = "origin";
    public const string Destination = "destination";
    public const string Period = "period";

    /// <summary>A table of origin by destination; moves within sectors are structural zeros when they take no part.</summary>
    public static Outcome<ContingencyTable> Of(IReadOnlyList<string> sectors, IReadOnlyList<double> counts, bool withinSectors) =>
        Of([], sectors, counts, withinSectors);

    /// <summary>The same by period, which comes first.</summary>
    public static Outcome<ContingencyTable> Of(
        IReadOnlyList<string> periods, IReadOnlyList<string> sectors, IReadOnlyList<double> counts, bool withinSectors)
    {
        ArgumentNullException.ThrowIfNull(periods);
        ArgumentNullException.ThrowIfNull(sectors);
        ArgumentNullException.ThrowIfNull(counts);
        List<TableDimension> dimensions = [new(Origin, sectors), new(Destination, sectors)];
        if (periods.Count > 0)
        {
            dimensions.Insert(0, new TableDimension(Period, periods));
        }

        Require.SameLength(Math.Max(1, periods.Count) * sectors.Count * sectors.Count, counts.Count);
        if (SquareTable.TooFew(dimensions[^1]) is { } problem)
        {
            return problem;
        }

        var within = new bool[counts.Count];
        for (var cell = 0; cell < within.Length && !withinSectors; cell++)
        {
            within[cell] = cell / sectors.Count % sectors.Count == cell % sectors.Count;
        }

        return ContingencyTable.Of(dimensions, [.. counts.Select((count, cell) => within[cell] ? 0 : count)], within);
    }
}
