using System.Globalization;
using System.Text;
using Sektorskifte.Register.Records;
using Sektorskifte.Register.Spells;

namespace Sektorskifte.Register.Tests.Store;

/// <summary>
/// The plain model that a store is held against: who had which job in which period, in memory, one entry for each period.
/// </summary>
internal sealed class Histories
{
    private readonly SortedDictionary<PersonId, SortedDictionary<int, JobSpell>> _jobs = [];

    /// <summary>The persons in the order of their identities with their spells.</summary>
    public IEnumerable<(PersonId Person, JobSpell[] Spells)> Persons => _jobs.Select(person => (person.Key, Spells(person.Value)));

    /// <summary>Sets the job of a person in a period; its own periods are not looked at.</summary>
    public void Set(PersonId person, int period, in JobSpell job)
    {
        if (!_jobs.TryGetValue(person, out var jobs))
        {
            _jobs.Add(person, jobs = []);
        }

        jobs[period] = job;
    }

    /// <summary>Takes the periods of the other in the place of what was there.</summary>
    public void Replace(IEnumerable<int> periods, Histories other)
    {
        var gone = periods.ToHashSet();
        foreach (var (person, jobs) in _jobs.ToList())
        {
            gone.ToList().ForEach(period => jobs.Remove(period));
            if (jobs.Count == 0)
            {
                _jobs.Remove(person);
            }
        }

        foreach (var (person, jobs) in other._jobs)
        {
            foreach (var (period, job) in jobs)
            {
                Set(person, period, job);
            }
        }
    }

    /// <summary>Random persons, numbers and texts, some of whom share half of their identity, with random jobs.</summary>
    public static Histories Random(Random random, int persons, IReadOnlyList<int> periods)
    {
        var histories = new Histories();
        for (var i = 0; i < persons; i++)
        {
            var person = Person(random.Next(persons * 2));
            var job = Job(random);
            foreach (var period in periods.Where(_ => random.Next(4) > 0))
            {
                job = random.Next(3) == 0 ? Job(random) : job;
                histories.Set(person, period, job);
            }
        }

        return histories;
    }

    /// <summary>One of the persons that histories are made of.</summary>
    public static PersonId Person(int number) => (number % 4) switch
    {
        0 => PersonId.Of(number),
        1 => PersonId.Of(3_000_000_000L + number),
        2 => PersonId.Of(Encoding.UTF8.GetBytes("p" + number.ToString(CultureInfo.InvariantCulture))),
        _ => new PersonId(ulong.MaxValue / 7 * (ulong)(number % 8), (ulong)number << 40),
    };

    /// <summary>The spells as text, for comparing.</summary>
    public static string Text(ReadOnlySpan<JobSpell> spells)
    {
        var text = new StringBuilder();
        foreach (var s in spells)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{s.First}-{s.Last}:{s.Employer},{s.Sector},{s.Occupation},{s.Title},{s.Status},{s.Attributes} ");
        }

        return text.ToString();
    }

    /// <summary>A random job, or the mark of ambiguous periods.</summary>
    public static JobSpell Job(Random random) => random.Next(8) == 0
        ? new JobSpell { Employer = JobSpell.Ambiguous }
        : new JobSpell
        {
            Employer = random.Next(4) == 0 ? random.Next(int.MaxValue) : random.Next(1, 5),
            Sector = random.Next(3),
            Occupation = random.Next(200),
            Title = random.Next(20_000),
            Status = random.Next(2),
            Attributes = random.Next(300),
        };

    private static JobSpell[] Spells(SortedDictionary<int, JobSpell> jobs)
    {
        List<JobSpell> spells = [];
        foreach (var (period, job) in jobs)
        {
            if (spells.Count > 0 && spells[^1].Last + 1 == period && spells[^1].SameJob(job))
            {
                spells[^1] = spells[^1] with { Last = period };
            }
            else
            {
                spells.Add(job with { First = period, Last = period });
            }
        }

        return [.. spells];
    }
}
