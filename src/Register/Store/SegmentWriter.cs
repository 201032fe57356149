using Sektorskifte.Register.Records;
using Sektorskifte.Register.Spells;

namespace Sektorskifte.Register.Store;

/// <summary>
/// Gathers the persons of an import, in any order and from several threads, and writes them as a segment: spread over the
/// partitions, in each in the order of their identities.
/// </summary>
internal sealed class SegmentWriter : IDisposable
{
    private readonly StoreFolder _folder;
    private readonly int _partitions;
    private readonly int _threads;
    private readonly long _budget;
    private readonly SpillFile _spill;
    private readonly List<SegmentSink> _sinks = [];

    /// <summary>A segment without persons.</summary>
    /// <param name="folder">The store's folder.</param>
    /// <param name="partitions">The number of partitions, a power of two.</param>
    /// <param name="threads">The number of threads that will write.</param>
    /// <param name="budget">The bytes of memory for persons that wait, over all threads.</param>
    public SegmentWriter(StoreFolder folder, int partitions, int threads, long budget)
    {
        _folder = folder;
        _partitions = partitions;
        _threads = threads;
        _budget = budget;
        _spill = new SpillFile(folder, partitions);
    }

    /// <summary>What one thread gives its persons to. A person comes to one of the sinks, once.</summary>
    public ISpellSink Open()
    {
        var sink = new SegmentSink(_partitions, _spill, _budget / _threads);
        lock (_sinks)
        {
            _sinks.Add(sink);
        }

        return sink;
    }

    /// <summary>Writes the segment's file; every thread has given its last person.</summary>
    /// <exception cref="InputException">The file can't be written, for instance because the disk is full.</exception>
    public (StoredFile File, long Persons, long Spells) Write(string name)
    {
        var first = _sinks.Select(sink => sink.First).DefaultIfEmpty(int.MaxValue).Min();
        var last = _sinks.Select(sink => sink.Last).DefaultIfEmpty(int.MinValue).Max();
        (first, last) = first <= last ? (first, last) : (0, 0);
        using var file = new SegmentFileWriter(_folder.At(name), _partitions, first, last);
        StoreFault.ForEach(
            _partitions,
            _threads,
            () => new Desk(new PersonDecoder(), new PartitionPersons(), new BlockBuffer(first, last)),
            (partition, desk) =>
            {
                Gather(partition, desk);
                desk.Block.Clear();
                desk.Persons.Write(desk.Block);
                file.Write(partition, desk.Block);
            });
        return (file.Finish(), file.Persons, file.Spells);
    }

    /// <summary>Gives the room on disk back that waiting persons took.</summary>
    public void Dispose() => _spill.Dispose();

    private void Gather(int partition, Desk desk)
    {
        desk.Persons.Clear();
        foreach (var sink in _sinks)
        {
            sink.Read(partition, desk.Decoder);
            desk.Persons.AddAll(desk.Decoder);
        }

        var piece = 0;
        foreach (var length in _spill.Pieces(partition))
        {
            var bytes = new byte[length + PersonEncoder.Slack];
            _spill.Read(partition, piece++, bytes.AsSpan(0, length));
            desk.Decoder.StartAlone(bytes, length);
            desk.Persons.AddAll(desk.Decoder);
        }
    }

    /// <summary>What one thread works with.</summary>
    private sealed record Desk(PersonDecoder Decoder, PartitionPersons Persons, BlockBuffer Block);
}
