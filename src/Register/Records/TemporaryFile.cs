using Microsoft.Win32.SafeHandles;

namespace Sektorskifte.Register.Records;

/// <summary>
/// A file for what does not fit in memory. Nothing of it is left behind, not even when the process is killed: where the system
/// allows it the file loses its name as soon as it is open, elsewhere the system deletes it when it is closed. Only its owner
/// may read it. Safe to use from several threads.
/// </summary>
internal sealed class TemporaryFile : IDisposable
{
    private readonly SafeFileHandle _handle;
    private readonly string _folder;
    private long _length;

    /// <summary>Makes an empty file.</summary>
    /// <param name="purpose">A word for the file's name.</param>
    /// <param name="folder">The folder; null for the system's temporary folder.</param>
    /// <exception cref="InputException">The folder takes no file.</exception>
    public TemporaryFile(string purpose, string? folder = null)
    {
        _folder = folder ?? Path.GetTempPath();
        var path = Path.Combine(_folder, $"sektorskifte-{purpose}-{Path.GetRandomFileName()}");
        try
        {
            _handle = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, FileOptions.DeleteOnClose);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(_handle, UnixFileMode.UserRead | UnixFileMode.UserWrite);
                File.Delete(path);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{_folder} takes no temporary file: {e.Message}", e);
        }
    }

    /// <summary>The bytes in the file.</summary>
    public long Length => Volatile.Read(ref _length);

    /// <summary>Writes bytes at the end.</summary>
    /// <returns>Where they begin.</returns>
    /// <exception cref="InputException">The disk is full.</exception>
    public long Append(ReadOnlySpan<byte> bytes)
    {
        var at = Interlocked.Add(ref _length, bytes.Length) - bytes.Length;
        try
        {
            RandomAccess.Write(_handle, bytes, at);
        }
        catch (IOException e)
        {
            throw new InputException(
                $"{_folder} can't take what does not fit in memory: {e.Message}. Free some space, name another temporary folder (--temp), or allow more memory.", e);
        }

        return at;
    }

    /// <summary>Reads bytes that were written.</summary>
    public void Read(Span<byte> bytes, long at)
    {
        while (!bytes.IsEmpty)
        {
            var read = RandomAccess.Read(_handle, bytes, at);
            if (read == 0)
            {
                throw new EndOfStreamException("A temporary file is shorter than what was written to it.");
            }

            bytes = bytes[read..];
            at += read;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();
}
