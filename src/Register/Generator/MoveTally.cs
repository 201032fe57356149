namespace Sektorskifte.Register.Generator;

/// <summary>Counts of moves to another employer. The sector pairs stand row by row: origin × number of sectors + destination.</summary>
internal sealed class MoveTally
{
    private const int Pairs = LabourMarket.Sectors * LabourMarket.Sectors;

    /// <summary>Moves to another employer of the same sector.</summary>
    public long EmployerChanges { get; private set; }

    /// <summary>Moves to another employer of another sector.</summary>
    public long SectorSwitches { get; private set; }

    /// <summary>All moves by origin and destination.</summary>
    public long[] All { get; } = new long[Pairs];

    /// <summary>Moves of people who were leaders before.</summary>
    public long[] LeadersBefore { get; } = new long[Pairs];

    /// <summary>Moves of people who are leaders after.</summary>
    public long[] LeadersAfter { get; } = new long[Pairs];

    /// <summary>Counts a move.</summary>
    public void Add(int origin, int destination, bool leaderBefore, bool leaderAfter)
    {
        var pair = (origin * LabourMarket.Sectors) + destination;
        All[pair]++;
        LeadersBefore[pair] += leaderBefore ? 1 : 0;
        LeadersAfter[pair] += leaderAfter ? 1 : 0;
        if (origin == destination)
        {
            EmployerChanges++;
        }
        else
        {
            SectorSwitches++;
        }
    }

    /// <summary>Counts all moves of another tally too.</summary>
    public void Add(MoveTally other)
    {
        EmployerChanges += other.EmployerChanges;
        SectorSwitches += other.SectorSwitches;
        for (var pair = 0; pair < Pairs; pair++)
        {
            All[pair] += other.All[pair];
            LeadersBefore[pair] += other.LeadersBefore[pair];
            LeadersAfter[pair] += other.LeadersAfter[pair];
        }
    }
}
