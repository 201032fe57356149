using Sektorskifte.Tables.Cubes;

namespace Sektorskifte.Register.Reports;

/// <summary>The report's texts in Danish and English: headings, cells and figures. Places in braces are filled when written.</summary>
internal static partial class Texts
{
    public static readonly Label Months = new(
        "januar februar marts april maj juni juli august september oktober november december",
        "January February March April May June July August September October November December");
    public static readonly Label ShareOf = new("{0} ({1} af {2})", "{0} ({1} of {2})");
    public static readonly Label Of = new("{0} af {1}", "{0} of {1}");
    public static readonly Label NoPeriod = new("ingen perioder", "no periods");

    public static readonly Label CellHidden = new("skjult", "hidden");
    public static readonly Label CellMissing = new("mangler", "missing");
    public static readonly Label CellUndefined = new("ingen", "none");
    public static readonly Label ReasonTooFew = new("Skjult: for få bag tallet", "Hidden: too few behind the number");
    public static readonly Label ReasonComplement = new(
        "Skjult: uden dette ville et andet skjult tal kunne regnes ud",
        "Hidden: without this, another hidden number could be worked out");
    public static readonly Label ReasonMissing = new("Data kan ikke vise tallet", "The data cannot show the number");
    public static readonly Label ReasonUndefined = new("Ingen at regne andelen af", "Nobody to take the share of");

    public static readonly Label Kind = new("Kortlægning af ledermobilitet", "Mapping of leader mobility");
    public static readonly Label Heading = new("Ledermobilitet mellem sektorer", "Leader mobility between sectors");
    public static readonly Label Lead = new(
        "Rapporten viser, hvor ofte ledere skifter job, og hvor ofte skiftet går til en anden sektor. Den bygger på {0} ansættelsesrækker om {1} personer hos {2} arbejdsgivere, {3}.",
        "This report shows how often leaders change job, and how often the change is to another sector. It rests on {0} employment rows about {1} persons at {2} employers, {3}.");
    public static readonly Label Source = new("Kilde", "Source");
    public static readonly Label Period = new("Periode", "Period");
    public static readonly Label Definition = new("Lederdefinition", "Leader definition");
    public static readonly Label Made = new("Udarbejdet", "Made");
    public static readonly Label Contents = new("Indhold", "Contents");
    public static readonly Label SkipLink = new("Gå til indholdet", "Skip to the content");
    public static readonly Label HiddenNote = new(
        "Tal, som færre end {0} personer står bag, er skjult. De står som »skjult«, aldrig som nul.",
        "Numbers with fewer than {0} persons behind them are hidden. They read “hidden”, never zero.");
    public static readonly Label TableOf = new("Tabel: {0}", "Table: {0}");

    public static readonly Label ViewLeaders = new("Ledere, der skiftede job", "Leaders who changed job");
    public static readonly Label ViewHired = new("Ansat som ledere", "Hired as leaders");
    public static readonly Label ViewEveryone = new("Alle, der skiftede job", "Everyone who changed job");
    public static readonly Label ViewChoice = new("Vis", "Show");

    public static readonly Label KeyFigures = new("Nøgletal", "Key figures");
    public static readonly Label SwitchShareLeaders = new(
        "af lederes jobskifter gik til en anden sektor", "of leaders’ job changes were to another sector");
    public static readonly Label SwitchShareEveryone = new(
        "af alle ansattes jobskifter gik til en anden sektor", "of all employees’ job changes were to another sector");
    public static readonly Label SwitchRateLeaders = new(
        "af lederne skifter sektor på et år", "of leaders switch sector in a year");
    public static readonly Label BasisMoves = new("{0} af {1} jobskifter, {2}", "{0} of {1} job changes, {2}");
    public static readonly Label BasisYears = new(
        "{0} sektorskifter på {1} personår som leder, {2}", "{0} sector switches in {1} person-years as a leader, {2}");
    public static readonly Label TwoMeasures = new(
        "En andel af jobskifterne og en rate af bestanden er to forskellige mål og kan ikke sammenlignes. Hvert tal står derfor med tæller og nævner.",
        "A share of job changes and a rate of the stock are different measures and cannot be compared. Each number therefore carries its numerator and denominator.");
    public static readonly Label WhereFrom = new("Hvor kommer nyansatte ledere fra?", "Where do those hired as leaders come from?");
    public static readonly Label WhereFromLead = new(
        "Jobskifter til en lederstilling i hver sektor, {0}, efter hvor personen kom fra. Kun skift fra en anden ansættelse i data tæller med.",
        "Job changes into a leader’s post in each sector, {0}, by where the person came from. Only changes from another job in the data count.");
    public static readonly Label OfHiredGroup = new(
        ": Af dem, der blev ansat som ledere, kom {0} fra en anden sektor i gruppen »{1}« og i alt {2} fra en anden sektor.",
        ": Of those hired as leaders, {0} came from another sector of the group “{1}”, and {2} in all from another sector.");
    public static readonly Label OfHired = new(
        ": Af dem, der blev ansat som ledere, kom {0} fra en anden sektor.",
        ": Of those hired as leaders, {0} came from another sector.");
    public static readonly Label OfHiredGroupHidden = new(
        ": Af dem, der blev ansat som ledere, kom {0} fra en anden sektor. Andelen fra gruppen »{1}« kan ikke vises.",
        ": Of those hired as leaders, {0} came from another sector. The share from the group “{1}” cannot be shown.");
    public static readonly Label OfHiredHidden = new(
        ": Andelen fra en anden sektor kan ikke vises.", ": The share from another sector cannot be shown.");
    public static readonly Label SameSector = new("Samme sektor", "Same sector");
    public static readonly Label OtherOfGroup = new("Anden sektor i samme gruppe", "Another sector of the same group");
    public static readonly Label OtherSector = new("Anden sektor", "Another sector");
    public static readonly Label OutsideGroup = new("Sektor uden for gruppen", "A sector outside the group");
    public static readonly Label SplitHidden = new("Fordeling skjult", "Split hidden");
    public static readonly Label HiredInAll = new("Ansat i alt", "Hired in all");
    public static readonly Label WhereFromTable = new(
        "Ansat som ledere efter, hvor de kom fra, {0}", "Hired as leaders by where they came from, {0}");
    public static readonly Label BarsNote = new(
        "Hver bjælke er alle ansatte som ledere i sektoren. Alle tal står i tabellen under figuren.",
        "Each bar is all those hired as leaders into the sector. All numbers are in the table below the figure.");
    public static readonly Label BarEnd = new("{0} fra anden sektor · af {1}", "{0} from another · of {1}");
    public static readonly Label ShareOther = new("Andel fra anden sektor", "Share from another sector");

    public static readonly Label Flows = new("Strømme mellem sektorer", "Flows between sectors");
    public static readonly Label FlowsLead = new(
        "Båndenes bredde viser antallet af sektorskifter, {0}. Skift mellem arbejdsgivere inden for samme sektor er ikke tegnet, men står ved sektoren.",
        "The width of the ribbons shows the number of sector switches, {0}. Changes of employer within a sector are not drawn, but stand beside the sector.");
    public static readonly Label FlowsTitle = new("{0}: strømme fra sektor til sektor", "{0}: flows from sector to sector");
    public static readonly Label Largest = new(
        "Den største strøm går fra {0} til {1}: {2} skift.", "The largest flow is from {0} to {1}: {2} changes.");
    public static readonly Label Alternative = new(
        "Til venstre sektoren før, til højre sektoren efter. Alle tal står i tabellen under figuren.",
        "On the left the sector before, on the right the sector after. All numbers are in the table below the figure.");
    public static readonly Label NotDrawn = new("{0} strømme er skjult og ikke tegnet.", "{0} flows are hidden and not drawn.");
    public static readonly Label NothingDrawn = new(
        "Ingen strømme mellem sektorer kan vises.", "No flows between sectors can be shown.");
    public static readonly Label Before = new("Før", "Before");
    public static readonly Label After = new("Efter", "After");
    public static readonly Label OutAndWithin = new("{0} ud · {1} inden for sektoren", "{0} out · {1} within the sector");
    public static readonly Label In = new("{0} ind", "{0} in");
    public static readonly Label AtLeast = new("mindst {0}", "at least {0}");
    public static readonly Label RibbonNote = new("{0} → {1}: {2}", "{0} → {1}: {2}");

    public static readonly Label Matrix = new("Fra hvilken sektor til hvilken", "From which sector to which");
    public static readonly Label MatrixLead = new(
        "Hvert felt er antallet af jobskifter fra rækkens sektor til kolonnens, {0}, og under det andelen af alle, der skiftede job fra rækkens sektor. Jo mørkere et felt, jo større andel. Grå felter er skift af arbejdsgiver inden for sektoren.",
        "Each cell is the number of job changes from the row’s sector to the column’s, {0}, and below it the share of all who changed job from the row’s sector. The darker a cell, the larger the share. Grey cells are changes of employer within the sector.");
    public static readonly Label MatrixCaption = new(
        "{0}: jobskifter efter sektor før og efter, {1}", "{0}: job changes by sector before and after, {1}");
    public static readonly Label FromTo = new("Fra ↓ til →", "From ↓ to →");
    public static readonly Label ShareOfArrivals = new("Andel af dem, der kom til sektoren", "Share of those who came to the sector");
    public static readonly Label FromSector = new("Fra", "From");
    public static readonly Label AllSectors = new("Alle sektorer", "All sectors");

    public static readonly Label Development = new("Udviklingen", "Development over time");
    public static readonly Label DevelopmentLead = new(
        "Andelen af jobskifter, der gik til en anden sektor. En periode, som data ikke kan vise, er et hul i kurven; en åben cirkel er en periode, som data kun viser en del af.",
        "The share of job changes that were to another sector. A period that the data cannot show is a gap in the line; an open circle is a period of which the data show only a part.");
    public static readonly Label SwitchShareTitle = new(
        "Andel af jobskifter, der gik til en anden sektor", "Share of job changes that were to another sector");
    public static readonly Label LeadersShort = new("Ledere", "Leaders");
    public static readonly Label EveryoneShort = new("Alle", "Everyone");
    public static readonly Label InflowTitle = new(
        "Ansat som ledere: andel fra en anden sektor, efter sektor ansat i",
        "Hired as leaders: share from another sector, by sector hired into");
    public static readonly Label InflowLead = new(
        "Den grå kurve er alle sektorer under ét.", "The grey line is all sectors together.");
    public static readonly Label ChartOf = new("{0}, {1}", "{0}, {1}");
    public static readonly Label ChartNote = new(
        "Fra {0} i {1} til {2} i {3}. Alle tal står i tabellen under figuren.",
        "From {0} in {1} to {2} in {3}. All numbers are in the table below the figure.");
    public static readonly Label ChartEmpty = new("Ingen tal kan vises.", "No numbers can be shown.");
    public static readonly Label OnePeriod = new(
        "Data viser kun én periode, så der er ingen kurve.", "The data show one period only, so there is no line.");
    public static readonly Label ColumnOf = new("{0}: {1}", "{0}: {1}");
    public static readonly Label Share = new("Andel", "Share");
    public static readonly Label Switches = new("Sektorskifter", "Sector switches");
    public static readonly Label Changes = new("Jobskifter", "Job changes");
    public static readonly Label Rate = new("Rate pr. år", "Rate per year");
    public static readonly Label DevelopmentTable = new(
        "Jobskifter og sektorskifter efter periode", "Job changes and sector switches by period");

    public static readonly Label History = new("Tidligere erfaring", "Earlier experience");
    public static readonly Label HistoryLead = new(
        "Et jobskifte viser kun den seneste sektor. Her står, hvor mange af dem, der blev ansat som ledere i rækkens sektor, der tidligere har haft et job i kolonnens sektor, op til {0} tilbage.",
        "A job change shows the latest sector only. Here stands how many of those hired as leaders into the row’s sector have earlier had a job in the column’s sector, up to {0} back.");
    public static readonly Label HistoryAny = new("Nogen erfaring fra sektoren", "Any experience from the sector");
    public static readonly Label HistoryLeader = new("Ledererfaring fra sektoren", "Experience as a leader from the sector");
    public static readonly Label HistoryCaption = new(
        "{0}, ansat som ledere, {1}", "{0}, hired as leaders, {1}");
    public static readonly Label HiredInto = new("Ansat i", "Hired into");
    public static readonly Label HistoryShort = new(
        "Perioden begynder {0}. Hvor der ikke er data fra tiden før, er tilbageblikket kortere for ansatte i de første perioder, og andelene er for lave.",
        "The window begins in {0}. Where there are no data from before, the look-back is shorter for those hired in the first periods, and the shares are too low.");
    public static readonly Label YearsBack = new("{0} år", "{0} years");
    public static readonly Label MonthsBack = new("{0} måneder", "{0} months");

    public static readonly Label Stocks = new("Bestand", "Stocks");
    public static readonly Label StocksLead = new(
        "Personer efter hovedjobbets sektor og stilling i den sidste periode, som data dækker.",
        "Persons by sector and position of the main job in the last period that the data cover.");
    public static readonly Label StocksCaption = new("Bestanden efter sektor og stilling, {0}", "Stock by sector and position, {0}");
    public static readonly Label LeaderShare = new("Lederandel", "Share of leaders");
    public static readonly Label LeadersByPeriod = new("Ledere efter sektor og periode", "Leaders by sector and period");
    public static readonly Label TurnoverByPeriod = new(
        "Ledere i alle sektorer: bestand, personår, tilgang og afgang", "Leaders in all sectors: stock, person-years, entries and exits");
    public static readonly Label Stock = new("Bestand", "Stock");
    public static readonly Label PersonYears = new("Personår", "Person-years");
    public static readonly Label Entries = new("Tilgang", "Entries");
    public static readonly Label Exits = new("Afgang", "Exits");
    public static readonly Label Sector = new("Sektor", "Sector");
}
