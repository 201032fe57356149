namespace Sektorskifte.Register.Moves;

/// <summary>All that a table shows of a transition to another employer, but its period.</summary>
internal readonly record struct MoveKind
{
    /// <summary>The attribute group before the move.</summary>
    public required int Group { get; init; }

    /// <summary>The sectors in which the person had a main job within the look-back, a bit each.</summary>
    public required uint Experience { get; init; }

    /// <summary>The sectors in which the person had a leader's main job within the look-back, a bit each.</summary>
    public required uint LeaderExperience { get; init; }

    /// <summary>The index of the sector before.</summary>
    public required byte Origin { get; init; }

    /// <summary>The index of the sector after.</summary>
    public required byte Destination { get; init; }

    /// <summary>The leader level before; 0 for none.</summary>
    public required byte Before { get; init; }

    /// <summary>The leader level after; 0 for none.</summary>
    public required byte After { get; init; }

    /// <summary>The whole years as a leader in the sector before, up to an open class, or that they are unknown; 0 for no leader.
    /// See <see cref="Mobility.Tenure"/>.</summary>
    public required byte Tenure { get; init; }

    /// <summary>There is at least one period between the two jobs.</summary>
    public required bool OverGap { get; init; }
}
