using System.Text;

namespace Sektorskifte.Register.Records;

/// <summary>
/// The decoded characters of a file of records. Bytes that are no text become <see cref="TextEncoding.Invalid"/>, so that only
/// the row they stand in is lost. A damaged file ends in an <see cref="InputException"/> that says how far it was good.
/// </summary>
internal sealed class RecordText : TextReader
{
    /// <summary>The most characters of a record; beyond it memory would grow with whatever stands there.</summary>
    public const int MaxRecord = 4 * 1024 * 1024;

    private readonly string _file;
    private readonly FileStream _packed;
    private readonly Stream _stream;
    private readonly Decoder _decoder;
    private readonly byte[] _bytes = new byte[RecordFile.HeadLength];
    private Exception? _damage;
    private int _start;
    private int _end;
    private long _row = 1;
    private long _sinceRow;

    /// <summary>Opens a file.</summary>
    /// <param name="file">The path, as messages name it.</param>
    /// <param name="encoding">The encoding that the profile states.</param>
    /// <exception cref="InputException">The file can't be opened, or is not text in that encoding.</exception>
    public RecordText(string file, string encoding)
    {
        _file = file;
        _packed = RecordFile.Open(file);
        try
        {
            _stream = RecordFile.Unpack(file, _packed);
            _end = Fill();
            var head = _bytes.AsSpan(0, _end);
            if (head.IsEmpty)
            {
                throw new InputException($"{file} unpacks to nothing; a header line and rows were expected.");
            }

            RecordFile.RefuseOtherKinds(file, head);
            (Encoding, _start) = TextEncoding.Of(file, encoding, head);
            _decoder = Encoding.GetDecoder();
        }
        catch
        {
            _packed.Dispose();
            throw;
        }
    }

    /// <summary>The encoding in which the file is read.</summary>
    public Encoding Encoding { get; }

    /// <summary>The end of the file was reached.</summary>
    public bool AtEnd { get; private set; }

    /// <summary>The bytes of the file on disk that were read.</summary>
    public long BytesRead => _packed.Position;

    /// <summary>Says which row is read next, for messages and for the limit on a row's length.</summary>
    public void BeginRow(long row)
    {
        _row = row;
        _sinceRow = 0;
    }

    /// <inheritdoc/>
    public override int Read(char[] buffer, int index, int count)
    {
        if (_sinceRow > MaxRecord)
        {
            throw new InputException(
                $"{_file}, row {_row}: the row is longer than {MaxRecord} characters. " +
                "Perhaps a quote is not closed, or the line breaks are missing.");
        }

        var written = 0;
        while (written == 0 && !AtEnd)
        {
            if (_start == _end)
            {
                _start = 0;
                _end = Fill();
            }

            // With no bytes left the decoder is flushed: a sequence that the end of the file cuts is invalid.
            _decoder.Convert(
                _bytes, _start, _end - _start, buffer, index, count, flush: _end == 0, out var used, out written, out var completed);
            _start += used;
            AtEnd = _end == 0 && written == 0 && completed;
        }

        _sinceRow += written;
        return written;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stream.Dispose();
            _packed.Dispose();
        }

        base.Dispose(disposing);
    }

    // What stood before the damage is delivered first, so that the error names the row in which the damage lies.
    private int Fill()
    {
        if (_damage is not null)
        {
            throw Damaged(_damage);
        }

        var length = 0;
        try
        {
            int read;
            while (length < _bytes.Length && (read = _stream.Read(_bytes, length, _bytes.Length - length)) > 0)
            {
                length += read;
            }
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            _damage = error;
            if (length == 0)
            {
                throw Damaged(error);
            }
        }

        return length;
    }

    private InputException Damaged(Exception error)
    {
        var good = Math.Max(0, _row - 2);
        var where = _packed.Position < _packed.Length ? "is damaged" : "is cut short or damaged";
        return new InputException(
            $"{_file} {where} in row {_row}: {error.Message} The {good} rows before it were good, but a half-read file is no " +
            "result. Get or pack the file again.",
            error);
    }
}
