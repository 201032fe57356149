using System.Globalization;

namespace Sektorskifte.Tables.Formats;

/// <summary>Characters on their way to a writer, so that a million numbers are written without a string for each.</summary>
internal sealed class CsvBuffer(TextWriter writer)
{
    // A number below this is exact as a whole number; its digits and six decimals fit well into the reserve.
    private const double ExactWhole = 9007199254740992;
    private const int NumberReserve = 340;

    private static readonly string[] Formats = ["F0", "F1", "F2", "F3", "F4", "F5", "F6"];

    private readonly char[] _buffer = new char[16 * 1024];
    private int _length;

    public void Comma() => Character(',');

    public void EndLine() => Character('\n');

    public void Text(string text)
    {
        if (text.Length > _buffer.Length - _length)
            Flush();
        if (text.Length > _buffer.Length)
        {
            writer.Write(text);
            return;
        }

        text.CopyTo(_buffer.AsSpan(_length));
        _length += text.Length;
    }

    /// <summary>Writes a number with a point, no thousands separators, and no zeros at the end of its decimals.</summary>
    public void Number(double value, int decimals)
    {
        if (_buffer.Length - _length < NumberReserve)
            Flush();
        var free = _buffer.AsSpan(_length);
        if (Math.Abs(value) < ExactWhole && value == Math.Truncate(value))
        {
            ((long)value).TryFormat(free, out var digits, default, CultureInfo.InvariantCulture);
            _length += digits;
            return;
        }

        value.TryFormat(free, out var length, Formats[decimals], CultureInfo.InvariantCulture);
        ReadOnlySpan<char> text = free[..length];
        if (decimals > 0)
            text = text.TrimEnd('0').TrimEnd('.');
        if (text is "-0")
        {
            free[0] = '0';
            text = text[..1];
        }

        _length += text.Length;
    }

    public void Flush()
    {
        writer.Write(_buffer, 0, _length);
        _length = 0;
    }

    private void Character(char character)
    {
        if (_length == _buffer.Length)
            Flush();
        _buffer[_length++] = character;
    }
}
