using System.Text;
using System.Text.Json;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Profiles.Json;

/// <summary>JSON files that analysts write: read whole, as UTF-8, with an error that says where.</summary>
internal static class JsonFile
{
    private const long LargestFile = 4 * 1024 * 1024;

    /// <summary>The text of a file, without a byte order mark.</summary>
    /// <param name="what">What the file is, as a message begins: <c>Profile</c>.</param>
    /// <param name="path">The file.</param>
    /// <param name="orElse">What follows in the message when there is no such file.</param>
    /// <exception cref="InputException">The file can't be read, is larger than 4 MB or is not UTF-8.</exception>
    public static string Text(string what, string path, string orElse = "")
    {
        if (Directory.Exists(path))
        {
            throw new InputException($"{what} {path} is a folder: name the JSON file in it.");
        }

        if (!File.Exists(path))
        {
            throw new InputException($"{what} {path}: there is no such file{orElse}.");
        }

        try
        {
            using var stream = File.OpenRead(path);
            if (stream.Length > LargestFile)
            {
                throw new InputException($"{what} {path} has {stream.Length} bytes: must be a JSON file of at most {LargestFile} bytes.");
            }

            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return Decode(what, path, bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{what} {path} can't be read: {e.Message}", e);
        }
    }

    /// <summary>The text as JSON.</summary>
    /// <param name="text">The text.</param>
    /// <param name="source">What the text is, as a message begins.</param>
    /// <param name="format">The document that describes the format.</param>
    /// <exception cref="InputException">The text is not JSON; the message says where.</exception>
    public static JsonDocument Parse(string text, string source, string format)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new InputException($"{source} is empty: must be a JSON object, see {format}.");
        }

        try
        {
            JsonText.RequireValidStrings(text, source);
            return JsonDocument.Parse(text);
        }
        catch (JsonException e)
        {
            throw new InputException(
                $"{source}, line {e.LineNumber + 1}, column {e.BytePositionInLine + 1}: not valid JSON. {JsonText.Reason(e)}", e);
        }
    }

    private static string Decode(string what, string path, byte[] bytes)
    {
        ReadOnlySpan<byte> text = bytes;
        if (text.StartsWith(Encoding.UTF8.Preamble))
        {
            text = text[Encoding.UTF8.Preamble.Length..];
        }

        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(text);
        }
        catch (DecoderFallbackException e)
        {
            var place = e.Index + bytes.Length - text.Length;
            throw new InputException($"{what} {path}, byte {place}: not UTF-8. Save the file as UTF-8 text.", e);
        }
    }
}
