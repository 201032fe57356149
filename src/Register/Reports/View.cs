using Sektorskifte.Tables.Cubes;

namespace Sektorskifte.Register.Reports;

/// <summary>Whose moves a figure shows: those with a position before and a position after the move.</summary>
/// <param name="Code">The name by which the script switches between figures.</param>
/// <param name="Label">The name that readers see.</param>
/// <param name="Before">The code of the position before.</param>
/// <param name="After">The code of the position after.</param>
internal sealed record View(string Code, Label Label, string Before, string After)
{
    /// <summary>Leaders who changed job, whatever they became.</summary>
    public static readonly View Leaders = new("leaders", Texts.ViewLeaders, Figures.Leader, Figures.Total);

    /// <summary>Those hired as leaders, whatever they were.</summary>
    public static readonly View Hired = new("hired", Texts.ViewHired, Figures.Total, Figures.Leader);

    /// <summary>Everyone who changed job.</summary>
    public static readonly View Everyone = new("everyone", Texts.ViewEveryone, Figures.Total, Figures.Total);

    /// <summary>All views, the one that is shown first in front.</summary>
    public static readonly IReadOnlyList<View> All = [Leaders, Hired, Everyone];
}
