using System.Globalization;
using System.Text;

namespace Sektorskifte.Register.Records;

/// <summary>
/// Writes <c>rejects.csv</c> as the rows come: file, row, column, value, reason, expected; UTF-8, commas, line feeds. Values
/// are cut to <see cref="MaxValue"/> characters, and what can't be seen in them is made visible. A text that a spreadsheet
/// would take for a formula gets an apostrophe in front.
/// </summary>
internal sealed class RejectsFile : IDisposable
{
    /// <summary>The most characters of a value that are written.</summary>
    public const int MaxValue = 200;

    private readonly SortedDictionary<string, long> _counts = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Reject> _examples = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _exampleAt = new(StringComparer.Ordinal);
    private readonly List<(long Position, long Offset)> _stretches = [];
    private readonly TextWriter _writer;
    private readonly FileStream? _part;
    private long _position;

    /// <summary>Creates the file, or replaces it.</summary>
    /// <exception cref="InputException">The file can't be written there.</exception>
    public RejectsFile(string path)
        : this(Open(path))
    {
    }

    /// <summary>Writes to a writer, which is closed with this one.</summary>
    public RejectsFile(TextWriter writer)
    {
        _writer = writer;
        _writer.Write("file,row,column,value,reason,expected\n");
    }

    private RejectsFile(FileStream part)
    {
        _part = part;
        _stretches.Add((0, 0));
        _writer = new StreamWriter(part, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16, leaveOpen: true);
    }

    /// <summary>Rows rejected so far, by reason.</summary>
    public IReadOnlyDictionary<string, long> Counts => _counts;

    /// <summary>The first rejected row of each reason.</summary>
    public IReadOnlyCollection<Reject> Examples => _examples.Values;

    /// <summary>Rows rejected so far.</summary>
    public long Total { get; private set; }

    /// <summary>Told of each row with its period, or null where that could not be read. Called on the thread that reads.</summary>
    public Action<Reject, int?>? Told { get; init; }

    /// <summary>Writes a row and counts it.</summary>
    /// <param name="reject">The row.</param>
    /// <param name="period">Its period; null when that could not be read.</param>
    public void Add(Reject reject, int? period = null)
    {
        Told?.Invoke(reject, period);
        Total++;
        _counts[reject.Reason] = _counts.GetValueOrDefault(reject.Reason) + 1;
        if (_examples.TryAdd(reject.Reason, reject))
        {
            _exampleAt.Add(reject.Reason, _position);
        }

        WriteField(reject.File);
        _writer.Write(',');
        _writer.Write(reject.Row.ToString(CultureInfo.InvariantCulture));
        _writer.Write(',');
        WriteField(reject.Column);
        _writer.Write(',');
        WriteField(reject.Value);
        _writer.Write(',');
        WriteField(reject.Reason);
        _writer.Write(',');
        WriteField(reject.Expected);
        _writer.Write('\n');
    }

    /// <summary>What another thread writes to at the same time, to be added with <see cref="Append"/>.</summary>
    public RejectsFile NewPart()
    {
        if (_writer == TextWriter.Null)
        {
            return new RejectsFile(TextWriter.Null) { Told = Told };
        }

        var path = Path.Combine(Path.GetTempPath(), $"sektorskifte-rejects-{Path.GetRandomFileName()}");
        var part = new FileStream(
            path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, 1 << 16, FileOptions.DeleteOnClose);
        if (!OperatingSystem.IsWindows())
        {
            // Nothing is left of it then, not even when the process is killed.
            File.Delete(path);
        }

        return new RejectsFile(part) { Told = Told };
    }

    /// <summary>Goes on with rows that do not follow those before.</summary>
    /// <param name="position">Where they stand among the rows of all files; ascending.</param>
    public void Continue(long position)
    {
        _position = position;
        if (_part is { } part)
        {
            _writer.Flush();
            _stretches.Add((position, part.Position));
        }
    }

    /// <summary>Adds what parts have, in the order of the rows.</summary>
    public void Append(IReadOnlyList<RejectsFile> parts)
    {
        foreach (var part in parts)
        {
            foreach (var (reason, count) in part._counts)
            {
                _counts[reason] = _counts.GetValueOrDefault(reason) + count;
                Total += count;
            }

            foreach (var (reason, example) in part._examples)
            {
                var at = part._exampleAt[reason];
                if (!_exampleAt.TryGetValue(reason, out var first) || at < first)
                {
                    (_exampleAt[reason], _examples[reason]) = (at, example);
                }
            }

            part._writer.Flush();
        }

        var stretches = parts.Where(part => part._part is not null).SelectMany(part => part._stretches.Select((stretch, i) => (
            stretch.Position,
            Part: part._part!,
            stretch.Offset,
            End: i + 1 < part._stretches.Count ? part._stretches[i + 1].Offset : part._part!.Length)));
        foreach (var (_, part, offset, end) in stretches.OrderBy(stretch => stretch.Position))
        {
            Copy(part, offset, end);
        }
    }

    private void Copy(FileStream part, long offset, long end)
    {
        var bytes = new byte[end - offset];
        part.Position = offset;
        part.ReadExactly(bytes);
        _writer.Write(Encoding.UTF8.GetString(bytes));
    }

    /// <summary>Finishes the file.</summary>
    public void Dispose()
    {
        _writer.Dispose();
        _part?.Dispose();
    }

    private static StreamWriter Open(string path)
    {
        try
        {
            return new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path} can't be written: {error.Message}", error);
        }
    }

    private void WriteField(string text)
    {
        var visible = Visible(text);
        if (visible.AsSpan().IndexOfAny(',', '"') < 0)
        {
            _writer.Write(visible);
            return;
        }

        _writer.Write('"');
        _writer.Write(visible.Replace("\"", "\"\"", StringComparison.Ordinal));
        _writer.Write('"');
    }

    private static string Visible(string text)
    {
        var result = new StringBuilder(Math.Min(text.Length, MaxValue) + 8);
        if (text.Length > 0 && text.AsSpan().TrimStart() is [('=' or '+' or '-' or '@'), ..])
        {
            result.Append('\'');
        }

        var end = Math.Min(text.Length, MaxValue);
        end -= end < text.Length && char.IsHighSurrogate(text[end - 1]) ? 1 : 0;
        foreach (var character in text.AsSpan(0, end))
        {
            // The control pictures show the control characters as their names: ␊ for a line feed, ␀ for a NUL.
            _ = character switch
            {
                < ' ' => result.Append((char)('\u2400' + character)),
                '\u007F' => result.Append('\u2421'),
                _ when IsInvisible(character) => result.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}"),
                _ => result.Append(character),
            };
        }

        return end < text.Length ? result.Append('…').ToString() : result.ToString();
    }

    private static bool IsInvisible(char character) => CharUnicodeInfo.GetUnicodeCategory(character)
        is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
