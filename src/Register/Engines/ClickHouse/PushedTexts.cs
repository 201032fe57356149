using Sektorskifte.Register.Mapping;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Engines.ClickHouse;

/// <summary>
/// What the first read of the files finds: the texts, numbered in the order of their bytes, so that on the shards numbers
/// compare as texts do, and the counts that must be known before rows are put anywhere.
/// </summary>
internal sealed class PushedTexts
{
    private const int RejectsAtOnce = 10_000;

    private readonly Dictionary<JobKey, int> _jobs = [];
    private readonly HashSet<int> _attributes = [];
    private readonly uint[] _employerNumbers;
    private readonly int[] _employerSpellings;
    private readonly uint[] _jobNumbers;
    private readonly JobKey[] _jobKeys;
    private readonly Dictionary<int, uint> _attributeNumbers;
    private readonly int[] _combinations;

    private PushedTexts(PushOptions options, PushPlace place, RejectsFile rejects)
    {
        var taken = new RejectedRows(place);
        rejects.Taken = taken.Add;
        using var read = new RecordRead(options.Profile.Profile, options.Files, rejects);
        Catalogue = read.Catalogue;
        Breakdown = read.Breakdown;
        FileColumns = read.FileColumns;
        while (read.Next(out var batch))
        {
            Take(batch);
            options.Progress?.Report(new RunProgress("reading", read.RowsRead, read.Fraction));
        }

        taken.Put();
        rejects.Taken = null;
        RowsRead = read.RowsRead;
        (_employerNumbers, _employerSpellings) = NumberEmployers();
        _jobKeys = [.. _jobs.Keys.Order(Comparer<JobKey>.Create(Compare))];
        _jobNumbers = new uint[_jobKeys.Length];
        for (var i = 0; i < _jobKeys.Length; i++)
        {
            _jobNumbers[_jobs[_jobKeys[i]]] = (uint)i;
        }

        _combinations = [.. _attributes.Order(Comparer<int>.Create(Catalogue.Attributes.Compare))];
        _attributeNumbers = _combinations.Select((combination, i) => (combination, i)).ToDictionary(c => c.combination, c => (uint)c.i);
    }

    /// <summary>The texts by the numbers that the first read gave them; the second read gives them the same.</summary>
    public JobCatalogue Catalogue { get; }

    /// <summary>The profile's attributes that the files have.</summary>
    public IReadOnlyList<AttributeColumn> Breakdown { get; }

    /// <summary>The names of the first file's columns.</summary>
    public IReadOnlyList<string> FileColumns { get; }

    /// <summary>Data rows in the files.</summary>
    public long RowsRead { get; }

    /// <summary>Rows that are not rejected.</summary>
    public long RowsUsed { get; private set; }

    /// <summary>The first period in which a row starts.</summary>
    public int FirstPeriod { get; private set; } = int.MaxValue;

    /// <summary>The last period in which a row starts or ends.</summary>
    public int LastPeriod { get; private set; }

    /// <summary>Reads the files once.</summary>
    /// <exception cref="InputException">A file can't be used, or no row of any can.</exception>
    public static PushedTexts Read(PushOptions options, PushPlace place, RejectsFile rejects)
    {
        var texts = new PushedTexts(options, place, rejects);
        return texts.RowsUsed > 0 ? texts : throw new InputException(
            $"No record can be used: {texts.RowsRead} rows read, {rejects.Total} rejected ("
            + (rejects.Total == 0 ? "none" : string.Join(", ", rejects.Counts.Select(r => $"{r.Value} {r.Key}"))) + ").");
    }

    /// <summary>The number of an employer as compared, by its spelling.</summary>
    public uint Employer(int spelling) => _employerNumbers[Catalogue.Employers.Compared(spelling)];

    /// <summary>The number of a row's title, sector value, occupation and status.</summary>
    public uint Job(JobBatch batch, int row) => _jobNumbers[_jobs[JobKey.Of(batch, row)]];

    /// <summary>The number of a combination of attributes.</summary>
    public uint Attribute(int combination) => _attributeNumbers[combination];

    /// <summary>The employers as rows of their table.</summary>
    public ReadOnlyMemory<byte> Employers()
    {
        var rows = new RowWriter();
        for (var i = 0; i < _employerSpellings.Length; i++)
        {
            rows.Add((uint)i);
            rows.Add(Catalogue.Employers.Name(Catalogue.Employers.Compared(_employerSpellings[i])));
        }

        return rows.Written;
    }

    /// <summary>The jobs as rows of their table.</summary>
    public ReadOnlyMemory<byte> Jobs()
    {
        var rows = new RowWriter();
        for (var i = 0; i < _jobKeys.Length; i++)
        {
            rows.Add((uint)i);
            rows.Add(Catalogue.Titles[_jobKeys[i].Title]);
            rows.Add(Catalogue.Sectors[_jobKeys[i].Sector]);
            rows.Add(Catalogue.Occupations[_jobKeys[i].Occupation]);
            rows.Add(Catalogue.Statuses[_jobKeys[i].Status]);
        }

        return rows.Written;
    }

    /// <summary>The combinations of attributes as rows of their table.</summary>
    public ReadOnlyMemory<byte> Attributes()
    {
        var rows = new RowWriter();
        for (var i = 0; i < _combinations.Length; i++)
        {
            rows.Add((uint)i);
            rows.AddLength(Breakdown.Count);
            for (var a = 0; a < Breakdown.Count; a++)
            {
                rows.Add(Catalogue.Attributes.Values(a)[Catalogue.Attributes.Value(_combinations[i], a)]);
            }
        }

        return rows.Written;
    }

    private void Take(JobBatch batch)
    {
        for (var row = 0; row < batch.Count; row++)
        {
            if (!batch.Rejected[row])
            {
                RowsUsed++;
                FirstPeriod = Math.Min(FirstPeriod, batch.Period[row]);
                LastPeriod = Math.Max(LastPeriod, batch.End[row] == JobRow.StillRunning ? batch.Period[row] : batch.End[row]);
                _jobs.TryAdd(JobKey.Of(batch, row), _jobs.Count);
                _attributes.Add(batch.Attributes[row]);
            }
        }
    }

    private (uint[] Numbers, int[] Spellings) NumberEmployers()
    {
        var employers = Catalogue.Employers;
        var spellings = new int[employers.Spellings.Count];
        for (var i = 0; i < spellings.Length; i++)
        {
            spellings[i] = i + 1;
        }

        spellings = [.. spellings.DistinctBy(employers.Compared).Order(Comparer<int>.Create(employers.CompareNames))];
        var numbers = new uint[employers.Count + 1];
        for (var i = 0; i < spellings.Length; i++)
        {
            numbers[employers.Compared(spellings[i])] = (uint)i;
        }

        return (numbers, spellings);
    }

    private int Compare(JobKey left, JobKey right)
    {
        var order = Catalogue.Titles.Compare(left.Title, right.Title);
        order = order != 0 ? order : Catalogue.Sectors.Compare(left.Sector, right.Sector);
        order = order != 0 ? order : Catalogue.Occupations.Compare(left.Occupation, right.Occupation);
        return order != 0 ? order : Catalogue.Statuses.Compare(left.Status, right.Status);
    }

    private readonly record struct JobKey(int Title, int Sector, int Occupation, int Status)
    {
        public static JobKey Of(JobBatch batch, int row) =>
            new(batch.Title[row], batch.Sector[row], batch.Occupation[row], batch.Status[row]);
    }

    /// <summary>Rejected rows on their way to the cluster.</summary>
    private sealed class RejectedRows(PushPlace place)
    {
        private readonly RowWriter _rows = new();
        private ulong _number;

        public void Add(Reject reject)
        {
            _rows.Add(_number++);
            _rows.Add(reject.File);
            _rows.Add((ulong)reject.Row);
            _rows.Add(reject.Column);
            _rows.Add(reject.Value);
            _rows.Add(reject.Reason);
            _rows.Add(reject.Expected);
            if (_number % RejectsAtOnce == 0)
            {
                Put();
            }
        }

        public void Put()
        {
            if (!_rows.Written.IsEmpty)
            {
                place.PutRejects(_rows.Written);
                _rows.Clear();
            }
        }
    }
}
