using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Sektorskifte.Register.Profiles;

namespace Sektorskifte.Register.Records;

/// <summary>
/// The records of one CSV file, in order: quoted cells as RFC 4180 has them, lines ending in CR, LF or both. Blank lines are
/// no records and are not numbered.
/// </summary>
/// <remarks>
/// A quote in the wrong place spoils its own line only: when the spoiled record has several lines, the first is the bad record
/// and reading goes on with the second. A quote that is still open at the end of the file, or a cell beyond
/// <see cref="MaxField"/> characters, can't be told from lost rows and ends the reading.
/// </remarks>
internal sealed class CsvRecords : IDisposable
{
    /// <summary>The most characters of a cell.</summary>
    public const int MaxField = 1024 * 1024;

    private const int BufferLength = 64 * 1024;

    private readonly string _file;
    private readonly RecordText _text;
    private readonly CsvConfiguration _configuration;
    private readonly Stack<CsvParser> _parsers = [];
    private string[] _fields = new string[16];
    private string? _badField;

    /// <summary>Opens a file.</summary>
    /// <exception cref="InputException">It can't be opened, or is not text in the encoding that the format states.</exception>
    public CsvRecords(string file, SourceFormat format)
    {
        _file = file;
        _text = new RecordText(file, format.Encoding);
        _configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = format.Delimiter.ToString(),
            Quote = format.Quote,
            Escape = format.Quote,
            BufferSize = BufferLength,
            MaxFieldSize = MaxField,
            ExceptionMessagesContainRawData = false,
            BadDataFound = found => _badField ??= found.Field,
        };
        _parsers.Push(new CsvParser(_text, _configuration, leaveOpen: true));
    }

    /// <summary>The number of the record, from 1.</summary>
    public long Row { get; private set; }

    /// <summary>The number of fields of the record.</summary>
    public int Count { get; private set; }

    /// <summary>The index of the field with a quote in the wrong place; -1 when the record is sound.</summary>
    public int BadQuote { get; private set; }

    /// <summary>The record's fields, unquoted; when it is not sound, the field with the bad quote as it stands.</summary>
    public ReadOnlySpan<string> Fields => _fields.AsSpan(0, Count);

    /// <inheritdoc cref="RecordText.Encoding"/>
    public System.Text.Encoding Encoding => _text.Encoding;

    /// <inheritdoc cref="RecordText.BytesRead"/>
    public long BytesRead => _text.BytesRead;

    /// <summary>A sound record as it stands in the file, with its line end.</summary>
    public string Raw => _parsers.Peek().RawRecord;

    /// <summary>Reads the next record. False at the end of the file.</summary>
    /// <exception cref="InputException">The rest of the file can't be split into records.</exception>
    public bool Next()
    {
        _text.BeginRow(Row + 1);
        while (!TryRead(_parsers.Peek()))
        {
            if (_parsers.Count == 1)
            {
                return false;
            }

            _parsers.Pop().Dispose();
        }

        Row++;
        var parser = _parsers.Peek();
        Count = parser.Count;
        if (Count > _fields.Length)
        {
            Array.Resize(ref _fields, Count * 2);
        }

        _badField = null;
        BadQuote = -1;
        for (var i = 0; i < Count; i++)
        {
            _fields[i] = parser[i];
            if (_badField is not null && BadQuote < 0)
            {
                BadQuote = i;
                _fields[i] = _badField;
            }
        }

        // Only the last record of a file, or of the lines after a bad one, can end inside quotes.
        var isLast = _text.AtEnd || _parsers.Count > 1;
        if (isLast && BadQuote < 0 && IsOpen(parser.RawRecord))
        {
            BadQuote = Count - 1;
        }

        if (BadQuote >= 0)
        {
            Resume(parser.RawRecord, isLast && BadQuote == Count - 1 && IsOpen(_badField ?? parser.RawRecord));
        }

        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var parser in _parsers)
        {
            parser.Dispose();
        }

        _text.Dispose();
    }

    private bool TryRead(CsvParser parser)
    {
        try
        {
            return parser.Read();
        }
        catch (MaxFieldSizeException)
        {
            throw new InputException(
                $"{_file}, row {Row + 1}: a cell is longer than {MaxField} characters. Perhaps a quote " +
                $"({_configuration.Quote}) is not closed, or the delimiter is not '{_configuration.Delimiter}'.");
        }
    }

    private bool IsOpen(string raw) => raw.AsSpan().Count(_configuration.Quote) % 2 != 0;

    // Goes on with the second line of a bad record that has several.
    private void Resume(string raw, bool isOpen)
    {
        var rest = RestAfterFirstLine(raw);
        if (rest.Length == 0)
        {
            return;
        }

        if (isOpen)
        {
            throw new InputException(
                $"{_file}, row {Row}, column {BadQuote + 1}: a quote ({_configuration.Quote}) opens here and is not closed by the " +
                "end of the file, so the rows after it can't be told from the text of the cell. Close the quote, or double it " +
                "if it belongs to the text.");
        }

        _parsers.Push(new CsvParser(new StringReader(rest.ToString()), _configuration));
    }

    private static ReadOnlySpan<char> RestAfterFirstLine(ReadOnlySpan<char> raw)
    {
        var end = raw.IndexOfAny('\r', '\n');
        return end < 0 ? [] : raw[end..].TrimStart("\r\n");
    }
}
