using Sektorskifte.Analysis.Results;
using Sektorskifte.Register.Data;
using Sektorskifte.Register.Records;
using Sektorskifte.Statistics;
using Sektorskifte.Statistics.Funnels;

namespace Sektorskifte.Analysis.Funnels;

/// <summary>Applications from a file: how far each came, whose it is, and for which job.</summary>
internal sealed class FunnelData
{
    private const string All = "all";
    private readonly FunnelRequest _request;
    private readonly List<Application> _applications = [];

    private FunnelData(FunnelRequest request, ResultInput input)
    {
        _request = request;
        Input = input;
    }

    public ResultInput Input { get; }

    /// <summary>The groups, the reference first.</summary>
    public List<string> Groups { get; private set; } = [All];

    public List<string> Notes { get; } = [];

    /// <summary>Reads the applications.</summary>
    /// <exception cref="InputException">The file or a column is not there, or a step is not among those given.</exception>
    public static FunnelData Read(FunnelRequest request)
    {
        if (request.Steps.Count < 2)
        {
            throw new InputException("A funnel has at least two steps; give them in their order.");
        }

        string?[] columns = [request.Stage, request.Group, request.Person, request.Job, request.Open];
        var rows = DataFile.Open(request.Data).Read(columns.OfType<string>());
        var data = new FunnelData(request, new ResultInput(request.Data, rows.Count, rows.Rejected));
        data.Fill(rows);
        return data;
    }

    /// <summary>The funnel of a group.</summary>
    public Outcome<Funnel> Of(string group)
    {
        var own = _applications.FindAll(application => application.Group == group);
        int[] reached = [.. own.Select(application => application.Reached)];
        bool[] open = [.. own.Select(application => application.Open)];
        return _request.Person is null
            ? Funnel.OfApplications(_request.Steps, reached, open)
            : Funnel.OfPersons(_request.Steps, reached, open, [.. own.Select(application => application.Person)]);
    }

    /// <summary>Decided applications by job: of a group and of the reference, who came through to the last step and who did not.</summary>
    public List<JobTable> Jobs(string group, string reference) =>
    [
        .. _applications.Where(application => !application.Open && (application.Group == group || application.Group == reference))
            .GroupBy(application => application.Job, StringComparer.Ordinal).OrderBy(job => job.Key, StringComparer.Ordinal)
            .Select(job => new JobTable(
                job.Key,
                job.LongCount(a => a.Group == group && IsThrough(a)),
                job.LongCount(a => a.Group == group && !IsThrough(a)),
                job.LongCount(a => a.Group == reference && IsThrough(a)),
                job.LongCount(a => a.Group == reference && !IsThrough(a)))),
    ];

    private bool IsThrough(Application application) => application.Reached == _request.Steps.Count - 1;

    private void Fill(DataRows rows)
    {
        var steps = _request.Steps.Index().ToDictionary(step => step.Item, step => step.Index, StringComparer.Ordinal);
        var stages = rows[_request.Stage];
        var leftOut = 0;
        for (var row = 0; row < rows.Count; row++)
        {
            if (stages.Text(row) is not { } stage || Missing(rows, row))
            {
                leftOut++;
                continue;
            }

            if (!steps.TryGetValue(stage, out var reached))
            {
                throw new InputException(
                    $"{_request.Data}, row {rows.Number(row)}, column {stages.Name}, value '{stage}'; expected one of the steps {string.Join(", ", _request.Steps)}.");
            }

            var isOpen = _request.Open is { } open && rows[open].Text(row) is { } word
                && _request.OpenValues.Contains(word, StringComparer.OrdinalIgnoreCase);
            _applications.Add(new Application(
                _request.Group is { } group ? rows[group].Text(row)! : All,
                _request.Person is { } person ? rows[person].Text(row)! : "",
                _request.Job is { } job ? rows[job].Text(row)! : "",
                reached,
                isOpen && reached < _request.Steps.Count - 1));
        }

        if (leftOut > 0)
        {
            Notes.Add($"{leftOut} rows lack a step, group, person or job and are left out.");
        }

        if (_request.Group is not null)
        {
            Order();
        }
    }

    private bool Missing(DataRows rows, int row) =>
        new[] { _request.Group, _request.Person, _request.Job }.OfType<string>().Any(column => rows[column].IsMissing(row));

    private void Order()
    {
        var sizes = _applications.CountBy(application => application.Group).OrderBy(group => group.Key, StringComparer.Ordinal).ToList();
        if (_request.Reference is { } asked && !sizes.Exists(group => group.Key == asked))
        {
            throw new InputException(
                $"{_request.Data} has no group '{asked}' in {_request.Group}; it has {string.Join(", ", sizes.Select(group => group.Key))}.");
        }

        var reference = _request.Reference ?? sizes.MaxBy(group => group.Value).Key;
        Groups = [reference, .. sizes.Select(group => group.Key).Where(group => group != reference)];
    }

    private sealed record Application(string Group, string Person, string Job, int Reached, bool Open);
}
