using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Sektorskifte.Register.Reports;

/// <summary>How the result files in JSON are written: indented, and with letters such as æ, ø and å as they are.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static Utf8JsonWriter Writer(Stream stream) => new(stream, Options);
}
