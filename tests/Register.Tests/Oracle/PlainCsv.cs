using System.IO.Compression;
using System.Text;

namespace Sektorskifte.Register.Tests.Oracle;

/// <summary>Reads CSV as RFC 4180 says, character by character.</summary>
internal static class PlainCsv
{
    public static PlainTable ReadGzip(string path)
    {
        using var file = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress), Encoding.UTF8);
        var rows = Read(file.ReadToEnd());
        return new PlainTable(rows[0], rows[1..]);
    }

    public static List<IReadOnlyList<string>> Read(string text)
    {
        var rows = new List<IReadOnlyList<string>>();
        var row = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '"')
            {
                // A doubled quote inside quotes is one quote: the second opens again what the first closed.
                if (!quoted && i > 0 && text[i - 1] == '"')
                {
                    field.Append('"');
                }

                quoted = !quoted;
            }
            else if (quoted || c is not (',' or '\n' or '\r'))
            {
                field.Append(c);
            }
            else if (c != '\r')
            {
                row.Add(field.ToString());
                field.Clear();
                if (c == '\n')
                {
                    rows.Add(row);
                    row = [];
                }
            }
        }

        if (field.Length > 0 || row.Count > 0)
        {
            row.Add(field.ToString());
            rows.Add(row);
        }

        return rows;
    }
}
