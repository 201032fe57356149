using System.Text;

namespace Sektorskifte.Register.Records;

/// <summary>Which encoding a text file has: the one its byte order mark says, else the profile's, unless the bytes contradict it.</summary>
internal static class TextEncoding
{
    /// <summary>
    /// What bytes that are no text in the encoding become: a code point that Unicode keeps for such internal use and that no
    /// text should hold. One that does hold it is rejected for its encoding too.
    /// </summary>
    public const char Invalid = '\uFFFF';

    static TextEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The encoding of a name, which marks invalid bytes by <see cref="Invalid"/>.</summary>
    /// <exception cref="InputException">No encoding has the name.</exception>
    public static Encoding Named(string name)
    {
        try
        {
            return Encoding.GetEncoding(
                name.Trim(), EncoderFallback.ExceptionFallback, new DecoderReplacementFallback(Invalid.ToString()));
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            throw new InputException(
                $"source.encoding '{name}' is not an encoding; for instance utf-8, windows-1252, iso-8859-1 or utf-16.", error);
        }
    }

    /// <summary>The encoding of a file and the length of its byte order mark.</summary>
    /// <param name="file">The file's name for messages.</param>
    /// <param name="name">The encoding that the profile states.</param>
    /// <param name="head">The first unpacked bytes.</param>
    /// <exception cref="InputException">The bytes can't be in that encoding.</exception>
    public static (Encoding Encoding, int MarkLength) Of(string file, string name, ReadOnlySpan<byte> head)
    {
        var stated = Named(name);
        switch (head)
        {
            case [0xEF, 0xBB, 0xBF, ..]:
                return (Named("utf-8"), 3);
            case [0xFF, 0xFE, 0, 0, ..]:
                return (Named("utf-32"), 4);
            case [0xFF, 0xFE, ..]:
                return (Named("utf-16"), 2);
            case [0xFE, 0xFF, ..]:
                return (Named("utf-16BE"), 2);
        }

        if (Contradiction(stated, head) is { } likely)
        {
            throw new InputException(
                $"{file} is not {stated.WebName} text: its bytes look like {likely}. Set source.encoding to {likely} in the profile.");
        }

        return (stated, 0);
    }

    /// <summary>The encoding to try when the text is not in the stated one.</summary>
    public static string Alternative(Encoding stated) => stated is UTF8Encoding ? "windows-1252" : "utf-8";

    private static string? Contradiction(Encoding stated, ReadOnlySpan<byte> head)
    {
        var (even, odd) = Zeros(head);
        var wide = stated is UnicodeEncoding or UTF32Encoding;

        // Latin letters in UTF-16 have a zero in every second byte.
        if (!wide && head.Length >= 4 && Math.Max(even, odd) >= head.Length / 4 && Math.Min(even, odd) < head.Length / 20)
        {
            return odd > even ? "utf-16" : "utf-16BE";
        }

        if (wide && head.Length >= 4 && even + odd == 0)
        {
            return "utf-8";
        }

        // Letters of a code page make up three valid sequences of UTF-8 by chance about never.
        return stated.IsSingleByte && Utf8Sequences(head) >= 3 ? "utf-8" : null;
    }

    private static (int Even, int Odd) Zeros(ReadOnlySpan<byte> head)
    {
        int even = 0, odd = 0;
        for (var i = 0; i < head.Length; i++)
        {
            even += head[i] == 0 && i % 2 == 0 ? 1 : 0;
            odd += head[i] == 0 && i % 2 == 1 ? 1 : 0;
        }

        return (even, odd);
    }

    // The number of multi-byte sequences when all is valid UTF-8, up to a sequence that the head's end cuts; else 0.
    private static int Utf8Sequences(ReadOnlySpan<byte> head)
    {
        var sequences = 0;
        while (!head.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(head, out _, out var consumed);
            if (status == System.Buffers.OperationStatus.NeedMoreData)
            {
                break;
            }

            if (status != System.Buffers.OperationStatus.Done)
            {
                return 0;
            }

            sequences += consumed > 1 ? 1 : 0;
            head = head[consumed..];
        }

        return sequences;
    }
}
