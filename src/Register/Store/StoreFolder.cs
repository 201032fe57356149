using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Store;

/// <summary>The folder of a store: the names in it, and the operations that must be safe against a sudden end.</summary>
/// <param name="path">The folder's path as the caller names it.</param>
internal sealed partial class StoreFolder(string path)
{
    /// <summary>The file that says which others count.</summary>
    public const string Manifest = "store.json";

    /// <summary>What an import holds open as long as it runs.</summary>
    public const string LockFile = "store.lock";

    /// <summary>Where persons wait when memory does not hold them.</summary>
    public const string Spill = "spill.tmp";

    private const string NewManifest = "store.json.new";

    /// <summary>The folder's path.</summary>
    /// <exception cref="InputException">It is empty.</exception>
    public string Path { get; } = path.Length > 0 ? path : throw new InputException("The store has no name; expected the name of a folder.");

    /// <summary>The path of a file in it.</summary>
    public string At(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>The name of a numbered file.</summary>
    public static string Numbered(string kind, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind}-{number:000000}.bin");

    /// <summary>Takes the lock that only one import can hold; the system takes it back when the program ends in any way.</summary>
    /// <exception cref="InputException">Another import runs, or the folder can't be written to.</exception>
    public FileStream Lock()
    {
        try
        {
            Directory.CreateDirectory(Path);
            return new FileStream(At(LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception error) when (StoreFault.IsOfFiles(error))
        {
            // EAGAIN as Linux and macOS number it, a sharing violation of Windows.
            throw error.HResult is 11 or 35 or unchecked((int)0x80070020)
                ? new InputException($"Another import into {Path} is running; wait until it is done.", error)
                : StoreFault.Unwritable(At(LockFile), error);
        }
    }

    /// <summary>Writes a whole file and waits until it is on disk.</summary>
    /// <exception cref="InputException">It can't be written, for instance because the disk is full.</exception>
    public StoredFile Write(string name, ReadOnlySpan<byte> bytes)
    {
        try
        {
            using var file = File.OpenHandle(At(name), FileMode.Create, FileAccess.Write);
            RandomAccess.Write(file, bytes, 0);
            RandomAccess.FlushToDisk(file);
        }
        catch (Exception error) when (StoreFault.IsOfFiles(error))
        {
            throw StoreFault.Unwritable(At(name), error);
        }

        return StoredFile.Of(name, bytes.Length, TextHash.Of(bytes));
    }

    /// <summary>A number above those of all files that are there.</summary>
    public int NextNumber() => 1 + Files().Select(Number).DefaultIfEmpty(0).Max();

    /// <summary>Deletes the store's files that are not named: what an import left that did not come to its end, or is replaced.</summary>
    /// <param name="kept">The names of the files that count.</param>
    public void RemoveAllBut(IReadOnlySet<string> kept) =>
        Remove(Files().Append(NewManifest).Append(Spill).Where(name => !kept.Contains(name)));

    /// <summary>Deletes the numbered files from a number on, which an import that failed has written.</summary>
    public void RemoveFrom(int number) => Remove(Files().Where(name => Number(name) >= number).Append(NewManifest));

    /// <summary>Makes a manifest the one that counts, at once and for good.</summary>
    /// <exception cref="InputException">It can't be written; the old one counts.</exception>
    public void Commit(ReadOnlySpan<byte> manifest)
    {
        try
        {
            Write(NewManifest, manifest);
            File.Move(At(NewManifest), At(Manifest), overwrite: true);
            FlushNames();
        }
        catch (Exception error) when (StoreFault.IsOfFiles(error))
        {
            throw StoreFault.Unwritable(At(Manifest), error);
        }
    }

    /// <summary>Creates a file that is gone when it is closed: on Unix it has no name from the start.</summary>
    /// <exception cref="InputException">It can't be written there.</exception>
    public SafeFileHandle CreateNameless(string name)
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                return File.OpenHandle(At(name), FileMode.Create, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);
            }

            var file = File.OpenHandle(At(name), FileMode.Create, FileAccess.ReadWrite);
            File.Delete(At(name));
            return file;
        }
        catch (Exception error) when (StoreFault.IsOfFiles(error))
        {
            throw StoreFault.Unwritable(At(name), error);
        }
    }

    private void Remove(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            try
            {
                File.Delete(At(name));
            }
            catch (Exception error) when (StoreFault.IsOfFiles(error))
            {
                // It is no part of the store, and the next import tries again.
            }
        }
    }

    private string[] Files() =>
        [.. Directory.GetFiles(Path, "*.bin").Select(file => System.IO.Path.GetFileName(file)).Where(name => Number(name) > 0)];

    /// <summary>The number in a name that <see cref="Numbered"/> made; 0 for another file, which is not ours to delete.</summary>
    private static int Number(string name)
    {
        var dash = name.LastIndexOf('-');
        return dash > 0
            && name[..dash] is StoreTexts.Kind or SegmentEntry.Kind or RejectLog.Kind
            && int.TryParse(name.AsSpan(dash + 1, name.Length - dash - 5), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;
    }

    /// <summary>Waits until the folder's names are on disk; a system that can't do that for a folder does it by itself.</summary>
    private void FlushNames()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var folder = OpenFolder(Path, 0);
        if (folder >= 0)
        {
            _ = Flush(folder);
            _ = Close(folder);
        }
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenFolder(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    private static partial int Flush(int file);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int file);
}
