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
    private readonly TextWriter _writer;

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

    /// <summary>Rows rejected so far, by reason.</summary>
    public IReadOnlyDictionary<string, long> Counts => _counts;

    /// <summary>The first rejected row of each reason.</summary>
    public IReadOnlyCollection<Reject> Examples => _examples.Values;

    /// <summary>Rows rejected so far.</summary>
    public long Total { get; private set; }

    /// <summary>Told of each row as it comes; null: nobody is.</summary>
    public Action<Reject>? Taken { get; set; }

    /// <summary>Writes a row and counts it.</summary>
    public void Add(Reject reject)
    {
        Taken?.Invoke(reject);
        Total++;
        _counts[reject.Reason] = _counts.GetValueOrDefault(reject.Reason) + 1;
        _examples.TryAdd(reject.Reason, reject);
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

    /// <summary>Finishes the file.</summary>
    public void Dispose() => _writer.Dispose();

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
