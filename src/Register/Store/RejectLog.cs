using System.Buffers.Binary;
using System.IO.Compression;
using Microsoft.Win32.SafeHandles;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Store;

/// <summary>A rejected row with the period it belongs to.</summary>
/// <param name="Reject">The row and what is wrong with it.</param>
/// <param name="Period">The period; null when that could not be read.</param>
internal readonly record struct StoredReject(Reject Reject, int? Period);

/// <summary>
/// The rejected rows of an import, packed in blocks as they come. The checksum of a block builds on that of the block before,
/// so the last one vouches for all. There is no file when no row is rejected.
/// </summary>
/// <param name="path">The file to write.</param>
internal sealed class RejectLog(string path) : IDisposable
{
    /// <summary>The kind of file.</summary>
    public const string Kind = "rejects";

    /// <summary>The bytes in front of a block: its packed length and its checksum.</summary>
    public const int HeadLength = 12;

    private const int BlockLength = 1 << 18;

    private readonly Lock _adding = new();
    private readonly MemoryStream _block = new();
    private SafeFileHandle? _file;
    private long _length;
    private ulong _checksum;

    /// <summary>Takes a row; safe from several threads.</summary>
    /// <exception cref="InputException">It can't be written, for instance because the disk is full.</exception>
    public void Add(in StoredReject stored)
    {
        lock (_adding)
        {
            using (var writer = new BinaryWriter(_block, System.Text.Encoding.UTF8, leaveOpen: true))
            {
                var reject = stored.Reject;
                writer.Write(reject.File);
                writer.Write7BitEncodedInt64(reject.Row);
                writer.Write(reject.Column);
                writer.Write(reject.Value);
                writer.Write(reject.Reason);
                writer.Write(reject.Expected);
                writer.Write(stored.Period.HasValue);
                writer.Write(stored.Period.GetValueOrDefault());
            }

            if (_block.Length >= BlockLength)
            {
                WriteBlock();
            }
        }
    }

    /// <summary>Writes what is left and waits until all is on disk; null when no row was rejected.</summary>
    /// <exception cref="InputException">It can't be written.</exception>
    public StoredFile? Finish()
    {
        if (_block.Length > 0)
        {
            WriteBlock();
        }

        if (_file is null)
        {
            return null;
        }

        try
        {
            RandomAccess.FlushToDisk(_file);
        }
        catch (IOException error)
        {
            throw StoreFault.Unwritable(path, error);
        }

        return StoredFile.Of(path, _length, _checksum);
    }

    /// <summary>Reads the rows of a file in the order in which they were added.</summary>
    /// <exception cref="InputException">The file is damaged.</exception>
    public static IEnumerable<StoredReject> Read(OpenFile file)
    {
        ulong checksum = 0;
        var head = new byte[HeadLength];
        for (long at = 0; at < file.Stored.Bytes;)
        {
            file.Read(head, at);
            var length = BinaryPrimitives.ReadInt32LittleEndian(head);
            if (length <= 0 || length > file.Stored.Bytes - at - HeadLength)
            {
                throw file.Damaged($"the block at byte {at} has no length that can be");
            }

            var packed = new byte[length];
            file.Read(packed, at + HeadLength);
            checksum = TextHash.Of(packed, checksum);
            if (checksum != BinaryPrimitives.ReadUInt64LittleEndian(head.AsSpan(4)))
            {
                throw file.Damaged($"the checksum of the block at byte {at} is wrong");
            }

            at += HeadLength + length;
            foreach (var reject in Unpack(packed))
            {
                yield return reject;
            }
        }

        file.Require(checksum);
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        _file?.Dispose();
        _block.Dispose();
    }

    private static IEnumerable<StoredReject> Unpack(byte[] packed)
    {
        using var rows = new MemoryStream();
        using (var unpacking = new DeflateStream(new MemoryStream(packed), CompressionMode.Decompress))
        {
            unpacking.CopyTo(rows);
        }

        rows.Position = 0;
        using var reader = new BinaryReader(rows);
        while (rows.Position < rows.Length)
        {
            var reject = new Reject(
                reader.ReadString(), reader.Read7BitEncodedInt64(), reader.ReadString(), reader.ReadString(), reader.ReadString(), reader.ReadString());
            var hasPeriod = reader.ReadBoolean();
            var period = reader.ReadInt32();
            yield return new StoredReject(reject, hasPeriod ? period : null);
        }
    }

    private void WriteBlock()
    {
        using var packed = new MemoryStream();
        packed.SetLength(HeadLength);
        packed.Position = HeadLength;
        using (var packing = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            _block.WriteTo(packing);
        }

        _block.SetLength(0);
        var bytes = packed.GetBuffer().AsSpan(0, (int)packed.Length);
        _checksum = TextHash.Of(bytes[HeadLength..], _checksum);
        BinaryPrimitives.WriteInt32LittleEndian(bytes, bytes.Length - HeadLength);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[4..], _checksum);
        try
        {
            _file ??= File.OpenHandle(path, FileMode.Create, FileAccess.Write);
            RandomAccess.Write(_file, bytes, _length);
            _length += bytes.Length;
        }
        catch (Exception error) when (StoreFault.IsOfFiles(error))
        {
            throw StoreFault.Unwritable(path, error);
        }
    }
}
