namespace Sektorskifte.Register.Generator;

/// <summary>A group that moves together from one employer to one other in one month, and what became of it.</summary>
internal sealed class PlantedGroup(GroupKind kind, int month, int origin, int destination)
{
    /// <summary>The share of an employer's people who belong to a unit that moves.</summary>
    public const double UnitShare = 0.6;

    public GroupKind Kind => kind;

    /// <summary>The month of arrival, from 0.</summary>
    public int Month => month;

    public int Origin => origin;

    public int Destination => destination;

    /// <summary>How many may go: a number for near misses, else all that belong to it.</summary>
    public int Places { get; set; } = kind switch
    {
        GroupKind.TooFew => 4,
        GroupKind.SmallShare => 10,
        _ => int.MaxValue,
    };

    /// <summary>The people of the old employer with a job in the month before and in the month.</summary>
    public long Seen { get; set; }

    /// <summary>What the members' transitions would be without the rule.</summary>
    public MoveTally Moves { get; } = new();

    /// <summary>The members.</summary>
    public long People => Moves.EmployerChanges + Moves.SectorSwitches;
}
