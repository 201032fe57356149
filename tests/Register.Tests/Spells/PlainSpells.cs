using System.Text;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Records;
using Sektorskifte.Register.Spells;
using Sektorskifte.Register.Tests.Oracle;

namespace Sektorskifte.Register.Tests.Spells;

/// <summary>What <see cref="PersonSpells"/> makes of rows, beside the sections "Records" and "Main job" of the method, period by period.</summary>
internal sealed class PlainSpells : ISpellSink
{
    public const int Earliest = 2000;
    public const int Latest = 2060;
    public const int LastOfData = 2050;

    private readonly JobCatalogue _catalogue = new(SmallProfile.Years);
    private readonly SpellSettings _settings;
    private readonly List<string> _faults = [];
    private readonly Dictionary<(PersonId Person, int Period), JobSpell> _got = [];

    public PlainSpells(bool laysOut, bool ambiguous)
    {
        // Numbered against the order of their bytes; 1 and 2 are one employer.
        foreach (var employer in new[] { "zeta", "ZETA", "beta", "alfa" })
        {
            PassRun.Number(_catalogue.Employers.Spellings, employer);
        }

        foreach (var texts in new[] { _catalogue.Sectors, _catalogue.Occupations, _catalogue.Titles, _catalogue.Statuses })
        {
            PassRun.Number(texts, "b");
            PassRun.Number(texts, "a");
        }

        _catalogue.Attributes.Add([PassRun.Number(_catalogue.Attributes.Values(0), "1"), 0]);
        _settings = new SpellSettings(SmallProfile.Years)
        {
            Earliest = Earliest,
            Latest = Latest,
            LastOfData = LastOfData,
            LaysOutSpells = laysOut,
            SeveralEmployersAreAmbiguous = ambiguous,
            MainJob = [MainJobCriterion.Pay, MainJobCriterion.Hours],
        };
        Spells = new PersonSpells(_settings, _catalogue, this);
    }

    public PersonSpells Spells { get; }

    public RecordTally Tally => Spells.Tally;

    /// <summary>The persons in the order in which they were handed over.</summary>
    public List<PersonId> Persons { get; } = [];

    /// <summary>Takes rows in pieces, each person's next to each other.</summary>
    public void Run(IEnumerable<JobRow> rows, int piece)
    {
        var batch = new JobBatch();
        foreach (var part in rows.Chunk(piece))
        {
            foreach (var row in part)
            {
                batch.Add(row);
            }

            batch.DropBefore(Spells.Take(batch, whole: false));
        }

        Spells.Take(batch, whole: true);
    }

    public void Add(PersonId person, ReadOnlySpan<JobSpell> spells)
    {
        Persons.Add(person);
        for (var i = 0; i < spells.Length; i++)
        {
            if (spells[i].Last < spells[i].First
                || (i > 0 && spells[i - 1].Last >= spells[i].First)
                || (i > 0 && spells[i - 1].Last + 1 == spells[i].First && spells[i - 1].SameJob(spells[i])))
            {
                _faults.Add($"person {person.Low}: spell {i} overlaps or repeats the one before");
            }

            for (var period = spells[i].First; period <= spells[i].Last; period++)
            {
                _got[(person, period)] = spells[i];
            }
        }
    }

    /// <summary>All that differs from a plain reading of the same rows.</summary>
    public IEnumerable<string> Differences(IReadOnlyCollection<JobRow> rows)
    {
        foreach (var fault in _faults)
        {
            yield return fault;
        }

        if (!Persons.SequenceEqual(rows.Select(r => r.Person).Distinct()))
        {
            yield return "not each person once, in order";
        }

        var expected = _settings.NewTally();
        var wanted = new Dictionary<(PersonId, int), string>();
        foreach (var person in rows.GroupBy(r => r.Person))
        {
            Read(person.Key, [.. person], expected, wanted);
        }

        foreach (var key in wanted.Keys.Union(_got.Keys))
        {
            var got = _got.TryGetValue(key, out var spell) ? Text(spell) : "none";
            if (got != wanted.GetValueOrDefault(key, "none"))
            {
                yield return $"person {key.Item1.Low} in {key.Item2}: expected {wanted.GetValueOrDefault(key, "none")}, got {got}";
            }
        }

        foreach (var (name, mine, theirs) in new[]
        {
            ("used", expected.Used, Tally.Used), ("ended", expected.Ended, Tally.Ended),
            ("duplicates", expected.Duplicates, Tally.Duplicates), ("second jobs", expected.SecondJobs, Tally.SecondJobs),
        })
        {
            if (!mine.SequenceEqual(theirs))
            {
                yield return $"{name}: expected {string.Join(' ', mine)}, got {string.Join(' ', theirs)}";
            }
        }
    }

    private void Read(PersonId person, JobRow[] rows, RecordTally tally, Dictionary<(PersonId, int), string> wanted)
    {
        var distinct = rows.Distinct().ToList();
        foreach (var row in distinct)
        {
            tally.Used[row.Period - Earliest]++;
            tally.Duplicates[row.Period - Earliest] += rows.Count(r => r.Equals(row)) - 1;
            if (row.End <= Latest)
            {
                tally.Ended[row.End - Earliest]++;
            }
        }

        for (var period = Earliest; period <= Latest; period++)
        {
            var jobs = distinct.Where(r => r.Period <= period && (r.End == JobRow.StillRunning ? LastOfData : r.End) >= period).ToList();
            if (jobs.Count == 0)
            {
                continue;
            }

            var ambiguous = _settings.SeveralEmployersAreAmbiguous && jobs.Select(j => Employer(j.Employer)).Distinct().Count() > 1;
            tally.SecondJobs[period - Earliest] += jobs.Count > 1 && !ambiguous ? 1 : 0;
            wanted[(person, period)] = ambiguous ? "ambiguous" : Text(Main(jobs));
        }
    }

    private JobSpell Main(IEnumerable<JobRow> jobs)
    {
        var main = jobs.OrderByDescending(j => j.Pay).ThenByDescending(j => j.Hours).ThenBy(Texts, StringComparer.Ordinal).First();
        return new JobSpell
        {
            Employer = main.Employer,
            Sector = main.Sector,
            Occupation = main.Occupation,
            Title = main.Title,
            Status = main.Status,
            Attributes = main.Attributes,
        };
    }

    // All texts are ASCII and none has a control character, so that the texts after each other order as each by itself.
    private string Texts(JobRow j) => string.Join(
        '\u0001',
        Employer(j.Employer),
        _catalogue.Titles.Text(j.Title),
        _catalogue.Sectors.Text(j.Sector),
        _catalogue.Occupations.Text(j.Occupation),
        _catalogue.Statuses.Text(j.Status),
        _catalogue.Attributes.Values(0).Text(_catalogue.Attributes[j.Attributes][0]));

    private string Employer(int spelling) => Encoding.UTF8.GetString(_catalogue.Employers.Spellings[spelling]).ToLowerInvariant();

    private string Text(in JobSpell spell) => spell.Employer == JobSpell.Ambiguous
        ? "ambiguous"
        : $"{Employer(spell.Employer)} {spell.Sector} {spell.Occupation} {spell.Title} {spell.Status} {spell.Attributes}";
}
