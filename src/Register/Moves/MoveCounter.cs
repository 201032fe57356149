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
    /// <param name="period">The period.</param>
    /// <param name="moves">The numbers of their kinds.</param>
    /// <param name="withDirect">Direct ones count; those over a gap always do.</param>
    public void Add(int period, ReadOnlySpan<int> moves, bool withDirect)
    {
        if (period != _period)
        {
            EndPeriod();
            _period = period;
        }

        foreach (var move in moves)
        {
            var kind = kinds[move];
            var isSwitch = kind.Origin != kind.Destination;
            SectorSwitches += isSwitch ? 1 : 0;
            EmployerChanges += isSwitch ? 0 : 1;
            if (withDirect || kind.OverGap)
            {
                if (_people[move]++ == 0)
                {
                    _touched.Add(move);
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
