namespace Sektorskifte.Register.Records;

/// <summary>
/// A number for each text of a dictionary, worked out when the text is first asked for. Threads that ask for the same text at
/// once may each work it out; they get the same.
/// </summary>
/// <param name="texts">The dictionary, which may go on growing.</param>
/// <param name="compute">The number for a text's number, from -1 or <see cref="int.MaxValue"/>; called for 0, the missing value, too.</param>
internal sealed class TextProperty(TextDictionary texts, Func<int, int> compute)
{
    private const int Unknown = int.MinValue;

    private readonly Lock _growing = new();
    private volatile int[] _values = [];

    public int this[int text]
    {
        get
        {
            var values = _values;
            var value = text < values.Length ? values[text] : Unknown;
            return value != Unknown ? value : Compute(text);
        }
    }

    /// <summary>The numbers of many texts.</summary>
    public void Read(ReadOnlySpan<int> texts, Span<int> numbers)
    {
        var values = _values;
        for (var i = 0; i < texts.Length; i++)
        {
            var text = texts[i];
            var value = (uint)text < (uint)values.Length ? values[text] : Unknown;
            numbers[i] = value != Unknown ? value : this[text];
        }
    }

    private int Compute(int text)
    {
        var value = compute(text);
        // A value that is written to an array just replaced is lost, and worked out again when it is asked for.
        if (text >= _values.Length)
        {
            lock (_growing)
            {
                if (text >= _values.Length)
                {
                    var longer = new int[Math.Max(16, Math.Max(text, texts.Count) + 1) * 2];
                    longer.AsSpan().Fill(Unknown);
                    _values.CopyTo(longer, 0);
                    _values = longer;
                }
            }
        }

        _values[text] = value;
        return value;
    }
}
