using System.Globalization;
using System.Text;
using Sektorskifte.Register.Mobility;
using Sektorskifte.Register.Moves;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Records;
using Sektorskifte.Register.Spells;
using Sektorskifte.Register.Tests.Moves;
using Sektorskifte.Register.Tests.Oracle;

namespace Sektorskifte.Register.Tests.Spells;

/// <summary>
/// Persons whose rows a test writes down, through spells to counts. Sectors by code: S 0, K 1, P 2, O 3; occupation 1112 is
/// level 1, other 1… level 2.
/// </summary>
internal sealed class PassRun : IDisposable
{
    private readonly MoveLog _moves;
    private readonly SeenCounts _seen;
    private readonly SpellPass _pass;
    private readonly JobBatch _batch = new();
    private long _persons;

    public PassRun(Func<PassSettings, PassSettings>? change = null, Func<SpellSettings, SpellSettings>? spells = null)
    {
        Catalogue = new JobCatalogue(SmallProfile.Years);
        Settings = change is null ? Default : change(Default);
        var periods = Settings.Last - Settings.First + 1;
        _moves = new MoveLog(Settings.First, periods);
        _seen = new SeenCounts(Settings.First, periods);
        var levels = new JobLevels(SmallProfile.Years.Leaders, SmallProfile.Years.Leaders.Find("mixed")!, Catalogue);
        var groups = new AttributeGroups(Catalogue.AttributeColumns, Catalogue.Attributes, []);
        _pass = new SpellPass(Settings, new JobMeaning(Catalogue, levels, groups), _moves, _seen);
        Spells = new PersonSpells(spells is null ? DefaultSpells : spells(DefaultSpells), Catalogue, _pass);
    }

    public static PassSettings Default { get; } = new()
    {
        First = 2000,
        Last = 2020,
        Grain = Grain.Year,
        GapAllowance = 0,
        LookBack = 3,
        Sectors = 4,
        Levels = 2,
        Rule = null,
    };

    public static SpellSettings DefaultSpells { get; } = new(SmallProfile.Years)
    {
        Earliest = 1990,
        Latest = 2030,
        LastOfData = 2020,
        LaysOutSpells = false,
        MainJob = [MainJobCriterion.Pay, MainJobCriterion.Hours],
        SeveralEmployersAreAmbiguous = false,
    };

    public PassSettings Settings { get; }

    public JobCatalogue Catalogue { get; }

    public PersonSpells Spells { get; }

    public PassCounts Counts => _pass.Counts;

    public long Used => Spells.Tally.Used.Sum();

    public long OutsideWindow => Spells.Tally.OutsideWindow(Settings.First, Settings.Last);

    public long SecondJobs => Spells.Tally.SecondJobsWithin(Settings.First, Settings.Last);

    /// <summary>The moves by period and employers.</summary>
    public List<(int Period, MoveKind Kind)> Moves
    {
        get
        {
            _pass.Finish();
            return [.. LoggedMove.All(_moves).Select(move => (move.Period, _moves.Kinds[move.Kind]))];
        }
    }

    /// <summary>A row: "period employer sector", then an occupation when there is a fourth word.</summary>
    public JobRow Row(string text)
    {
        var words = text.Split(' ');
        var period = words[0].Split('-').Select(w => w.Length == 0 ? JobRow.StillRunning : int.Parse(w, CultureInfo.InvariantCulture)).ToArray();
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
        Add([.. rows]);
        Take();
        return this;
    }

    /// <summary>Puts the rows of one more person into the batch.</summary>
    public void Add(ReadOnlySpan<JobRow> rows)
    {
        var person = PersonId.Of(_persons++);
        foreach (var row in rows)
        {
            _batch.Add(row with { Person = person });
        }
    }

    /// <summary>Follows the persons of the batch.</summary>
    public void Take()
    {
        Assert.Equal(_batch.Count, Spells.Take(_batch, whole: true));
        _batch.Count = 0;
    }

    /// <summary>The people with a direct transition from an employer in a period.</summary>
    public int Seen(int period, string employer)
    {
        _pass.Finish();
        return _seen.Read().Of(period, Employer(employer));
    }

    /// <summary>The compared employer of a name.</summary>
    public int Employer(string name) => Catalogue.Employers.Compared(Number(Catalogue.Employers.Spellings, name));

    /// <summary>The people in one of the cells, of group 0.</summary>
    public long At(PeriodCells cells, int period, int sector, int level = 0)
    {
        var counts = cells.Of(period, 0);
        return counts.IsEmpty ? 0 : counts[(sector * (Settings.Levels + 1)) + level];
    }

    public static int Number(TextDictionary texts, string text) =>
        text.Length == 0 ? JobRow.Missing : texts.Add(Encoding.UTF8.GetBytes(text));

    public void Dispose() => _moves.Dispose();
}
