using System.IO.Compression;

namespace Sektorskifte.Register.Records;

/// <summary>Opens a file of records as a stream of its unpacked bytes.</summary>
internal static class RecordFile
{
    /// <summary>The bytes at the start of a file by which its kind and encoding are told.</summary>
    public const int HeadLength = 64 * 1024;

    private const string UseStrictValidation = "System.IO.Compression.UseStrictValidation";

    private static readonly (byte[] Magic, string Kind, string Remedy)[] OtherKinds =
    [
        ("PAR1"u8.ToArray(), "a Parquet file", "let its name end in .parquet, or set source.format to parquet in the profile"),
        ([(byte)'P', (byte)'K', 3, 4], "a zip archive or an Excel workbook", "unpack it, or save the sheet as CSV UTF-8"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an old Excel workbook", "save the sheet as CSV UTF-8"),
        ([0x28, 0xB5, 0x2F, 0xFD], "packed with zstd", "unpack it, or pack it with gzip"),
        ([0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z'], "packed with xz", "unpack it, or pack it with gzip"),
        ("BZh"u8.ToArray(), "packed with bzip2", "unpack it, or pack it with gzip"),
        ([0x1F, 0x8B], "packed with gzip twice", "unpack it once"),
    ];

    // The runtime reads a gzip file that was cut short without a word unless it is told not to, and keeps what it was told at
    // the first use. The build tells it for our own programs (Directory.Build.props); for others that use this library it is
    // told here, and checked.
    static RecordFile()
    {
        AppContext.SetSwitch(UseStrictValidation, true);
        using var packed = new MemoryStream();
        using (var writer = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            writer.Write("cut short"u8);
        }

        packed.SetLength(packed.Length - 1);
        packed.Position = 0;
        try
        {
            using var reader = new GZipStream(packed, CompressionMode.Decompress);
            reader.CopyTo(Stream.Null);
        }
        catch (InvalidDataException)
        {
            return;
        }

        throw new InvalidOperationException(
            $"The switch {UseStrictValidation} must be on before anything else is unpacked in this process.");
    }

    /// <summary>Opens the file as it lies on disk.</summary>
    /// <exception cref="InputException">It is not there, is a directory, can't be opened or has no bytes.</exception>
    public static FileStream Open(string file)
    {
        RequireName(file);
        if (Directory.Exists(file))
        {
            throw new InputException($"{file} is a directory; name the files in it.");
        }

        try
        {
            var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
            if (stream.CanSeek && stream.Length > 0)
            {
                return stream;
            }

            var what = stream.CanSeek ? "is empty (0 bytes); a header line and rows were expected" : "is not a regular file";
            stream.Dispose();
            throw new InputException($"{file} {what}.");
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException($"{file} does not exist.", error);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new InputException($"{file} may not be read by this user; ask for permission to read it.", error);
        }
        catch (Exception error) when (error is IOException or ArgumentException or NotSupportedException)
        {
            throw new InputException($"{file} can't be opened: {error.Message}", error);
        }
    }

    /// <summary>Refuses a file without a name.</summary>
    /// <exception cref="InputException">The name is empty or blank.</exception>
    public static void RequireName(string file)
    {
        if (string.IsNullOrWhiteSpace(file))
        {
            throw new InputException("A record file was given without a name; expected the name of a CSV or Parquet file.");
        }
    }

    /// <summary>Unpacks gzip, which is told by its first bytes, one member or several; other files stay as they are.</summary>
    /// <exception cref="InputException">The name says gzip and the bytes don't.</exception>
    public static Stream Unpack(string file, FileStream stream)
    {
        Span<byte> magic = stackalloc byte[2];
        var length = stream.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        if (length == 2 && magic is [0x1F, 0x8B])
        {
            return new GZipStream(stream, CompressionMode.Decompress);
        }

        if (file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
        {
            throw new InputException($"{file} ends in .gz but is not gzip data; pack it with gzip, or rename it if it is plain text.");
        }

        return stream;
    }

    /// <summary>Refuses what is known not to be text.</summary>
    /// <param name="file">The file's name for the message.</param>
    /// <param name="head">The first unpacked bytes.</param>
    public static void RefuseOtherKinds(string file, ReadOnlySpan<byte> head)
    {
        foreach (var (magic, kind, remedy) in OtherKinds)
        {
            if (head.StartsWith(magic))
            {
                throw new InputException($"{file} is {kind}, not CSV text; {remedy}.");
            }
        }
    }
}
