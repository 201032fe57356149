using System.Text;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Records;
using Sektorskifte.Register.Spells;
using Sektorskifte.Register.Tests.Oracle;

namespace Sektorskifte.Register.Tests.Spells;

/// <summary>A pass over persons whose rows a test writes down. Sectors by code: S 0, K 1, P 2, O 3; occupation 1112 is level 1, other 1… level 2.</summary>
internal sealed class PassRun
{
    public PassRun(Func<PassSettings, PassSettings>? change = null)
    {
        var settings = new PassSettings
        {
            First = 2000,
            Last = 2020,
            Earliest = 1990,
            Latest = 2030,
            Grain = Grain.Year,
            LaysOutSpells = false,
            GapAllowance = 0,
            LookBack = 3,
            Sectors = 4,
            Levels = 2,
            Groups = 1,
            MainJob = [MainJobCriterion.Pay, MainJobCriterion.Hours],
            SeveralEmployersAreAmbiguous = false,
        };
        Catalogue = new JobCatalogue(SmallProfile.Years, SmallProfile.Years.Leaders.Find("mixed")!, []);
        Settings = change is null ? settings : change(settings);
        Pass = new PersonPass(Settings, Catalogue);
    }

    public PassSettings Settings { get; }

    public JobCatalogue Catalogue { get; }

    public PersonPass Pass { get; }

    public PassCounts Counts => Pass.Counts;

    /// <summary>A row: "period employer sector", then an occupation when there is a fourth word.</summary>
    public JobRow Row(string text)
    {
        var words = text.Split(' ');
        var period = words[0].Split('-').Select(w => w.Length == 0 ? JobRow.StillRunning : int.Parse(w, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        return new JobRow
        {
            Period = period[0],
            End = period[^1],
            Employer = Number(Catalogue.Employers.Spellings, words[1]),
            Sector = Number(Catalogue.Sectors, words[2]),
            Occupation = words.Length > 3 ? Number(Catalogue.Occupations, words[3]) : JobRow.Missing,
        };
    }

    /// <summary>A person with these rows.</summary>
    public PassRun Person(params string[] rows) => Person(rows.Select(Row));

    /// <inheritdoc cref="Person(string[])"/>
    public PassRun Person(IEnumerable<JobRow> rows)
    {
        foreach (var row in rows)
        {
            Pass.Add(row);
        }

        Pass.EndPerson();
        return this;
    }

    /// <summary>The compared employer of a name.</summary>
    public int Employer(string name) => Catalogue.Employers.Compared(Number(Catalogue.Employers.Spellings, name));

    public static int Number(TextDictionary texts, string text) =>
        text.Length == 0 ? JobRow.Missing : texts.Add(Encoding.UTF8.GetBytes(text));
}
