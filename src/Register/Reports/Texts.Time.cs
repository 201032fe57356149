using Sektorskifte.Tables.Cubes;

namespace Sektorskifte.Register.Reports;

/// <summary>The texts about the time to a switch.</summary>
internal static partial class Texts
{
    public static readonly Label Time = new("Tid til sektorskift", "Time to a sector switch");
    public static readonly Label TimeLead = new(
        "Hvor mange af dem, der bliver ledere i en sektor, har skiftet til en anden sektor efter så mange år som leder? Andelen regnes af hyppigheden af skift i hvert år som leder og tager højde for, at man kan holde op som leder eller forlade data først. Den gælder en leder, der i hvert år har den hyppighed, som data viser, {0}.",
        "How many of those who become leaders in a sector have switched to another sector after so many years as a leader? The share is worked out from how often leaders switch in each year, and takes into account that they may stop being leaders or leave the records first. It is that of a leader who in each year has the frequency that the data show, {0}.");
    public static readonly Label TimeTitle = new(
        "Andel af ledere, der har skiftet sektor, efter år som leder", "Share of leaders who have switched sector, by years as a leader");
    public static readonly Label TimeTable = new(
        "Andel, der har skiftet sektor, og 95 % konfidensinterval", "Share who have switched sector, and 95 % confidence interval");
    public static readonly Label TimeEnds = new(
        "Efter {0} år: hvad ledere er kommet til først", "After {0} years: what leaders came to first");
    public static readonly Label TimeRates = new(
        "Sektorskift pr. personår efter hele år som leder", "Sector switches per person-year by whole years as a leader");
    public static readonly Label TimeYear = new("år {0}", "year {0}");
    public static readonly Label TimeWithin = new("{0} ({1} til {2})", "{0} ({1} to {2})");
    public static readonly Label TimeSwitched = new("Skiftet sektor", "Switched sector");
    public static readonly Label TimeLeft = new("Ikke længere leder, samme sektor", "No longer a leader, same sector");
    public static readonly Label TimeExit = new("Ude af data", "Left the records");
    public static readonly Label TimeUnknown = new(
        "Af {0} perioder som leder i en sektor begyndte {1}, før nogen kunne se det. De indgår ikke, for ingen ved, hvor længe de havde varet.",
        "Of {0} stretches as a leader in a sector, {1} began before anybody could see it. They are left out, since nobody knows how long they had lasted.");
    public static readonly Label TenureHeading = new("Hele år som leder", "Whole years as a leader");
}
