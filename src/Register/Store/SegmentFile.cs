using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Store;

/// <summary>
/// A segment's file: a head with the place, size and checksum of each partition's block, and the blocks. The manifest has the
/// head's checksum.
/// </summary>
internal static class SegmentFile
{
    /// <summary>The bytes before the directory of partitions.</summary>
    public const int HeadLength = 32;

    private static ReadOnlySpan<byte> Magic => "SKSPELL1"u8;

    /// <summary>The bytes of the head with its directory.</summary>
    public static byte[] Head(int first, int last, ReadOnlySpan<SegmentBlock> blocks)
    {
        var head = new byte[Length(blocks.Length)];
        Magic.CopyTo(head);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(8), blocks.Length);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(12), first);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(16), last);
        MemoryMarshal.AsBytes(blocks).CopyTo(head.AsSpan(HeadLength));
        return head;
    }

    /// <summary>The length of a head.</summary>
    public static int Length(int partitions) => HeadLength + (partitions * Unsafe.SizeOf<SegmentBlock>());

    /// <summary>What a head says. Its checksum was found right, so it was written by <see cref="Head"/>.</summary>
    public static (int First, int Last, SegmentBlock[] Blocks) Read(ReadOnlySpan<byte> head) =>
    (
        BinaryPrimitives.ReadInt32LittleEndian(head[12..]),
        BinaryPrimitives.ReadInt32LittleEndian(head[16..]),
        MemoryMarshal.Cast<byte, SegmentBlock>(head[HeadLength..]).ToArray());
}

/// <summary>Where the block of a partition lies in a segment's file. Its layout in memory is that in the file, little endian.</summary>
/// <param name="Start">The place of the first byte.</param>
/// <param name="Checksum">The hash of the bytes.</param>
/// <param name="Length">The number of bytes.</param>
/// <param name="Persons">The number of persons.</param>
/// <param name="Spells">The number of their spells.</param>
/// <param name="Unused">Always 0.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct SegmentBlock(long Start, ulong Checksum, int Length, int Persons, int Spells, int Unused = 0);

/// <summary>Writes a segment's file, the blocks of its partitions in any order and by several threads.</summary>
internal sealed class SegmentFileWriter : IDisposable
{
    private readonly string _path;
    private readonly int _first;
    private readonly int _last;
    private readonly SegmentBlock[] _blocks;
    private readonly SafeFileHandle _file;
    private long _length;

    /// <summary>Creates the file.</summary>
    /// <exception cref="InputException">It can't be written there.</exception>
    public SegmentFileWriter(string path, int partitions, int first, int last)
    {
        _path = path;
        _first = first;
        _last = last;
        _blocks = new SegmentBlock[partitions];
        _length = SegmentFile.Length(partitions);
        try
        {
            _file = File.OpenHandle(path, FileMode.Create, FileAccess.Write, FileShare.Read);
        }
        catch (Exception error) when (StoreFault.IsOfFiles(error))
        {
            throw StoreFault.Unwritable(path, error);
        }
    }

    /// <summary>The persons written.</summary>
    public long Persons => _blocks.Sum(block => (long)block.Persons);

    /// <summary>The spells written.</summary>
    public long Spells => _blocks.Sum(block => (long)block.Spells);

    /// <summary>Writes the block of a partition, which comes once.</summary>
    /// <exception cref="InputException">It can't be written, for instance because the disk is full.</exception>
    public void Write(int partition, BlockBuffer block)
    {
        var bytes = block.Bytes;
        var start = Interlocked.Add(ref _length, bytes.Length) - bytes.Length;
        _blocks[partition] = new SegmentBlock(start, TextHash.Of(bytes), bytes.Length, block.Persons, block.Spells);
        try
        {
            RandomAccess.Write(_file, bytes, start);
        }
        catch (IOException error)
        {
            throw StoreFault.Unwritable(_path, error);
        }
    }

    /// <summary>Writes the head and waits until all is on disk.</summary>
    /// <exception cref="InputException">It can't be written.</exception>
    public StoredFile Finish()
    {
        var head = SegmentFile.Head(_first, _last, _blocks);
        try
        {
            RandomAccess.Write(_file, head, 0);
            RandomAccess.FlushToDisk(_file);
        }
        catch (IOException error)
        {
            throw StoreFault.Unwritable(_path, error);
        }

        return StoredFile.Of(_path, _length, TextHash.Of(head));
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _file.Dispose();
}

/// <summary>A segment's file that is read, by several threads at once.</summary>
internal sealed class SegmentFileReader : IDisposable
{
    private readonly OpenFile _file;
    private readonly SegmentBlock[] _blocks;

    /// <summary>Takes an open file over and reads its head.</summary>
    /// <exception cref="InputException">The file is damaged.</exception>
    public SegmentFileReader(OpenFile file, int partitions)
    {
        _file = file;
        var head = new byte[SegmentFile.Length(partitions)];
        file.Read(head, 0);
        file.Require(TextHash.Of(head));
        (First, Last, _blocks) = SegmentFile.Read(head);
    }

    /// <summary>The first period of any spell.</summary>
    public int First { get; }

    /// <summary>The last period of any spell.</summary>
    public int Last { get; }

    /// <summary>Reads a partition's block and begins to decode it.</summary>
    /// <exception cref="InputException">The file is damaged.</exception>
    public void Start(int partition, PersonDecoder decoder)
    {
        var block = _blocks[partition];
        var bytes = GC.AllocateUninitializedArray<byte>(block.Length + PersonEncoder.Slack);
        var whole = bytes.AsSpan(0, block.Length);
        _file.Read(whole, block.Start);
        if (TextHash.Of(whole) != block.Checksum)
        {
            throw _file.Damaged($"the checksum of partition {partition} is wrong");
        }

        decoder.Start(bytes, block.Length, First, Last);
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _file.Dispose();
}
