using System.Text;
using System.Text.Json;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Profiles.Json;

/// <summary>What must be known of a JSON text before its values are read.</summary>
internal static class JsonText
{
    /// <summary>
    /// Makes sure that every string can be read. An escape such as <c>\ud800</c> is valid JSON but no character.
    /// </summary>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    /// <exception cref="InputException">A string holds half a character.</exception>
    public static void RequireValidStrings(string text, string source)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(bytes);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && !IsReadable(ref reader))
            {
                var start = (int)reader.TokenStartIndex;
                var line = bytes.AsSpan(0, start).Count((byte)'\n') + 1;
                throw new InputException(
                    $"{source}, line {line}: the text {Encoding.UTF8.GetString(reader.ValueSpan)} has half a character, an escape "
                    + "\\ud800 to \\udfff without its other half: must be whole characters.");
            }
        }
    }

    /// <summary>What a JSON error says, without the place, which the caller words.</summary>
    public static string Reason(JsonException e)
    {
        var place = e.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return place < 0 ? e.Message : e.Message[..place];
    }

    private static bool IsReadable(ref Utf8JsonReader reader)
    {
        try
        {
            _ = reader.GetString();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
