namespace Sektorskifte.Register.Generator;

/// <summary>Why people move together.</summary>
public enum GroupKind
{
    /// <summary>The employer gets another number.</summary>
    Renumbered,

    /// <summary>The employer becomes a part of another.</summary>
    Merged,

    /// <summary>A unit of the employer goes to another.</summary>
    UnitMoved,

    /// <summary>Four people go together: too few for a reorganisation.</summary>
    TooFew,

    /// <summary>Ten people of a large employer go together: too small a share for a reorganisation.</summary>
    SmallShare,
}
