using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Store;

/// <summary>
/// The texts that a store's numbers stand for, and the combinations of attribute values. They are only ever added to: each
/// import brings a file with those that are new, and read in order the files give every text its number again.
/// </summary>
/// <param name="dictionaries">The dictionaries by name, all empty or filled by this type alone.</param>
/// <param name="width">The number of attributes, whose values' numbers make up a combination.</param>
internal sealed class StoreTexts(IReadOnlyList<(string Name, TextDictionary Texts)> dictionaries, int width)
{
    /// <summary>The kind of file.</summary>
    public const string Kind = "texts";

    private readonly List<int> _combinations = [];

    /// <summary>The dictionaries' names.</summary>
    public IReadOnlyList<string> Names => [.. dictionaries.Select(d => d.Name)];

    /// <summary>The number of attributes.</summary>
    public int Width => width;

    /// <summary>The rows of the combinations that were read, one value's number for each attribute, from number 1 on.</summary>
    public int[] Combinations => [.. _combinations];

    /// <summary>How many texts each dictionary has.</summary>
    public int[] Counts => [.. dictionaries.Select(d => d.Texts.Count)];

    /// <summary>Adds what a file holds.</summary>
    /// <exception cref="InputException">It can't be read or is damaged.</exception>
    public void Read(OpenFile file)
    {
        ReadOnlySpan<byte> bytes = file.ReadAll();
        var at = 0;
        Span<int> lengths = [];
        foreach (var (_, texts) in dictionaries)
        {
            var count = (int)VariableNumber.Read(bytes, ref at);
            if (lengths.Length < count)
            {
                lengths = new int[count];
            }

            for (var text = 0; text < count; text++)
            {
                lengths[text] = (int)VariableNumber.Read(bytes, ref at);
            }

            for (var text = 0; text < count; text++)
            {
                texts.Add(bytes.Slice(at, lengths[text]));
                at += lengths[text];
            }
        }

        while (at < bytes.Length)
        {
            _combinations.Add((int)VariableNumber.Read(bytes, ref at));
        }
    }

    /// <summary>The bytes of a file with what is new; empty when nothing is.</summary>
    /// <param name="known">How many texts of each dictionary are in files already.</param>
    /// <param name="combinations">The rows of the new combinations.</param>
    public byte[] NewSince(IReadOnlyList<int> known, ReadOnlySpan<int> combinations)
    {
        if (combinations.IsEmpty && known.SequenceEqual(Counts))
        {
            return [];
        }

        long most = (long)combinations.Length * VariableNumber.MostBytes;
        for (var d = 0; d < dictionaries.Count; d++)
        {
            most += VariableNumber.MostBytes;
            for (var text = known[d] + 1; text <= dictionaries[d].Texts.Count; text++)
            {
                most += VariableNumber.MostBytes + dictionaries[d].Texts[text].Length;
            }
        }

        if (most > Array.MaxLength)
        {
            throw new InputException(
                "The records have more than 2 GB of different texts, more than a store can hold; is a column mapped to the wrong role?");
        }

        var bytes = new byte[most];
        var at = 0;
        for (var d = 0; d < dictionaries.Count; d++)
        {
            Write(bytes, ref at, dictionaries[d].Texts, known[d]);
        }

        foreach (var value in combinations)
        {
            VariableNumber.Write(bytes, ref at, (uint)value);
        }

        return bytes[..at];
    }

    private static void Write(Span<byte> bytes, ref int at, TextDictionary texts, int known)
    {
        var count = texts.Count;
        VariableNumber.Write(bytes, ref at, (uint)(count - known));
        for (var text = known + 1; text <= count; text++)
        {
            VariableNumber.Write(bytes, ref at, (uint)texts[text].Length);
        }

        for (var text = known + 1; text <= count; text++)
        {
            texts[text].CopyTo(bytes[at..]);
            at += texts[text].Length;
        }
    }
}
