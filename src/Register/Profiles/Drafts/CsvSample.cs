using System.Text;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Profiles.Drafts;

/// <summary>The first rows of a CSV file whose encoding and delimiter are found by trying.</summary>
internal sealed class CsvSample
{
    private const int RowsToCompare = 100;

    private static readonly char[] Delimiters = [',', ';', '\t', '|', ':'];

    private CsvSample(SourceFormat format, IReadOnlyList<(string Name, IReadOnlyList<string> Values)> columns, bool isPacked)
    {
        Format = format;
        Columns = columns;
        IsPacked = isPacked;
    }

    public SourceFormat Format { get; }

    public IReadOnlyList<(string Name, IReadOnlyList<string> Values)> Columns { get; }

    /// <summary>The file is packed with gzip.</summary>
    public bool IsPacked { get; }

    /// <exception cref="InputException">The file can't be opened, is no text, or has no header and rows.</exception>
    public static CsvSample Read(string file, int rows)
    {
        var (head, isPacked) = Head(file);
        RecordFile.RefuseOtherKinds(file, head);
        var encoding = EncodingOf(head);
        var format = new SourceFormat { Format = FileFormat.Csv, Encoding = encoding };
        format = format with { Delimiter = Delimiters.MaxBy(d => Evenness(file, format with { Delimiter = d })) };
        var columns = Read(file, format, rows);
        if (encoding == "utf-8" && columns.Any(c => c.Values.Append(c.Name).Any(v => v.Contains(TextEncoding.Invalid))))
        {
            // Danish letters can come late: the head was ASCII, the sample is not UTF-8.
            format = format with { Encoding = "windows-1252" };
            columns = Read(file, format, rows);
        }

        return columns.Count > 0 && columns[0].Values.Count > 0
            ? new CsvSample(format, columns, isPacked)
            : throw new InputException($"{file} has no rows under a header line; a header with column names and at least one row were expected.");
    }

    private static (byte[] Head, bool IsPacked) Head(string file)
    {
        using var stream = RecordFile.Open(file);
        using var unpacked = RecordFile.Unpack(file, stream);
        var head = new byte[RecordFile.HeadLength];
        try
        {
            var length = unpacked.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            return (head[..length], unpacked != stream);
        }
        catch (InvalidDataException e)
        {
            throw new InputException($"{file} can't be unpacked: {e.Message} Pack it anew.", e);
        }
    }

    private static string EncodingOf(ReadOnlySpan<byte> head)
    {
        switch (head)
        {
            case [0xEF, 0xBB, 0xBF, ..]:
                return "utf-8";
            case [0xFF, 0xFE, ..]:
                return "utf-16";
            case [0xFE, 0xFF, ..]:
                return "utf-16BE";
        }

        var zeros = (Even: 0, Odd: 0);
        for (var i = 0; i < head.Length; i++)
        {
            zeros = head[i] != 0 ? zeros : i % 2 == 0 ? (zeros.Even + 1, zeros.Odd) : (zeros.Even, zeros.Odd + 1);
        }

        if (Math.Max(zeros.Even, zeros.Odd) > head.Length / 4)
        {
            return zeros.Odd > zeros.Even ? "utf-16" : "utf-16BE";
        }

        return IsUtf8(head) ? "utf-8" : "windows-1252";
    }

    private static bool IsUtf8(ReadOnlySpan<byte> head)
    {
        while (!head.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(head, out _, out var consumed);
            if (status == System.Buffers.OperationStatus.InvalidData)
            {
                return false;
            }

            head = head[consumed..];
        }

        return true;
    }

    // How many columns a delimiter gives, for the share of rows that have as many as the header.
    private static double Evenness(string file, SourceFormat format)
    {
        try
        {
            using var records = new CsvRecords(file, format);
            var (header, rows, even) = (0, 0, 0);
            while (rows < RowsToCompare && records.Next())
            {
                header = rows == 0 ? records.Count : header;
                even += records.Count == header && records.BadQuote < 0 ? 1 : 0;
                rows++;
            }

            return rows == 0 ? 0 : (double)header * even / rows;
        }
        catch (InputException)
        {
            // With this delimiter the quotes do not match; another one is the right one, or reading says what is wrong.
            return 0;
        }
    }

    private static List<(string Name, IReadOnlyList<string> Values)> Read(string file, SourceFormat format, int rows)
    {
        using var records = new CsvRecords(file, format);
        if (!records.Next())
        {
            return [];
        }

        var names = records.Fields.ToArray();
        var values = names.Select(_ => new List<string>()).ToArray();
        while (records.Row <= rows && records.Next())
        {
            if (records.Count == names.Length && records.BadQuote < 0)
            {
                for (var i = 0; i < names.Length; i++)
                {
                    values[i].Add(records.Fields[i]);
                }
            }
        }

        return [.. names.Zip(values, (n, v) => (n, (IReadOnlyList<string>)v))];
    }
}
