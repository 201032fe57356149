using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Engines.ClickHouse;

/// <summary>
/// What the first read of the files finds: the texts, numbered in the order of their bytes, so that on the shards numbers
/// compare as texts do, and the counts that must be known before rows are put anywhere.
/// </summary>
internal sealed class PushedTexts
{
    private readonly uint[] _employerNumbers;
    private readonly int[] _employerSpellings;
    private readonly PushedJob[] _jobs;
    private readonly Dictionary<PushedJob, uint> _jobNumbers = [];
    private PushedJob _lastJob;
    private uint _lastNumber;

    private PushedTexts(PushedFiles files, RejectsFile rejects)
    {
        var met = new JobCatalogue(files.Profile);
        var parts = new List<RowsMet>();
        files.Read(met, rejects, () =>
        {
            lock (parts)
            {
                parts.Add(new RowsMet());
                return parts[^1].Take;
            }
        });
        var ordered = new OrderedTexts(files.Profile, met);
        Catalogue = ordered.Catalogue;
        RowsUsed = parts.Sum(part => part.Count);
        RowsRead = RowsUsed + rejects.Total;
        FirstPeriod = parts.Count == 0 ? 0 : parts.Min(part => part.FirstPeriod);
        LastPeriod = parts.Count == 0 ? 0 : parts.Max(part => part.LastPeriod);
        (_employerNumbers, _employerSpellings) = NumberEmployers();
        _jobs = [.. parts.SelectMany(part => part.Jobs).Distinct().Select(ordered.Of).Order()];
        for (var i = 0; i < _jobs.Length; i++)
        {
            _jobNumbers.Add(_jobs[i], (uint)i);
        }

        _lastJob = _jobs.FirstOrDefault();
    }

    /// <summary>The texts, to be read with a second time.</summary>
    public JobCatalogue Catalogue { get; }

    /// <summary>Data rows in the files.</summary>
    public long RowsRead { get; }

    /// <summary>Rows that are not rejected.</summary>
    public long RowsUsed { get; }

    /// <summary>The first period in which a row starts.</summary>
    public int FirstPeriod { get; }

    /// <summary>The last period in which a row starts or ends.</summary>
    public int LastPeriod { get; }

    /// <summary>Reads the files once.</summary>
    /// <exception cref="InputException">A file can't be used, or no row of any can.</exception>
    public static PushedTexts Read(PushedFiles files, RejectsFile rejects)
    {
        var texts = new PushedTexts(files, rejects);
        return texts.RowsUsed > 0 ? texts : throw new InputException(
            $"No record can be used: {texts.RowsRead} rows read, {rejects.Total} rejected ("
            + (rejects.Total == 0 ? "none" : string.Join(", ", rejects.Counts.Select(r => $"{r.Value} {r.Key}"))) + ").");
    }

    /// <summary>The number of an employer as compared, by its spelling.</summary>
    public uint Employer(int spelling) => _employerNumbers[Catalogue.Employers.Compared(spelling)];

    /// <summary>The number of a row's title, sector value, occupation and status.</summary>
    public uint Job(JobBatch batch, int row)
    {
        var job = PushedJob.Of(batch, row);
        if (job != _lastJob)
        {
            (_lastJob, _lastNumber) = (job, _jobNumbers[job]);
        }

        return _lastNumber;
    }

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
        for (var i = 0; i < _jobs.Length; i++)
        {
            rows.Add((uint)i);
            rows.Add(Catalogue.Titles[_jobs[i].Title]);
            rows.Add(Catalogue.Sectors[_jobs[i].Sector]);
            rows.Add(Catalogue.Occupations[_jobs[i].Occupation]);
            rows.Add(Catalogue.Statuses[_jobs[i].Status]);
        }

        return rows.Written;
    }

    /// <summary>The combinations of attributes as rows of their table.</summary>
    public ReadOnlyMemory<byte> Attributes()
    {
        var rows = new RowWriter();
        var attributes = Catalogue.Attributes;
        for (var combination = 0; combination < attributes.Count; combination++)
        {
            rows.Add((uint)combination);
            rows.AddLength(attributes.Attributes);
            for (var a = 0; a < attributes.Attributes; a++)
            {
                rows.Add(attributes.Values(a)[attributes[combination][a]]);
            }
        }

        return rows.Written;
    }

    private (uint[] Numbers, int[] Spellings) NumberEmployers()
    {
        var employers = Catalogue.Employers;
        var spellings = Enumerable.Range(1, employers.Spellings.Count)
            .DistinctBy(employers.Compared).Order(Comparer<int>.Create(employers.CompareNames)).ToArray();
        var numbers = new uint[employers.Count + 1];
        for (var i = 0; i < spellings.Length; i++)
        {
            numbers[employers.Compared(spellings[i])] = (uint)i;
        }

        return (numbers, spellings);
    }

    /// <summary>What one thread has met.</summary>
    private sealed class RowsMet
    {
        private PushedJob _last;

        public HashSet<PushedJob> Jobs { get; } = [];

        public long Count { get; private set; }

        public int FirstPeriod { get; private set; } = int.MaxValue;

        public int LastPeriod { get; private set; }

        public void Take(JobBatch batch)
        {
            for (var row = 0; row < batch.Count; row++)
            {
                FirstPeriod = Math.Min(FirstPeriod, batch.Period[row]);
                LastPeriod = Math.Max(LastPeriod, batch.End[row] == JobRow.StillRunning ? batch.Period[row] : batch.End[row]);
                var job = PushedJob.Of(batch, row);
                if (job != _last || Count + row == 0)
                {
                    Jobs.Add(job);
                    _last = job;
                }
            }

            Count += batch.Count;
        }
    }
}
