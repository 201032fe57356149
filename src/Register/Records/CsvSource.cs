using System.Globalization;
using Sektorskifte.Register.Profiles;

namespace Sektorskifte.Register.Records;

/// <summary>
/// CSV files with a header line, plain or gzip. All columns are text; an empty cell is missing. Memory does not depend on the
/// size of the files. Every header is read at once, so that a file that lacks a column is refused before any work.
/// </summary>
/// <remarks>
/// A row is rejected when its number of fields is not the header's, when a quote stands in the wrong place, and when it holds a
/// NUL or bytes that are no text in the file's encoding. A file of which much is not text in its encoding is refused as a
/// whole: more than half of its rows, or from <see cref="ManyUndecodable"/> such rows on one row in a hundred.
/// </remarks>
internal sealed class CsvSource : IRecordSource
{
    private const int ManyUndecodable = 100;
    private const int MaxRejectValue = 200;

    private readonly IReadOnlyList<string> _files;
    private readonly SourceFormat _format;
    private readonly Action<Reject> _reject;
    private readonly CsvHeader[] _headers;
    private readonly CsvRows _rows;
    private readonly ColumnVector[] _vectors;
    private readonly long _totalBytes;
    private CsvRecords? _records;
    private int _file;
    private long _doneBytes;
    private long _undecodable;

    /// <summary>Opens the files.</summary>
    /// <param name="files">The paths, at least one; none twice.</param>
    /// <param name="format">Delimiter, quote and encoding; a byte order mark overrules the encoding.</param>
    /// <param name="mappedColumns">The names of the columns to deliver.</param>
    /// <param name="reject">Takes each row that can't be split into columns.</param>
    /// <exception cref="InputException">A file can't be used; the message names it and says why.</exception>
    public CsvSource(
        IReadOnlyList<string> files, SourceFormat format, IReadOnlyList<string> mappedColumns, Action<Reject> reject)
    {
        RefuseTwice(files);
        _files = files;
        _format = format;
        _reject = reject;
        _headers = new CsvHeader[files.Count];
        for (var i = 0; i < files.Count; i++)
        {
            using var records = new CsvRecords(files[i], format);
            _headers[i] = CsvHeader.Read(files[i], records, format, mappedColumns);
            _totalBytes += new FileInfo(files[i]).Length;
        }

        List<SourceColumn> columns = [.. mappedColumns.Select(name => new SourceColumn(name, ColumnType.Text))];
        if (Array.Exists(_headers, header => header.Unmapped.Length > 0))
        {
            columns.Add(new SourceColumn("", ColumnType.Integer));
        }

        Columns = columns;
        _vectors = new ColumnVector[columns.Count];
        _rows = new CsvRows(mappedColumns.Count);
    }

    /// <inheritdoc/>
    public IReadOnlyList<SourceColumn> Columns { get; }

    /// <inheritdoc/>
    public double Fraction => Math.Min(1, (_doneBytes + (_records?.BytesRead ?? 0)) / (double)_totalBytes);

    /// <inheritdoc/>
    public bool Read(Chunk chunk)
    {
        if (_file == _files.Count)
        {
            return false;
        }

        var records = _records ??= OpenNext();
        var header = _headers[_file];
        var rowNumbers = chunk.RowNumbers;
        chunk.File = _files[_file];
        _rows.Clear();
        var more = true;
        while (!_rows.IsFull && (more = records.Next()))
        {
            if (IsSound(records, header))
            {
                rowNumbers[_rows.Count] = records.Row;
                _rows.Add(records.Fields, header.Mapped, Hash(records.Fields, header));
            }
        }

        _rows.Show(_vectors);
        chunk.Columns = _vectors;
        chunk.Count = _rows.Count;
        if (!more)
        {
            Finish(records);
        }

        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _records?.Dispose();
        _rows.Dispose();
    }

    private static void RefuseTwice(IReadOnlyList<string> files)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var target = File.Exists(file) ? new FileInfo(file).ResolveLinkTarget(returnFinalTarget: true)?.FullName : null;
            if (!seen.TryAdd(target ?? Path.GetFullPath(file), file))
            {
                throw new InputException($"{file} is given twice; its rows would count double.");
            }
        }
    }

    private static ulong Hash(ReadOnlySpan<string> fields, CsvHeader header)
    {
        ulong hash = 0;
        foreach (var (index, seed) in header.Unmapped)
        {
            hash += fields[index].Length == 0 ? 0 : RowHash.Cell(fields[index], seed);
        }

        return hash;
    }

    private CsvRecords OpenNext()
    {
        _undecodable = 0;
        var records = new CsvRecords(_files[_file], _format);
        records.Next();
        return records;
    }

    private void Finish(CsvRecords records)
    {
        var rows = records.Row - 1;
        if (_undecodable * 2 > rows)
        {
            throw Undecodable(records);
        }

        _doneBytes += records.BytesRead;
        records.Dispose();
        _records = null;
        _file++;
    }

    private bool IsSound(CsvRecords records, CsvHeader header)
    {
        if (records.BadQuote >= 0)
        {
            Reject(
                records, NameOf(header, records.BadQuote), records.Fields[records.BadQuote], RejectReason.Quote,
                $"quotes ({_format.Quote}) around the whole cell or none, and quotes inside doubled");
            return false;
        }

        if (records.Count != header.Names.Length)
        {
            Reject(
                records, "", records.Raw.TrimEnd('\r', '\n'), RejectReason.FieldCount,
                string.Create(CultureInfo.InvariantCulture, $"{header.Names.Length} fields as in the header; found {records.Count}"));
            return false;
        }

        var fields = records.Fields;
        for (var i = 0; i < fields.Length; i++)
        {
            var at = fields[i].AsSpan().IndexOfAny('\0', TextEncoding.Invalid);
            if (at >= 0)
            {
                RejectCharacter(records, NameOf(header, i), fields[i], fields[i][at]);
                return false;
            }
        }

        return true;
    }

    private void RejectCharacter(CsvRecords records, string column, string field, char character)
    {
        if (character == '\0')
        {
            Reject(records, column, field, RejectReason.NulByte, "text without NUL bytes");
            return;
        }

        Reject(
            records, column, field.Replace(TextEncoding.Invalid, '\uFFFD'), RejectReason.Encoding,
            $"{records.Encoding.WebName} text; the file as a whole may be {TextEncoding.Alternative(records.Encoding)}");
        _undecodable++;
        if (_undecodable >= ManyUndecodable && _undecodable * 100 >= records.Row)
        {
            throw Undecodable(records);
        }
    }

    private InputException Undecodable(CsvRecords records) => new(
        $"{_files[_file]} is not {records.Encoding.WebName} text: {_undecodable} of its first {records.Row - 1} rows have bytes " +
        $"that are not, the last of them in row {records.Row} or before. Set source.encoding in the profile, perhaps to " +
        $"{TextEncoding.Alternative(records.Encoding)}.");

    private void Reject(CsvRecords records, string column, string value, string reason, string expected) =>
        _reject(new Reject(
            _files[_file], records.Row, column, value.Length > MaxRejectValue ? value[..MaxRejectValue] : value, reason, expected));

    private static string NameOf(CsvHeader header, int index) => index < header.Names.Length ? header.Names[index] : "";
}
