using Sektorskifte.Register.Records;
using Sektorskifte.Register.Spells;

namespace Sektorskifte.Register.Store;

/// <summary>
/// One thread's persons of a segment that is being written, as bytes by partition. When they need more memory than they may
/// have they all go to the spill file.
/// </summary>
internal sealed class SegmentSink : ISpellSink
{
    private const int FirstRoom = 4096;

    private readonly byte[][] _buffers;
    private readonly int[] _lengths;
    private readonly SpillFile _spill;
    private readonly long _budget;
    private long _room;

    /// <summary>A sink without persons.</summary>
    /// <param name="partitions">The number of partitions, a power of two.</param>
    /// <param name="spill">Where persons go that memory does not hold.</param>
    /// <param name="budget">The bytes of memory to stay below; one person's at least are used.</param>
    public SegmentSink(int partitions, SpillFile spill, long budget)
    {
        _buffers = [.. Enumerable.Repeat(Array.Empty<byte>(), partitions)];
        _lengths = new int[partitions];
        _spill = spill;
        _budget = budget;
    }

    /// <summary>The first period of any spell; the greatest number when there is none.</summary>
    public int First { get; private set; } = int.MaxValue;

    /// <summary>The last period of any spell; the least number when there is none.</summary>
    public int Last { get; private set; } = int.MinValue;

    /// <inheritdoc/>
    public void Add(PersonId person, ReadOnlySpan<JobSpell> spells)
    {
        First = Math.Min(First, spells[0].First);
        Last = Math.Max(Last, spells[^1].Last);
        var partition = person.Partition(_buffers.Length);
        var most = PersonEncoder.MostBytes(spells.Length) + PersonEncoder.Slack;
        if (_buffers[partition].Length - _lengths[partition] < most)
        {
            MakeRoom(partition, most);
        }

        ref var length = ref _lengths[partition];
        length += default(PersonEncoder).Write(_buffers[partition].AsSpan(length), person, spells);
    }

    /// <summary>Reads the persons of a partition that are in memory.</summary>
    public void Read(int partition, PersonDecoder decoder) => decoder.StartAlone(_buffers[partition], _lengths[partition]);

    private void MakeRoom(int partition, int bytes)
    {
        var longer = Math.Max(_buffers[partition].Length * 2L, FirstRoom);
        if (_room + longer - _buffers[partition].Length > _budget)
        {
            for (var p = 0; p < _buffers.Length; p++)
            {
                if (_lengths[p] > 0)
                {
                    _spill.Write(p, _buffers[p].AsSpan(0, _lengths[p]));
                    _lengths[p] = 0;
                }
            }

            longer = _buffers[partition].Length;
        }

        longer = Math.Max(longer, (long)_lengths[partition] + bytes);
        if (longer > _buffers[partition].Length)
        {
            _room += longer - _buffers[partition].Length;
            Array.Resize(ref _buffers[partition], checked((int)longer));
        }
    }
}
