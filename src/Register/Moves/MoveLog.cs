using System.Runtime.InteropServices;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Moves;

/// <summary>
/// The transitions to another employer, kept until it is known which of them are reorganisations. They lie in bands of
/// periods; what exceeds the memory goes to a temporary file, since whole bands are all that is ever looked at at once.
/// </summary>
internal sealed class MoveLog : IDisposable
{
    private const int MaxBands = 256;
    private const int BlockMoves = 512;

    private readonly int _firstPeriod;
    private readonly int _bandPeriods;
    private readonly long _memory;
    private readonly string? _folder;
    private readonly List<MoveBlock>[] _blocks;
    private readonly List<long>[] _spilled;
    private readonly Lock _adding = new();
    private TemporaryFile? _file;
    private long _held;

    /// <summary>An empty log.</summary>
    /// <param name="firstPeriod">The first period of the window.</param>
    /// <param name="periods">How many periods the window has.</param>
    /// <param name="memory">The bytes to hold in memory. Default: 32 MB, nearly three million moves.</param>
    /// <param name="folder">The folder for what does not fit; null for the system's temporary folder.</param>
    public MoveLog(int firstPeriod, int periods, long memory = 1 << 25, string? folder = null)
    {
        _firstPeriod = firstPeriod;
        _bandPeriods = (periods + MaxBands - 1) / MaxBands;
        _memory = memory;
        _folder = folder;
        _blocks = [.. Enumerable.Range(0, MaxBands).Select(_ => new List<MoveBlock>())];
        _spilled = [.. Enumerable.Range(0, MaxBands).Select(_ => new List<long>())];
    }

    /// <summary>The kinds of the moves.</summary>
    public MoveKinds Kinds { get; } = new();

    /// <summary>What one thread adds through.</summary>
    public Writer Open() => new(this);

    /// <summary>The moves of one band of periods after the other, each ordered by period and employers.</summary>
    public IEnumerable<MoveBlock> Bands()
    {
        for (var band = 0; band < MaxBands; band++)
        {
            var count = _blocks[band].Sum(block => block.Count) + (_spilled[band].Count * BlockMoves);
            if (count == 0)
            {
                continue;
            }

            var all = new MoveBlock(count, FirstPeriod(band));
            foreach (var block in _blocks[band])
            {
                all.Add(block);
            }

            var spilled = new MoveBlock(BlockMoves, FirstPeriod(band));
            foreach (var offset in _spilled[band])
            {
                _file!.Read(MemoryMarshal.AsBytes(spilled.Keys.AsSpan()), offset);
                _file.Read(MemoryMarshal.AsBytes(spilled.Kinds.AsSpan()), offset + (BlockMoves * sizeof(ulong)));
                spilled.Count = BlockMoves;
                all.Add(spilled);
            }

            Array.Sort(all.Keys, all.Kinds);
            yield return all;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();

    private int FirstPeriod(int band) => _firstPeriod + (band * _bandPeriods);

    private void Add(int band, MoveBlock block)
    {
        lock (_adding)
        {
            // Only whole blocks are spilled; the few others are what the threads' buffers held at the end.
            if (block.Count == BlockMoves && _held + block.Bytes > _memory)
            {
                _file ??= new TemporaryFile("moves", _folder);
                var bytes = new byte[block.Bytes];
                MemoryMarshal.AsBytes(block.Keys.AsSpan()).CopyTo(bytes);
                MemoryMarshal.AsBytes(block.Kinds.AsSpan()).CopyTo(bytes.AsSpan(BlockMoves * sizeof(ulong)));
                _spilled[band].Add(_file.Append(bytes));
                return;
            }

            _held += block.Bytes;
            _blocks[band].Add(block);
        }
    }

    /// <summary>Collects the moves of one thread.</summary>
    internal sealed class Writer(MoveLog log)
    {
        private readonly MoveBlock?[] _buffers = new MoveBlock?[MaxBands];

        /// <summary>Adds a move.</summary>
        public void Add(int period, int from, int to, in MoveKind kind)
        {
            var band = (period - log._firstPeriod) / log._bandPeriods;
            var buffer = _buffers[band] ??= new MoveBlock(BlockMoves, log.FirstPeriod(band));
            buffer.Add(MoveKey.Of(period - buffer.FirstPeriod, from, to), log.Kinds.Add(kind));
            if (buffer.Count == BlockMoves)
            {
                log.Add(band, buffer);
                _buffers[band] = null;
            }
        }

        /// <summary>Hands over what the buffers hold.</summary>
        public void Flush()
        {
            for (var band = 0; band < MaxBands; band++)
            {
                if (_buffers[band] is { } buffer)
                {
                    log.Add(band, buffer);
                    _buffers[band] = null;
                }
            }
        }
    }
}
