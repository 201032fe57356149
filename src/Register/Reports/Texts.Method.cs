using Sektorskifte.Tables.Cubes;

namespace Sektorskifte.Register.Reports;

/// <content>Texts on reorganisations, data quality, method and what is hidden.</content>
internal static partial class Texts
{
    public static readonly Label Reorganisations = new("Omorganiseringer", "Reorganisations");
    public static readonly Label ReorganisationsLead = new(
        "Når mange flytter sammen fra én arbejdsgiver til én anden, eller når en arbejdsgiver får en ny sektorkode, er det ikke mobilitet. De er fundet, talt her og holdt ude af alle andre tal i rapporten.",
        "When many move together from one employer to one other, or an employer gets another sector code, it is not mobility. These are found, counted here and kept out of every other number in the report.");
    public static readonly Label RuleOff = new(
        "Når mange flytter sammen fra én arbejdsgiver til én anden, er det som regel ikke mobilitet. Reglen, der finder dem, var slået fra i denne kørsel, så de tæller som jobskifter. Arbejdsgivere, der fik en ny sektorkode, er holdt ude.",
        "When many move together from one employer to one other, it is mostly not mobility. The rule that finds them was off in this run, so they count as job changes. Employers that got another sector code are kept out.");
    public static readonly Label BeforeAfter = new("Overgange med og uden reglen", "Transitions with and without the rule");
    public static readonly Label KindOf = new("Slags", "Kind");
    public static readonly Label WithoutRule = new("Uden reglen", "Without the rule");
    public static readonly Label WithRule = new("Med reglen", "With the rule");
    public static readonly Label SameJob = new("Samme job", "Same job");
    public static readonly Label EmployerChange = new("Skift af arbejdsgiver, samme sektor", "Change of employer, same sector");
    public static readonly Label SectorSwitch = new("Sektorskifte", "Sector switch");
    public static readonly Label Reclassification = new("Samme arbejdsgiver, ny sektorkode", "Same employer, another sector code");
    public static readonly Label Reorganisation = new("Omorganisering", "Reorganisation");
    public static readonly Label InAll = new("I alt", "In all");
    public static readonly Label Thresholds = new("Reglen ved andre grænser", "The rule at other thresholds");
    public static readonly Label ThresholdHeading = new("Mindst", "At least");
    public static readonly Label Threshold = new("{0} personer og {1} af de sete", "{0} persons and {1} of those seen");
    public static readonly Label Groups = new("Grupper", "Groups");
    public static readonly Label People = new("Personer", "Persons");
    public static readonly Label EmployerChanges = new("Skift af arbejdsgiver", "Changes of employer");
    public static readonly Label GroupsFound = new("Grupper, der flyttede sammen, og nye sektorkoder", "Groups that moved together, and new sector codes");
    public static readonly Label GroupsShown = new(
        "Tabellen viser de {0} største af {1}. Resten står i reorganisations.csv.",
        "The table shows the {0} largest of {1}. The others are in reorganisations.csv.");
    public static readonly Label GroupsNamed = new(
        "Tabellen navngiver arbejdsgivere, som de står i kilden.", "The table names employers as the source has them.");
    public static readonly Label NoGroups = new("Ingen er fundet.", "None were found.");
    public static readonly Label FromEmployer = new("Fra arbejdsgiver", "From employer");
    public static readonly Label ToEmployer = new("Til arbejdsgiver", "To employer");
    public static readonly Label ToSector = new("Til", "To");
    public static readonly Label Seen = new("Af sete", "Of those seen");

    public static readonly Label Quality = new("Datakvalitet", "Data quality");
    public static readonly Label Balance = new(
        "{0} læste rækker = {1} brugte + {2} dubletter + {3} afviste.", "{0} rows read = {1} used + {2} duplicates + {3} rejected.");
    public static readonly Label RowsTable = new("Rækker i inddata", "Rows of the input");
    public static readonly Label What = new("Hvad", "What");
    public static readonly Label Number = new("Antal", "Number");
    public static readonly Label RowsRead = new("Læst", "Read");
    public static readonly Label RowsUsed = new("Brugt", "Used");
    public static readonly Label OutsideWindow = new("heraf uden for perioden, kun til erfaring", "of these outside the window, for experience only");
    public static readonly Label Duplicates = new("Dubletter, set bort fra", "Duplicates, dropped");
    public static readonly Label Rejected = new("Afvist", "Rejected");
    public static readonly Label RejectedFor = new("Afvist: {0}", "Rejected: {0}");
    public static readonly Label PersonsTable = new("Personer og forløb", "Persons and careers");
    public static readonly Label Persons = new("Personer", "Persons");
    public static readonly Label PersonPeriods = new("Person og periode", "Person-periods");
    public static readonly Label Ambiguous = new("heraf flertydige, som ikke kædes", "of these ambiguous, linked to nothing");
    public static readonly Label SecondJobs = new("heraf med flere job, hvor ét er valgt", "of these with several jobs, one chosen");
    public static readonly Label Spells = new("Ansættelsesforløb", "Spells");
    public static readonly Label LinkedPairs = new("Overgange mellem to perioder", "Transitions between two periods");
    public static readonly Label Employers = new("Arbejdsgivere", "Employers");
    public static readonly Label MissingPeriods = new("Perioder uden rækker: {0}.", "Periods without rows: {0}.");
    public static readonly Label NoMissingPeriods = new(
        "Der er rækker i alle perioder fra {0} til {1}.", "Every period from {0} to {1} has rows.");
    public static readonly Label PartialPeriods = new(
        "Perioder, som data kun viser en del af: {0}.", "Periods of which the data show only a part: {0}.");
    public static readonly Label PartialPeriod = new("{0} ({1} delperioder)", "{0} ({1} of its periods)");
    public static readonly Label NoRows = new("Ingen rækker blev brugt.", "No rows were used.");

    public static readonly Label Method = new("Metode og definitioner", "Method and definitions");
    public static readonly Label MeasuresHeading = new("Målene", "The measures");
    public static readonly Label LeaderHeading = new("Hvem er leder?", "Who is a leader?");
    public static readonly Label LeaderLead = new(
        "Definitionen er »{0}« ({1}). Reglerne prøves i rækkefølge, og den første, der passer, afgør det. Et job, som ingen regel passer på, er ikke et lederjob.",
        "The definition is “{0}” ({1}). The rules are tried in order, and the first that matches decides. A job that no rule matches is not a leader’s.");
    public static readonly Label RuleTable = new("Lederdefinitionens regler", "The rules of the leader definition");
    public static readonly Label Rule = new("Regel", "Rule");
    public static readonly Label Field = new("Felt", "Field");
    public static readonly Label Condition = new("Betingelse", "Condition");
    public static readonly Label Result = new("Udfald", "Outcome");
    public static readonly Label FieldOccupation = new("Stillingskode", "Occupation code");
    public static readonly Label FieldStatus = new("Statuskode", "Status code");
    public static readonly Label FieldTitle = new("Stillingsbetegnelse", "Job title");
    public static readonly Label StartsWith = new("begynder med {0}", "starts with {0}");
    public static readonly Label IsOneOf = new("er {0}", "is {0}");
    public static readonly Label MatchesPattern = new("passer med mønsteret {0}", "matches the pattern {0}");
    public static readonly Label Or = new("; eller ", "; or ");
    public static readonly Label NotLeader = new("ikke leder", "not a leader");
    public static readonly Label LevelOf = new("leder: {0}", "leader: {0}");
    public static readonly Label SectorHeading = new("Sektorerne", "The sectors");
    public static readonly Label SectorTable = new("Hvad der hører til hver sektor", "What belongs to each sector");
    public static readonly Label Group = new("Gruppe", "Group");
    public static readonly Label Mapping = new("Værdier i kilden", "Values in the source");
    public static readonly Label SourceCodes = new("kode {0}", "code {0}");
    public static readonly Label SourcePattern = new("kode som {0}", "code like {0}");
    public static readonly Label EmployerPattern = new("arbejdsgiver som {0}", "employer like {0}");
    public static readonly Label TheRest = new("alt andet", "all else");
    public static readonly Label NoGroup = new("ingen", "none");
    public static readonly Label SettingsHeading = new("Indstillinger", "Settings");
    public static readonly Label SettingsTable = new("Indstillinger i denne kørsel", "Settings of this run");
    public static readonly Label Setting = new("Indstilling", "Setting");
    public static readonly Label Value = new("Værdi", "Value");
    public static readonly Label ProvenanceHeading = new("Hvor tallene kommer fra", "Where the numbers come from");
    public static readonly Label Run = new(
        "Lavet med {0} fra {1} til {2} (UTC). Profil {3}, SHA-256 {4}.", "Made with {0} from {1} to {2} (UTC). Profile {3}, SHA-256 {4}.");
    public static readonly Label FilesTable = new("Inddatafiler", "Input files");
    public static readonly Label File = new("Fil", "File");
    public static readonly Label Bytes = new("Bytes", "Bytes");

    public static readonly Label Hidden = new("Hvad er skjult, og hvorfor", "What is hidden, and why");
    public static readonly Label HiddenLead = new(
        "Et antal over nul, som for få personer står bag, er skjult. Kunne det regnes ud af de andre tal i samme række eller kolonne, er et tal mere skjult. En andel vises kun, når både tæller og nævner vises.",
        "A count above zero with too few persons behind it is hidden. Where it could be worked out from the other numbers in the same row or column, a second number is hidden. A share is shown only when both its numerator and denominator are.");
    public static readonly Label HiddenTable = new("Felter i tabellerne efter, hvad der skete med dem", "Cells of the tables by what became of them");
    public static readonly Label TableName = new("Tabel", "Table");
    public static readonly Label CountPublished = new("Vist", "Shown");
    public static readonly Label CountTooFew = new("Skjult: for få", "Hidden: too few");
    public static readonly Label CountComplement = new("Skjult: beskytter et andet tal", "Hidden: protects another");
    public static readonly Label CountMissing = new("Mangler", "Missing");
    public static readonly Label CountUndefined = new("Ingen at regne af", "Nobody to take it of");
    public static readonly Label Foot = new("Lavet med {0}, fri software.", "Made with {0}, open-source software.");

    /// <summary>What each measure is: the term and its meaning.</summary>
    public static readonly IReadOnlyList<(Label Term, Label Meaning)> Measures =
    [
        (new("Jobskifte", "Job change"),
            new("En person har en anden arbejdsgiver end i den foregående periode, hvor personen er set. Skiftet hører til ankomstperioden.",
                "A person has another employer than in the preceding period in which the person is seen. The change belongs to the period of arrival.")),
        (new("Sektorskifte", "Sector switch"),
            new("Et jobskifte til en arbejdsgiver i en anden sektor.", "A job change to an employer of another sector.")),
        (new("Hovedjob", "Main job"),
            new("Det job i perioden, der afgør sektor og stilling. Vælges efter det, som profilen siger, for eksempel mest løn.",
                "The job of the period that decides sector and position. Chosen as the profile says, for instance by most pay.")),
        (new("Andel sektorskifter", "Switch share"),
            new("Sektorskifter af alle jobskifter.", "Sector switches among all job changes.")),
        (new("Tilgangsandel", "Inflow share"),
            new("Af dem, der ansættes i sektoren: andelen, der kommer fra en anden sektor. Skift inden for sektoren er med i nævneren.",
                "Of those hired into the sector: the share that comes from another sector. Changes within the sector are in the denominator.")),
        (new("Sektorskifterate", "Switch rate"),
            new("Sektorskifter i forhold til personår i bestanden før skiftet.", "Sector switches in relation to person-years in the stock before the change.")),
        (new("Personår", "Person-years"),
            new("Personer gange den tid, hvor data ville have vist et skift.", "Persons times the time during which the data would have shown a change.")),
        (new("Tidligere erfaring", "Earlier experience"),
            new("Mindst én periode med hovedjob i sektoren inden for tilbageblikket, jobbet lige før ansættelsen medregnet.",
                "At least one period with a main job in the sector within the look-back, the job just before the hire included.")),
        (new("Tid til sektorskift", "Time to a sector switch"),
            new("Andelen af dem, der blev ledere i en sektor, der har skiftet til en anden efter så mange år, når man kan holde op som leder eller forlade data først. Ledere, hvis begyndelse ikke er set, indgår ikke.",
                "The share of those who became leaders in a sector that has switched to another after so many years, when they may stop being leaders or leave the records first. Leaders whose beginning was not seen are left out.")),
        (new("Tilgang og afgang", "Entries and exits"),
            new("Personer, der dukker op uden en periode før, eller forsvinder uden en periode efter. Det er ikke det samme som ansættelse og fratræden.",
                "Persons who appear without a period before, or disappear without one after. This is not the same as hires and separations.")),
    ];

    /// <summary>What is wrong with a rejected row, by its machine's name.</summary>
    public static readonly IReadOnlyDictionary<string, Label> Reasons = new Dictionary<string, Label>(StringComparer.Ordinal)
    {
        ["field_count"] = new("forkert antal felter", "wrong number of fields"),
        ["encoding"] = new("tegnsæt", "encoding"),
        ["quote"] = new("anførselstegn", "quote"),
        ["nul_byte"] = new("nul-byte", "NUL byte"),
        ["person_missing"] = new("person mangler", "person missing"),
        ["employer_missing"] = new("arbejdsgiver mangler", "employer missing"),
        ["period"] = new("periode kan ikke læses", "period cannot be read"),
        ["period_range"] = new("periode uden for det mulige", "period out of range"),
        ["end_before_start"] = new("slut før start", "end before start"),
        ["sector_missing"] = new("sektor mangler", "sector missing"),
        ["sector_unknown"] = new("ukendt sektor", "unknown sector"),
        ["pay"] = new("løn kan ikke læses", "pay cannot be read"),
        ["hours"] = new("timer kan ikke læses", "hours cannot be read"),
    };
}
