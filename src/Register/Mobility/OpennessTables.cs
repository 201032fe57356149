using Sektorskifte.Register.Profiles;
using Sektorskifte.Statistics;
using Sektorskifte.Statistics.LogLinear;
using Sektorskifte.Statistics.Mobility;
using Sektorskifte.Tables.Cubes;
using Sektorskifte.Tables.Disclosure;

namespace Sektorskifte.Register.Mobility;

/// <summary>
/// How open sectors are to each other, whatever their sizes: moves against those expected under random hiring, and the strength
/// of the tie between origin and destination by period. Worked out from the published flows alone, of all people and of leaders.
/// </summary>
/// <remarks>See <c>docs/methods/openness.md</c>.</remarks>
internal static class OpennessTables
{
    private const double Confidence = 0.95;

    // What settles, settles in some ten steps; what does not by then has hidden too much.
    private const int Iterations = 100;

    /// <summary>Observed and expected moves: position × period × origin × destination.</summary>
    public static ProtectedTable RandomHiring(ProtectedTable flows, IReadOnlyList<Sector> sectors)
    {
        var cells = new PublishedFlows(flows, sectors);
        var table = new EstimateTable(
            "random_hiring",
            new Label("Skift mod tilfældig ansættelse", "Moves against random hiring"),
            [cells.Position, cells.Period, cells.Sectors("origin", "Fra sektor", "Origin sector"), cells.Sectors("destination", "Til sektor", "Destination sector")],
            [
                Measure("observed", "Observeret", "Observed", 0), Measure("expected", "Forventet", "Expected", 4),
                Measure("ratio", "Forhold", "Ratio", 6), Measure("lower", "Nedre grænse", "Lower limit", 6),
                Measure("upper", "Øvre grænse", "Upper limit", 6), Measure("residual", "Residual", "Residual", 4),
            ]);
        foreach (var at in StudyDimensions.Cells([cells.Position, cells.Period, cells.SectorsAlone, cells.SectorsAlone]))
        {
            var (position, period, origin, destination) = (at[0], at[1], at[2], at[3]);
            table.Add(
                at,
                [
                    cells.At(position, period, origin, destination), cells.From(position, period, origin),
                    cells.To(position, period, destination), cells.All(position, period),
                ],
                values => Compare(values[0], values[1], values[2], values[3]));
        }

        return table.Build();
    }

    /// <summary>The strength of the tie between origin and destination against that of the first period with moves: position × period.</summary>
    public static ProtectedTable NetMobility(ProtectedTable flows, IReadOnlyList<Sector> sectors)
    {
        var cells = new PublishedFlows(flows, sectors);
        var periods = new Dimension(
            "period", cells.Period.Label, [.. cells.Period.Members.Skip(1).Select(member => member with { Parent = -1 })]);
        var table = new EstimateTable(
            "net_mobility",
            new Label("Mobilitet renset for sektorernes størrelse", "Mobility net of the sectors' sizes"),
            [cells.Position, periods],
            [
                Measure("strength", "Styrke", "Strength", 6), Measure("standard_error", "Standardfejl", "Standard error", 6),
                Measure("lower", "Nedre grænse", "Lower limit", 6), Measure("upper", "Øvre grænse", "Upper limit", 6),
                Measure("sectors", "Sektorer", "Sectors", 0),
            ]);
        for (var position = 0; position < cells.Position.Members.Count; position++)
        {
            var strength = Fit(cells, position);
            for (var period = 0; period < periods.Members.Count; period++)
            {
                var effect = strength?.Layers.GetValueOrDefault(periods.Members[period].Code);
                table.Add(
                    [position, period],
                    [.. cells.Published(position, period + 1, strength?.Sectors ?? [])],
                    _ => effect is null ? null : Numbers(effect, strength!.Sectors.Count));
            }
        }

        return table.Build();
    }

    private static Measure Measure(string name, string danish, string english, int decimals) => new(name, new Label(danish, english), decimals);

    private static double?[]? Compare(double observed, double from, double to, double all)
    {
        if (!(all > 0))
        {
            return null;
        }

        var expected = from * to / all;
        var spread = Math.Sqrt(expected * (1 - (from / all)) * (1 - (to / all)));
        var flow = new HiringFlow("", "", observed, expected, spread > 0 ? (observed - expected) / spread : 0, Confidence);
        var ratio = flow.Ratio().TryGet(out var found, out _) ? found : (HiringRatio?)null;
        return [observed, expected, ratio?.Ratio, ratio?.Lower, ratio?.Upper, spread > 0 ? flow.Residual : null];
    }

    private static double?[] Numbers(LayerEffect effect, int sectors)
    {
        var interval = effect.Interval(Confidence).TryGet(out var found, out _) ? found : (MultiplierInterval?)null;
        return [effect.Multiplier, effect.StandardError, interval?.Lower, interval?.Upper, sectors];
    }

    /// <summary>
    /// The unidiff model of the periods that show flows between the sectors; what is hidden is left out of the fit. Where too much is
    /// hidden for a fit, sectors are left out, those with the most hidden flows first. Null when no two sectors allow one.
    /// </summary>
    private static Strength? Fit(PublishedFlows cells, int position)
    {
        var sectors = Enumerable.Range(0, cells.SectorsAlone.Members.Count).ToList();
        for (; sectors.Count >= 2; sectors.Remove(sectors.MaxBy(sector => cells.Hidden(position, sector, sectors))))
        {
            List<int> periods = [.. Enumerable.Range(1, cells.Period.Members.Count - 1)
                .Where(period => cells.Published(position, period, sectors).Any())];
            if (periods.Count < 2)
            {
                return null;
            }

            if (Fit(cells, position, sectors, periods).TryGet(out var fit, out _))
            {
                return new Strength(sectors, fit.Layers.ToDictionary(layer => layer.Layer, StringComparer.Ordinal));
            }
        }

        return null;
    }

    private static Outcome<UnidiffFit> Fit(PublishedFlows cells, int position, List<int> sectors, List<int> periods)
    {
        var size = sectors.Count;
        var counts = new double[periods.Count * size * size];
        var hidden = new bool[counts.Length];
        for (var cell = 0; cell < counts.Length; cell++)
        {
            hidden[cell] = !cells.At(position, periods[cell / (size * size)], sectors[cell / size % size], sectors[cell % size])
                .TryGetValue(out counts[cell]);
        }

        List<string> names = [.. sectors.Select(sector => cells.SectorsAlone.Members[sector].Code)];
        return ContingencyTable.Of(
            [new("period", [.. periods.Select(period => cells.Period.Members[period].Code)]), new("origin", names), new("destination", names)],
            counts,
            hidden).Then(table => UnidiffModel.Fit(table, "origin", "destination", "period", maxIterations: Iterations));
    }

    /// <summary>What a fit says of each of its periods.</summary>
    private sealed record Strength(List<int> Sectors, Dictionary<string, LayerEffect> Layers);

    /// <summary>The published flows between single sectors, of all people and of those who were leaders before.</summary>
    private sealed class PublishedFlows
    {
        private readonly ProtectedTable _flows;
        private readonly int _period;
        private readonly int _origin;
        private readonly int _destination;
        private readonly int _before;
        private readonly int[] _sectors;
        private readonly int[] _positions;

        public PublishedFlows(ProtectedTable flows, IReadOnlyList<Sector> sectors)
        {
            _flows = flows;
            (_period, _origin) = (flows.DimensionIndex("period"), flows.DimensionIndex("origin"));
            (_destination, _before) = (flows.DimensionIndex("destination"), flows.DimensionIndex("position_before"));
            Period = flows.Dimensions[_period];
            SectorsAlone = new Dimension("sector", new Label("Sektor", "Sector"), [.. sectors.Select(s => new Member(s.Code, s.Label))]);
            _sectors = [.. sectors.Select(sector => flows.Dimensions[_origin].IndexOf(sector.Code))];
            var positions = flows.Dimensions[_before];
            _positions = [0, StudyDimensions.LeaderMember];
            Position = new Dimension(
                positions.Name, positions.Label, [.. _positions.Select(p => positions.Members[p] with { Parent = -1 })]);
        }

        public Dimension Position { get; }

        public Dimension Period { get; }

        public Dimension SectorsAlone { get; }

        public Dimension Sectors(string name, string danish, string english) => new(name, new Label(danish, english), SectorsAlone.Members);

        public Cell At(int position, int period, int origin, int destination) =>
            Find(position, period, _sectors[origin], _sectors[destination]);

        public Cell From(int position, int period, int origin) => Find(position, period, _sectors[origin], 0);

        public Cell To(int position, int period, int destination) => Find(position, period, 0, _sectors[destination]);

        public Cell All(int position, int period) => Find(position, period, 0, 0);

        /// <summary>The cells between some of the sectors that are published and not zero.</summary>
        public IEnumerable<Cell> Published(int position, int period, IReadOnlyList<int> sectors) =>
            from origin in sectors
            from destination in sectors
            let cell = At(position, period, origin, destination)
            where cell.TryGetValue(out var value) && value > 0
            select cell;

        /// <summary>How many cells of a sector, to and from some sectors in all periods, are not published or show nobody.</summary>
        public int Hidden(int position, int sector, IReadOnlyList<int> sectors) =>
            (from period in Enumerable.Range(1, Period.Members.Count - 1)
             from other in sectors
             from cell in new[] { At(position, period, sector, other), At(position, period, other, sector) }
             select cell.TryGetValue(out var value) && value > 0).Count(shown => !shown);

        private Cell Find(int position, int period, int origin, int destination)
        {
            var at = new int[_flows.Dimensions.Count];
            at[_period] = period;
            at[_origin] = origin;
            at[_destination] = destination;
            at[_before] = _positions[position];
            return _flows.FindAt(0, at);
        }
    }
}
