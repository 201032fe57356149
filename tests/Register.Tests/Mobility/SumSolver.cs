namespace Sektorskifte.Register.Tests.Mobility;

/// <summary>Works out unknown numbers from sums that have one unknown, again and again, as a patient reader of tables would.</summary>
internal sealed class SumSolver
{
    private readonly Dictionary<string, int> _ids = [];
    private readonly List<string> _names = [];
    private readonly List<double?> _values = [];
    private readonly List<(double Factor, int Id)[]> _sums = [];
    private readonly List<List<int>> _sumsOf = [];

    /// <summary>A number that is told.</summary>
    public void Know(string name, double value)
    {
        var id = Id(name);
        Assert.True(_values[id] is null || Math.Abs(_values[id]!.Value - value) < 0.11, $"{name} is {_values[id]} and {value}");
        _values[id] ??= value;
    }

    /// <summary>One number equals the sum of others.</summary>
    public void Sum(string whole, params IEnumerable<string> parts) => Zero([(-1, whole), .. parts.Select(part => (1.0, part))]);

    /// <summary>The terms add up to zero.</summary>
    public void Zero(params IEnumerable<(double Factor, string Name)> terms)
    {
        var sum = terms.GroupBy(t => t.Name).Select(t => (t.Sum(x => x.Factor), Id(t.Key))).Where(t => t.Item1 != 0).ToArray();
        foreach (var (_, id) in sum)
        {
            _sumsOf[id].Add(_sums.Count);
        }

        _sums.Add(sum);
    }

    /// <summary>What was not told and can be worked out. Numbers that contradict each other fail the test.</summary>
    public Dictionary<string, double> Solve()
    {
        var found = new Dictionary<string, double>();
        var open = new Queue<int>(Enumerable.Range(0, _sums.Count));
        while (open.TryDequeue(out var index))
        {
            var sum = _sums[index];
            if (sum.Count(t => _values[t.Id] is null) != 1)
            {
                continue;
            }

            var (factor, unknown) = sum.First(t => _values[t.Id] is null);
            var value = -sum.Sum(t => t.Id == unknown ? 0 : t.Factor * _values[t.Id]!.Value) / factor;
            _values[unknown] = value;
            found.Add(_names[unknown], value);
            foreach (var next in _sumsOf[unknown])
            {
                open.Enqueue(next);
            }
        }

        foreach (var sum in _sums.Where(sum => sum.All(t => _values[t.Id] is not null)))
        {
            var rest = sum.Sum(t => t.Factor * _values[t.Id]!.Value);
            Assert.True(Math.Abs(rest) < 0.5, string.Join(" + ", sum.Select(t => $"{t.Factor} × {_names[t.Id]} ({_values[t.Id]})")));
        }

        return found;
    }

    private int Id(string name)
    {
        if (!_ids.TryGetValue(name, out var id))
        {
            id = _names.Count;
            _ids.Add(name, id);
            _names.Add(name);
            _values.Add(null);
            _sumsOf.Add([]);
        }

        return id;
    }
}
