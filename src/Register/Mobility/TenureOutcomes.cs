using Sektorskifte.Tables.Cubes;

namespace Sektorskifte.Register.Mobility;

/// <summary>
/// What a leader's time in a sector ends with, as members of one dimension: switches, with the members of the sector dimension as
/// their destinations under the same numbers, and after these the other ends, which are parts of nothing.
/// </summary>
internal sealed class TenureOutcomes
{
    private readonly Dimension _sector;

    /// <param name="sector">The sector dimension.</param>
    /// <param name="hasAmbiguous">Whether a period may be ambiguous.</param>
    public TenureOutcomes(Dimension sector, bool hasAmbiguous)
    {
        _sector = sector;
        Left = sector.Members.Count;
        Exit = Left + 1;
        Ambiguous = hasAmbiguous ? Exit + 1 : null;
        Dimension = new Dimension(
            "to",
            Label.Same("to"),
            [
                new Member("*switch", Label.Same("switch")),
                .. sector.Members.Skip(1),
                .. Kinds.Members.Skip(1).Take(hasAmbiguous ? 3 : 2).Select(kind => new Member($"*{kind.Code}", kind.Label)),
            ]);
    }

    /// <summary>The kinds of end, as tables tell them.</summary>
    public static Dimension Kinds { get; } = new(
        "outcome",
        new Label("Udfald", "Outcome"),
        [
            new Member("switch", new Label("Sektorskift", "Sector switch")),
            new Member("left_leadership", new Label("Ikke længere leder, samme sektor", "No longer a leader, same sector")),
            new Member("exit", new Label("Ude af data", "Left the records")),
            new Member("ambiguous", new Label("Flertydig periode", "Ambiguous period")),
        ]);

    /// <summary>The members.</summary>
    public Dimension Dimension { get; }

    /// <summary>The member of those who went on in the sector and are no leaders.</summary>
    public int Left { get; }

    /// <summary>The member of those who were seen to leave the records.</summary>
    public int Exit { get; }

    /// <summary>The member of those whose next period is ambiguous; null when none can be.</summary>
    public int? Ambiguous { get; }

    /// <summary>Whether a member is a switch to a member of the sector dimension, or to any other sector.</summary>
    public bool IsSwitch(int member) => member < _sector.Members.Count;

    /// <summary>A member as a kind and a destination, which is the total for all but switches.</summary>
    public (int Kind, int Destination) Split(int member) =>
        IsSwitch(member) ? (0, member) : (1 + member - Left, 0);
}
