namespace Sektorskifte.Register.Profiles.Drafts;

/// <summary>
/// The words by which headers name a role, as <see cref="SampleColumn.Plain"/> writes them, the surest first. A word that
/// starts with = must be the whole header.
/// </summary>
internal static class RoleWords
{
    private static readonly Dictionary<ColumnRole, string[]> Words = new()
    {
        [ColumnRole.Person] =
        [
            "person", "person id", "personid", "pnr", "cpr", "cprnr", "cpr nummer", "personnr", "personnummer", "pseudonym",
            "employee id", "employeeid", "employee number", "worker id", "workerid", "medarbejder", "medarbejdernr", "medarbejdernummer", "loenmodtager",
            "individ", "individual", "loebenr", "loebenummer", "lbnr", "ident", "subject", "=key", "=noegle", "=employee", "=worker", "=ansat", "full name", "employee name", "=name", "=navn", "fulde navn", "=id",
        ],
        [ColumnRole.Employer] =
        [
            "employer", "employer name", "arbejdsgiver", "virksomhed", "virksomhedsnavn", "enterprise", "cvr", "cvrnr", "arbgnr",
            "arbgiver", "company", "organisation", "organization", "firm", "firma", "institution", "myndighed", "agency", "arbejdsplads", "ansaettelsessted", "ansaettelsesmyndighed",
        ],
        [ColumnRole.Start] =
        [
            "start date", "startdato", "start", "ansaettelsesdato", "tiltraedelse", "tiltraedelsesdato", "hire date", "date from", "valid from",
            "=from", "=fra", "fra dato", "begin", "begindate", "=ansat fra", "hired",
        ],
        [ColumnRole.End] =
        [
            "end date", "slutdato", "end", "slut", "fratraedelse", "fratraedelsesdato", "leave date", "date to", "valid to", "=to", "=til",
            "til dato", "=ansat til", "left", "stop",
        ],
        [ColumnRole.Month] = ["month", "maaned", "yearmonth", "year month", "aarmaaned", "aar maaned", "=ym", "period", "periode", "date", "dato"],
        [ColumnRole.Year] = ["year", "aar", "calendar year", "kalenderaar", "aarstal", "period", "periode", "indkomstaar"],
        [ColumnRole.Sector] = ["sector", "sektor", "sektorkode", "sector code", "sectorcode", "delsektor", "subsektor", "sektorgruppe"],
        [ColumnRole.Occupation] = ["disco08", "disco", "isco08", "isco", "discokode", "occupation code", "occupation", "stillingskode", "fagkode"],
        [ColumnRole.Title] =
        [
            "job title", "jobtitle", "title", "titel", "stillingsbetegnelse", "stilling", "stillingstitel", "position", "beskaeftigelse",
            "occupation", "=role", "=post", "=job",
        ],
        [ColumnRole.Pay] =
        [
            "pay", "loen", "salary", "salary paid", "wage", "wages", "earnings", "bruttoloen", "maanedsloen", "aarsloen", "gross pay", "income", "indkomst",
            "compensation", "remuneration", "beloeb", "amount",
        ],
        [ColumnRole.Hours] = ["hours", "timer", "loentimer", "paid hours", "arbejdstimer", "timetal"],
        [ColumnRole.Workplace] =
            ["workplace", "arbejdssted", "arbstednr", "arbejdsstednr", "produktionsenhed", "pnummer", "=p nr", "establishment", "tjenestested", "plant"],
        [ColumnRole.Quality] = ["discotyp", "disco typ"],
        [ColumnRole.Status] = ["status", "socio", "socio13", "socstil", "beskst", "job status", "jobstatus"],
        [ColumnRole.Sex] = ["sex", "gender", "koen", "kon"],
        [ColumnRole.BirthYear] =
        [
            "birth year", "birthyear", "foedselsaar", "foedsels aar", "foedeaar", "year of birth", "=yob", "foedt", "birth date", "birthdate", "date of birth", "=dob",
            "foedselsdato",
        ],
        [ColumnRole.Region] = ["region", "bopaelsregion", "landsdel", "province"],
        [ColumnRole.Education] = ["education", "uddannelse", "hfaudd", "uddannelsesniveau", "qualification"],
    };

    /// <summary>How well a header names a role; 0 when it does not.</summary>
    public static int Score(ColumnRole role, string header)
    {
        var best = 0;
        for (var i = 0; i < Words[role].Length; i++)
        {
            var word = Words[role][i];
            var score = word.TrimStart('=') == header ? 200 - i
                : word[0] == '=' ? 0
                : $" {header} ".Contains($" {word} ", StringComparison.Ordinal) ? 100 - i
                : word.Length >= 4 && header.Contains(word, StringComparison.Ordinal) ? 50 - i
                : 0;
            best = Math.Max(best, score);
        }

        return best;
    }
}
