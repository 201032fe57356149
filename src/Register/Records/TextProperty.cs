namespace Sektorskifte.Register.Records;

/// <summary>A number for each text of a dictionary, worked out once, when the text is first asked for.</summary>
/// <param name="texts">The dictionary, which may go on growing.</param>
/// <param name="compute">The number for a text's number; called for 0, the missing value, too.</param>
internal sealed class TextProperty(TextDictionary texts, Func<int, int> compute)
{
    private int[] _values = [];
    private int _known;

    public int this[int text] => text < _known ? _values[text] : Extend(text);

    private int Extend(int text)
    {
        if (texts.Count >= _values.Length)
        {
            Array.Resize(ref _values, Math.Max(16, (texts.Count + 1) * 2));
        }

        for (; _known <= texts.Count; _known++)
        {
            _values[_known] = compute(_known);
        }

        return _values[text];
    }
}
