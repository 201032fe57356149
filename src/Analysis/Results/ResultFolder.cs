using System.Text.Json;

namespace Sektorskifte.Analysis.Results;

/// <summary>A result in a folder: <c>result.json</c>, <c>report.html</c> and a CSV file for each table.</summary>
public static class ResultFolder
{
    private const string Json = "result.json";

    /// <summary>Writes the files; each is whole or as it was before. Tables of an earlier result in the folder that this one has
    /// not are taken away, as they would be taken for its own.</summary>
    /// <param name="result">The result.</param>
    /// <param name="folder">The folder, which is there.</param>
    /// <exception cref="IOException">The folder can't be written to.</exception>
    public static void Write(AnalysisResult result, string folder)
    {
        var path = Path.Combine(folder, Json);
        foreach (var file in FilesOf(path).Except(result.Tables.Select(FileOf), StringComparer.Ordinal))
        {
            File.Delete(Path.Combine(folder, Path.GetFileName(file)));
        }

        Replace(path, stream => ResultJson.Write(result, stream));
        foreach (var table in result.Tables)
        {
            ReplaceText(Path.Combine(folder, FileOf(table)), writer => ResultCsv.Write(table, writer));
        }

        ReplaceText(Path.Combine(folder, "report.html"), writer => ResultReport.Write(result, writer));
    }

    /// <summary>The name of a table's file.</summary>
    internal static string FileOf(ResultTable table) => $"{table.Name}.csv";

    // What another program left under that name is no result, and names no files.
    private static List<string> FilesOf(string path)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            return [.. json.RootElement.GetProperty("files").EnumerateArray().Select(name => name.GetString()!)];
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return [];
        }
    }

    private static void ReplaceText(string path, Action<TextWriter> write) => Replace(path, stream =>
    {
        using var writer = new StreamWriter(stream, leaveOpen: true);
        write(writer);
    });

    private static void Replace(string path, Action<Stream> write)
    {
        var part = $"{path}.part";
        try
        {
            using (var stream = File.Create(part))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(part, path, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
    }
}
