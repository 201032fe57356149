using Sektorskifte.Register.Profiles;
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
            ]);
        for (var position = 0; position < cells.Position.Members.Count; position++)
        {
            var layers = Layers(cells, position);
            for (var period = 0; period < periods.Members.Count; period++)
            {
                var effect = layers?.GetValueOrDefault(periods.Members[period].Code);
                table.Add([position, period], cells.Published(position, period + 1).Take(1).ToList(), _ => effect is null ? null : Numbers(effect));
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

    private static double?[] Numbers(LayerEffect effect)
    {
        var interval = effect.Interval(Confidence).TryGet(out var found, out _) ? found : (MultiplierInterval?)null;
        return [effect.Multiplier, effect.StandardError, interval?.Lower, interval?.Upper];
    }

    /// <summary>The unidiff model of the periods in which every sector has shown moves to and from it; what is hidden is left out of the
    /// fit. Null when the flows do not allow one.</summary>
    private static Dictionary<string, LayerEffect>? Layers(PublishedFlows cells, int position)
    {
        var size = cells.SectorsAlone.Members.Count;
        var used = new List<int>();
        for (var period = 1; period < cells.Period.Members.Count; period++)
        {
            if (cells.Published(position, period).Any())
            {
                used.Add(period);
            }
        }

        if (used.Count < 2 || size < 2)
        {
            return null;
        }

        var counts = new double[used.Count * size * size];
        var hidden = new bool[counts.Length];
        for (var cell = 0; cell < counts.Length; cell++)
        {
            hidden[cell] = !cells.At(position, used[cell / (size * size)], cell / size % size, cell % size).TryGetValue(out counts[cell]);
        }

        TableDimension[] dimensions =
        [
            new("period", [.. used.Select(period => cells.Period.Members[period].Code)]),
            new("origin", [.. cells.SectorsAlone.Members.Select(sector => sector.Code)]),
            new("destination", [.. cells.SectorsAlone.Members.Select(sector => sector.Code)]),
        ];
        return ContingencyTable.Of(dimensions, counts, hidden)
            .Then(table => UnidiffModel.Fit(table, "origin", "destination", "period"))
            .TryGet(out var fit, out _)
            ? fit.Layers.ToDictionary(layer => layer.Layer, StringComparer.Ordinal)
            : null;
    }

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

        /// <summary>The cells between single sectors that are published and not zero.</summary>
        public IEnumerable<Cell> Published(int position, int period)
        {
            foreach (var origin in _sectors)
            {
                foreach (var destination in _sectors)
                {
                    var cell = Find(position, period, origin, destination);
                    if (cell.TryGetValue(out var value) && value > 0)
                    {
                        yield return cell;
                    }
                }
            }
        }

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
