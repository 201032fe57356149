using Sektorskifte.Register.Profiles;

namespace Sektorskifte.Register.Spells;

/// <summary>What counting spells needs to know, in period numbers.</summary>
internal sealed record PassSettings
{
    /// <summary>The first period of the window.</summary>
    public required int First { get; init; }

    /// <summary>The last period of the window.</summary>
    public required int Last { get; init; }

    /// <summary>The grain of the periods.</summary>
    public required Grain Grain { get; init; }

    /// <summary>How many unseen periods a link bridges.</summary>
    public required int GapAllowance { get; init; }

    /// <summary>How many periods back experience counts.</summary>
    public required int LookBack { get; init; }

    /// <summary>The number of sectors.</summary>
    public required int Sectors { get; init; }

    /// <summary>The number of leader levels.</summary>
    public required int Levels { get; init; }

    /// <summary>When people who move together are a reorganisation; null when they are movers.</summary>
    public required ReorganisationRule? Rule { get; init; }

    /// <summary>The calendar year of a period.</summary>
    public int YearOf(int period) => Grain == Grain.Month ? period / 12 : period;

    /// <summary>The last period of a calendar year.</summary>
    public int LastOf(int year) => PeriodNumbers.OfYear(year, Grain, last: true);
}
