namespace Sektorskifte.Register.Moves;

/// <summary>Counts moves by period and kind, and in all; periods come in order.</summary>
internal sealed class MoveCounter(MoveKinds kinds, List<MoveCount> counts)
{
    private readonly long[] _people = new long[kinds.Count];
    private readonly List<int> _touched = [];
    private int _period;

    /// <summary>The kinds by number.</summary>
    public MoveKinds Kinds => kinds;

    /// <summary>All moves within a sector, counted or not.</summary>
    public long EmployerChanges { get; private set; }

    /// <summary>All moves between sectors, counted or not.</summary>
    public long SectorSwitches { get; private set; }

    /// <summary>Adds moves of one period.</summary>
    /// <param name="moves">The moves.</param>
    /// <param name="withDirect">Direct ones count; those over a gap always do.</param>
    public void Add(ReadOnlySpan<LoggedMove> moves, bool withDirect)
    {
        if (moves[0].Period != _period)
        {
            EndPeriod();
            _period = moves[0].Period;
        }

        foreach (var move in moves)
        {
            var kind = kinds[move.Kind];
            var isSwitch = kind.Origin != kind.Destination;
            SectorSwitches += isSwitch ? 1 : 0;
            EmployerChanges += isSwitch ? 0 : 1;
            if (withDirect || kind.OverGap)
            {
                if (_people[move.Kind]++ == 0)
                {
                    _touched.Add(move.Kind);
                }
            }
        }
    }

    /// <summary>Writes down the counts of the period.</summary>
    public void EndPeriod()
    {
        foreach (var kind in _touched)
        {
            counts.Add(new MoveCount(_period, kinds[kind], _people[kind]));
            _people[kind] = 0;
        }

        _touched.Clear();
    }
}
