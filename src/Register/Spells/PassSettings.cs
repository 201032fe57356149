using Sektorskifte.Register.Profiles;

namespace Sektorskifte.Register.Spells;

/// <summary>What the pass over persons needs to know, in period numbers.</summary>
internal sealed record PassSettings
{
    /// <summary>The first period of the window.</summary>
    public required int First { get; init; }

    /// <summary>The last period of the window.</summary>
    public required int Last { get; init; }

    /// <summary>The first period that a row can have.</summary>
    public required int Earliest { get; init; }

    /// <summary>The last period that a row can have.</summary>
    public required int Latest { get; init; }

    /// <summary>The grain of the periods.</summary>
    public required Grain Grain { get; init; }

    /// <summary>Rows are spells over several periods.</summary>
    public required bool LaysOutSpells { get; init; }

    /// <summary>How many unseen periods a link bridges.</summary>
    public required int GapAllowance { get; init; }

    /// <summary>How many periods back experience counts.</summary>
    public required int LookBack { get; init; }

    /// <summary>The number of sectors.</summary>
    public required int Sectors { get; init; }

    /// <summary>The number of leader levels.</summary>
    public required int Levels { get; init; }

    /// <summary>The number of attribute groups; 1 when nothing is broken down.</summary>
    public required int Groups { get; init; }

    /// <summary>What decides the main job.</summary>
    public required IReadOnlyList<MainJobCriterion> MainJob { get; init; }

    /// <summary>Two employers in one period make the person-period ambiguous.</summary>
    public required bool SeveralEmployersAreAmbiguous { get; init; }

    /// <summary>The calendar year of a period.</summary>
    public int YearOf(int period) => Grain == Grain.Month ? period / 12 : period;
}
