using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Store;

/// <summary>What a store holds: <c>store.json</c>, which says which of the folder's other files count.</summary>
internal sealed record StoreManifest
{
    /// <summary>The format that this program reads and writes.</summary>
    public const int CurrentFormat = 1;

    private const string NoChecksum = "0000000000000000";

    /// <summary>The format's number.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>The text of the profile by which all rows were read.</summary>
    public required string Profile { get; init; }

    /// <summary>The first period that a row can have.</summary>
    public required int Earliest { get; init; }

    /// <summary>The last period that a row can have.</summary>
    public required int Latest { get; init; }

    /// <summary>The number of partitions that persons are spread over, a power of two.</summary>
    public required int Partitions { get; init; }

    /// <summary>The names of the dictionaries in the order of the texts' files.</summary>
    public required IReadOnlyList<string> Dictionaries { get; init; }

    /// <summary>The number of attributes.</summary>
    public required int Width { get; init; }

    /// <summary>The files with texts, oldest first.</summary>
    public required IReadOnlyList<TextsEntry> Texts { get; init; }

    /// <summary>The segments, oldest first.</summary>
    public required IReadOnlyList<SegmentEntry> Segments { get; init; }

    /// <summary>The hash of the file's bytes with zeros in this place.</summary>
    public string Checksum { get; init; } = NoChecksum;

    /// <summary>The names of the files that count, the manifest's own among them.</summary>
    [JsonIgnore]
    public IReadOnlySet<string> Files => new HashSet<string>(
    [
        StoreFolder.Manifest,
        .. Texts.Select(texts => texts.File.Name),
        .. Segments.Select(segment => segment.File.Name),
        .. Segments.Where(segment => segment.Rejects is not null).Select(segment => segment.Rejects!.Name),
    ]);

    /// <summary>Reads the manifest of a folder; null when there is none.</summary>
    /// <exception cref="InputException">It is damaged, or of a format that this program does not know.</exception>
    public static StoreManifest? Load(StoreFolder folder)
    {
        var path = folder.At(StoreFolder.Manifest);
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception error) when (StoreFault.IsOfFiles(error))
        {
            throw new InputException($"{path} can't be read: {error.Message}. Expected a file that this user may read.", error);
        }

        try
        {
            using var document = JsonDocument.Parse(bytes);
            var format = document.RootElement.GetProperty("format").GetInt32();
            if (format != CurrentFormat)
            {
                throw new InputException(
                    $"{path} has format {format}, and this program knows format {CurrentFormat}. Use the program's version that wrote it, or import all the records again, into a new folder.");
            }

            if (!IsWhole(bytes))
            {
                throw StoreFault.Damaged(path, "its checksum is wrong");
            }

            return document.Deserialize(StoreJson.Readable.StoreManifest)!;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw StoreFault.Damaged(path, "it is not the JSON of a store", error);
        }
    }

    /// <summary>The bytes of the file, with their checksum.</summary>
    public byte[] Write()
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(this with { Checksum = NoChecksum }, StoreJson.Readable.StoreManifest);
        Encoding.ASCII.GetBytes(StoredFile.Digits(TextHash.Of(bytes)), ChecksumIn(bytes));
        return bytes;
    }

    private static bool IsWhole(byte[] bytes)
    {
        var copy = bytes.AsSpan().ToArray();
        if (copy.Length < NoChecksum.Length * 2)
        {
            return false;
        }

        var place = ChecksumIn(copy);
        var checksum = Encoding.ASCII.GetString(place);
        place.Fill((byte)'0');
        return StoredFile.Digits(TextHash.Of(copy)) == checksum;
    }

    // The checksum is the last property, so the file ends with its digits, a quote, a line feed and a brace.
    private static Span<byte> ChecksumIn(byte[] bytes) => bytes.AsSpan(bytes.Length - 3 - NoChecksum.Length, NoChecksum.Length);
}

/// <summary>A file with texts.</summary>
/// <param name="File">The file.</param>
/// <param name="Counts">How many texts each dictionary has after it.</param>
/// <param name="Combinations">How many combinations of attribute values there are after it.</param>
internal sealed record TextsEntry(StoredFile File, IReadOnlyList<int> Counts, int Combinations);

/// <summary>What one import brought, as far as it still counts.</summary>
internal sealed record SegmentEntry
{
    /// <summary>The kind of file.</summary>
    public const string Kind = "spells";

    /// <summary>The file with persons and spells.</summary>
    public required StoredFile File { get; init; }

    /// <summary>The persons in the file.</summary>
    public required long Persons { get; init; }

    /// <summary>The spells in the file.</summary>
    public required long Spells { get; init; }

    /// <summary>The periods that its records have.</summary>
    public required IReadOnlyList<PeriodRange> Periods { get; init; }

    /// <summary>The periods among them that a later import brought anew.</summary>
    public required IReadOnlyList<PeriodRange> Replaced { get; init; }

    /// <summary>The counts of the periods that are not replaced.</summary>
    public required IReadOnlyList<PeriodTally> Tally { get; init; }

    /// <summary>The files it was made of, with the rows whose periods are not replaced.</summary>
    public required IReadOnlyList<StoreInput> Inputs { get; init; }

    /// <summary>The file with the rejected rows; null when there are none.</summary>
    public StoredFile? Rejects { get; init; }

    /// <summary>The periods that count.</summary>
    [JsonIgnore]
    public PeriodSet Counting => PeriodSet.Of(Periods).Except(PeriodSet.Of(Replaced));

    /// <summary>What is left when a later import brings periods and files; null when nothing is.</summary>
    public SegmentEntry? Without(PeriodSet periods, IReadOnlySet<string> files)
    {
        var replaced = PeriodSet.Of(Replaced).Union(PeriodSet.Of(Periods).Intersect(periods));
        var inputs = Inputs
            .Select(input => input.Without(periods))
            .OfType<StoreInput>()
            .Where(input => input.Rows.Any(rows => rows.Period is not null) || !files.Contains(input.Name))
            .ToList();
        return inputs.Count == 0
            ? null
            : this with { Replaced = replaced.Ranges, Tally = [.. Tally.Where(t => !periods.Contains(t.Period))], Inputs = inputs };
    }

    /// <summary>Whether a rejected row still counts.</summary>
    public bool Counts(in StoredReject stored)
    {
        var file = stored.Reject.File;
        return stored.Period is { } period
            ? !PeriodSet.Of(Replaced).Contains(period)
            : Inputs.Any(input => input.Name == file && input.Rows.Any(rows => rows.Period is null));
    }
}

/// <summary>How the manifest is read and written.</summary>
[JsonSerializable(typeof(StoreManifest))]
internal sealed partial class StoreJson : JsonSerializerContext
{
    /// <summary>With indents, line feeds on every system, and letters such as æ as they are.</summary>
    public static StoreJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
