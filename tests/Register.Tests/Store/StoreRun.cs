using System.Text;
using Sektorskifte.Register.Records;
using Sektorskifte.Register.Spells;
using Sektorskifte.Register.Store;
using Sektorskifte.Register.Tests.Engines;

namespace Sektorskifte.Register.Tests.Store;

/// <summary>A store in a folder of its own, and short ways to import into it and to read it.</summary>
internal sealed class StoreRun : IDisposable
{
    public const int Earliest = 24_000;
    public const int Latest = 24_239;

    private readonly TemporaryFolder _folder = new();

    public static ImportPlan Plan { get; } = new()
    {
        Profile = "{\"name\": \"prøve\"}",
        Earliest = Earliest,
        Latest = Latest,
        Width = 2,
        Partitions = 4,
        Threads = 2,
    };

    public string Folder => _folder.File("store");

    public string[] Names => [.. Directory.GetFiles(Folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    public static (string Name, TextDictionary Texts)[] Dictionaries() => [("employers", new()), ("sectors", new())];

    public void Dispose() => _folder.Dispose();

    /// <summary>Imports histories whose rows all belong to the periods.</summary>
    public ImportOutcome Import(Histories histories, IReadOnlyList<int> periods, ImportPlan? plan = null, string name = "a.csv")
    {
        using var import = StoreImport.Begin(Folder, plan ?? Plan, Dictionaries());
        Give(import, histories, (plan ?? Plan).Threads);
        return import.Commit(new RecordTally(Earliest, Latest), [Input(name, periods)], import.Combinations);
    }

    /// <summary>Gives the persons to as many sinks as there are threads, each by a thread of its own.</summary>
    public static void Give(StoreImport import, Histories histories, int threads)
    {
        var persons = histories.Persons.ToList();
        StoreFault.ForEach(threads, threads, () => 0, (thread, _) =>
        {
            var sink = import.Open();
            for (var i = thread; i < persons.Count; i += threads)
            {
                sink.Add(persons[i].Person, persons[i].Spells);
            }
        });
    }

    public static StoreInput Input(string name, IEnumerable<int> periods) =>
        new(name, 1, "00", [.. periods.Select(period => new PeriodRows(period, 1, new Dictionary<string, long>()))]);

    /// <summary>The persons of the store in the order in which it gives them, partition by partition.</summary>
    public List<(PersonId Person, string Spells)> Read()
    {
        using var store = SpellStore.Open(Folder);
        return Read(store);
    }

    public static List<(PersonId Person, string Spells)> Read(SpellStore store)
    {
        var sink = new Listing();
        for (var partition = 0; partition < store.Partitions; partition++)
        {
            store.Read(partition, sink);
        }

        return sink.Persons;
    }

    /// <summary>What a store with these histories gives.</summary>
    public static List<(PersonId Person, string Spells)> Expected(Histories histories, int partitions = 4) =>
    [
        .. histories.Persons.Select(p => (p.Person, Histories.Text(p.Spells)))
            .OrderBy(p => p.Person.Partition(partitions)).ThenBy(p => p.Person),
    ];

    /// <summary>Everything a store holds, as text.</summary>
    public string Everything()
    {
        using var store = SpellStore.Open(Folder);
        var dictionaries = Dictionaries();
        var text = new StringBuilder();
        text.AppendJoin(' ', store.LoadTexts(dictionaries, Plan.Width)).AppendLine();
        foreach (var (_, texts) in dictionaries)
        {
            text.AppendJoin('|', Enumerable.Range(1, texts.Count).Select(texts.Text)).AppendLine();
        }

        text.AppendLine(store.Profile).AppendJoin(' ', store.Periods.Ranges).AppendLine();
        text.AppendJoin(' ', store.Tally().Used).AppendLine();
        foreach (var input in store.Inputs)
        {
            text.Append(input.Name).AppendJoin(' ', input.Rows.Select(rows => (rows.Period, rows.Read, string.Join(';', rows.Rejected)))).AppendLine();
        }

        text.AppendJoin('\n', store.Rejects()).AppendLine();
        text.AppendJoin('\n', Read(store));
        return text.ToString();
    }

    /// <summary>Notes persons and their spells.</summary>
    private sealed class Listing : ISpellSink
    {
        public List<(PersonId Person, string Spells)> Persons { get; } = [];

        public void Add(PersonId person, ReadOnlySpan<JobSpell> spells) => Persons.Add((person, Histories.Text(spells)));
    }
}
