using System.Globalization;
using Microsoft.Win32.SafeHandles;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Store;

/// <summary>A file of the store as the manifest knows it.</summary>
/// <param name="Name">Its name in the store's folder.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Checksum">The hash of what vouches for the rest, as 16 hexadecimal digits.</param>
internal sealed record StoredFile(string Name, long Bytes, string Checksum)
{
    /// <summary>The entry of a file that was written.</summary>
    public static StoredFile Of(string path, long bytes, ulong checksum) => new(Path.GetFileName(path), bytes, Digits(checksum));

    /// <summary>A checksum as it stands in the manifest.</summary>
    public static string Digits(ulong checksum) => checksum.ToString("x16", CultureInfo.InvariantCulture);
}

/// <summary>
/// A file of the store that is open for reading. It stays readable when a later import deletes it, on systems that delete a
/// file when the last who reads it has closed it.
/// </summary>
internal sealed class OpenFile : IDisposable
{
    private readonly SafeFileHandle _handle;
    private readonly string _path;

    /// <summary>Opens the file.</summary>
    /// <exception cref="FileNotFoundException">It is not there.</exception>
    /// <exception cref="InputException">It can't be opened, or has another length than the manifest says.</exception>
    public OpenFile(string folder, StoredFile file)
    {
        _path = Path.Combine(folder, file.Name);
        Stored = file;
        try
        {
            _handle = File.OpenHandle(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception error) when (StoreFault.IsOfFiles(error) && error is not FileNotFoundException)
        {
            throw new InputException($"{_path} can't be opened: {error.Message}. Expected a file of the store that this user may read.", error);
        }

        var length = RandomAccess.GetLength(_handle);
        if (length != file.Bytes)
        {
            _handle.Dispose();
            throw Damaged($"it has {length} bytes, and {file.Bytes} were written");
        }
    }

    /// <summary>What the manifest says of it.</summary>
    public StoredFile Stored { get; }

    /// <summary>Reads bytes from a place.</summary>
    /// <exception cref="InputException">They can't be read.</exception>
    public void Read(Span<byte> bytes, long from)
    {
        try
        {
            for (var read = 0; read < bytes.Length;)
            {
                var more = RandomAccess.Read(_handle, bytes[read..], from + read);
                read += more > 0 ? more : throw Damaged($"it ends at byte {from + read}");
            }
        }
        catch (IOException error)
        {
            throw Damaged(error.Message, error);
        }
    }

    /// <summary>Reads the whole file and checks it.</summary>
    /// <exception cref="InputException">It is damaged.</exception>
    public byte[] ReadAll()
    {
        var bytes = new byte[Stored.Bytes];
        Read(bytes, 0);
        Require(TextHash.Of(bytes));
        return bytes;
    }

    /// <summary>Makes sure of the file's checksum.</summary>
    /// <exception cref="InputException">It is another than the manifest's.</exception>
    public void Require(ulong checksum)
    {
        if (StoredFile.Digits(checksum) != Stored.Checksum)
        {
            throw Damaged("its checksum is wrong");
        }
    }

    /// <summary>The error that says what is wrong with the file.</summary>
    public InputException Damaged(string what, Exception? cause = null) => StoreFault.Damaged(_path, what, cause);

    /// <summary>Closes the file.</summary>
    public void Dispose() => _handle.Dispose();
}
