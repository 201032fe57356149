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
    private readonly List<LoggedMove[]>[] _blocks;
    private readonly List<long>[] _spilled;
    private readonly Lock _adding = new();
    private TemporaryFile? _file;
    private long _held;

    /// <summary>An empty log.</summary>
    /// <param name="firstPeriod">The first period of the window.</param>
    /// <param name="periods">How many periods the window has.</param>
    /// <param name="memory">The bytes to hold in memory. Default: 32 MB, two million moves.</param>
    /// <param name="folder">The folder for what exceeds it; null for the system's.</param>
    public MoveLog(int firstPeriod, int periods, long memory = 1 << 25, string? folder = null)
    {
        _folder = folder;
        _firstPeriod = firstPeriod;
        _bandPeriods = (periods + MaxBands - 1) / MaxBands;
        _memory = memory;
        _blocks = [.. Enumerable.Range(0, MaxBands).Select(_ => new List<LoggedMove[]>())];
        _spilled = [.. Enumerable.Range(0, MaxBands).Select(_ => new List<long>())];
    }

    /// <summary>The kinds of the moves.</summary>
    public MoveKinds Kinds { get; } = new();

    /// <summary>What one thread adds through.</summary>
    public Writer Open() => new(this);

    /// <summary>The moves of one band of periods after the other, each ordered by period and employers; valid until the next.</summary>
    public IEnumerable<ReadOnlyMemory<LoggedMove>> Bands()
    {
        for (var band = 0; band < MaxBands; band++)
        {
            var moves = new LoggedMove[_blocks[band].Sum(block => block.Length) + (_spilled[band].Count * BlockMoves)];
            var at = 0;
            foreach (var block in _blocks[band])
            {
                block.CopyTo(moves, at);
                at += block.Length;
            }

            foreach (var offset in _spilled[band])
            {
                _file!.Read(MemoryMarshal.AsBytes(moves.AsSpan(at, BlockMoves)), offset);
                at += BlockMoves;
            }

            Array.Sort(moves);
            yield return moves;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();

    private void Add(int band, ReadOnlySpan<LoggedMove> moves)
    {
        lock (_adding)
        {
            // Only whole blocks are spilled; the few others are what the threads' buffers held at the end.
            if (moves.Length == BlockMoves && _held + (moves.Length * Marshal.SizeOf<LoggedMove>()) > _memory)
            {
                _file ??= new TemporaryFile("moves", _folder);
                _spilled[band].Add(_file.Append(MemoryMarshal.AsBytes(moves)));
                return;
            }

            _held += moves.Length * Marshal.SizeOf<LoggedMove>();
            _blocks[band].Add(moves.ToArray());
        }
    }

    /// <summary>Collects the moves of one thread.</summary>
    internal sealed class Writer(MoveLog log)
    {
        private readonly LoggedMove[]?[] _buffers = new LoggedMove[]?[MaxBands];
        private readonly int[] _counts = new int[MaxBands];

        /// <summary>Adds a move.</summary>
        public void Add(int period, int from, int to, in MoveKind kind)
        {
            var band = (period - log._firstPeriod) / log._bandPeriods;
            var buffer = _buffers[band] ??= new LoggedMove[BlockMoves];
            buffer[_counts[band]++] = new LoggedMove(period, from, to, log.Kinds.Add(kind));
            if (_counts[band] == BlockMoves)
            {
                log.Add(band, buffer);
                _counts[band] = 0;
            }
        }

        /// <summary>Hands over what the buffers hold.</summary>
        public void Flush()
        {
            for (var band = 0; band < MaxBands; band++)
            {
                if (_counts[band] > 0)
                {
                    log.Add(band, _buffers[band].AsSpan(0, _counts[band]));
                    _counts[band] = 0;
                }
            }
        }
    }
}
