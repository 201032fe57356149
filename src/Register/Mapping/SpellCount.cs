using Sektorskifte.Register.Moves;
using Sektorskifte.Register.Records;
using Sektorskifte.Register.Spells;

namespace Sektorskifte.Register.Mapping;

/// <summary>Counts spells as they come, by several threads, and closes the counts when all are in.</summary>
/// <param name="settings">What is counted.</param>
/// <param name="meaning">What the numbers of the spells mean.</param>
/// <param name="folder">The folder for temporary files; null for the system's.</param>
internal sealed class SpellCount(PassSettings settings, JobMeaning meaning, string? folder = null) : IDisposable
{
    private readonly List<SpellPass> _passes = [];
    private MoveLog? _moves;
    private SeenCounts? _seen;

    /// <summary>Begins from nothing.</summary>
    /// <returns>What makes the sink of a thread.</returns>
    public Func<ISpellSink> Begin()
    {
        var periods = settings.Last - settings.First + 1;
        _moves?.Dispose();
        _moves = new MoveLog(settings.First, periods, folder: folder);
        _seen = new SeenCounts(settings.First, periods);
        _passes.Clear();
        return () =>
        {
            _passes.Add(new SpellPass(settings, meaning, _moves, _seen));
            return _passes[^1];
        };
    }

    /// <summary>The counts of all threads.</summary>
    /// <param name="reading">What the reading found; may still be on its way.</param>
    public PassResult End(Task<RecordReading> reading)
    {
        var counts = _passes[0].Counts;
        foreach (var pass in _passes)
        {
            pass.Finish();
        }

        foreach (var pass in _passes.Skip(1))
        {
            counts.Add(pass.Counts);
        }

        return new PassResult
        {
            Counts = counts,
            Reorganisations = new Reorganisations(_moves!, _seen!, counts.Reclassifications, settings.Rule),
            Meaning = meaning,
            Reading = reading.GetAwaiter().GetResult(),
        };
    }

    /// <inheritdoc/>
    public void Dispose() => _moves?.Dispose();
}
