using Microsoft.Win32.SafeHandles;

namespace Sektorskifte.Register.Store;

/// <summary>
/// Where persons wait when memory does not hold them: a file without a name, so that nothing is left of it however the
/// program ends. Several threads may write and read at once.
/// </summary>
/// <param name="folder">The folder on whose disk it lies.</param>
/// <param name="partitions">The number of partitions.</param>
internal sealed class SpillFile(StoreFolder folder, int partitions) : IDisposable
{
    private readonly Lock _opening = new();
    private readonly List<(long Start, int Length)>[] _pieces = [.. Enumerable.Range(0, partitions).Select(_ => new List<(long, int)>())];
    private SafeFileHandle? _file;
    private long _length;

    /// <summary>Writes a piece of a partition.</summary>
    /// <exception cref="Records.InputException">It can't be written, for instance because the disk is full.</exception>
    public void Write(int partition, ReadOnlySpan<byte> piece)
    {
        var start = Interlocked.Add(ref _length, piece.Length) - piece.Length;
        try
        {
            RandomAccess.Write(Opened(), piece, start);
        }
        catch (IOException error)
        {
            throw StoreFault.Unwritable(folder.At(StoreFolder.Spill), error);
        }

        var pieces = _pieces[partition];
        lock (pieces)
        {
            pieces.Add((start, piece.Length));
        }
    }

    /// <summary>The number of bytes each piece of a partition has.</summary>
    public IEnumerable<int> Pieces(int partition) => _pieces[partition].Select(piece => piece.Length);

    /// <summary>Reads a piece of a partition.</summary>
    /// <exception cref="Records.InputException">It can't be read.</exception>
    public void Read(int partition, int piece, Span<byte> bytes)
    {
        var (start, length) = _pieces[partition][piece];
        try
        {
            for (var read = 0; read < length;)
            {
                var more = RandomAccess.Read(_file!, bytes[read..length], start + read);
                read += more > 0 ? more : throw new EndOfStreamException("it is shorter than what was written");
            }
        }
        catch (IOException error)
        {
            throw StoreFault.Damaged(folder.At(StoreFolder.Spill), error.Message, error);
        }
    }

    /// <summary>Gives the room on disk back.</summary>
    public void Dispose() => _file?.Dispose();

    private SafeFileHandle Opened()
    {
        lock (_opening)
        {
            return _file ??= folder.CreateNameless(StoreFolder.Spill);
        }
    }
}
