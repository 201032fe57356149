namespace Sektorskifte.Analysis.Results;

/// <summary>A result in a folder: <c>result.json</c>, <c>report.html</c> and a CSV file for each table.</summary>
public static class ResultFolder
{
    /// <summary>Writes the files; each is whole or as it was before.</summary>
    /// <param name="result">The result.</param>
    /// <param name="folder">The folder, which is there.</param>
    /// <exception cref="IOException">The folder can't be written to.</exception>
    public static void Write(AnalysisResult result, string folder)
    {
        Replace(Path.Combine(folder, "result.json"), stream => ResultJson.Write(result, stream));
        foreach (var table in result.Tables)
        {
            ReplaceText(Path.Combine(folder, $"{table.Name}.csv"), writer => ResultCsv.Write(table, writer));
        }

        ReplaceText(Path.Combine(folder, "report.html"), writer => ResultReport.Write(result, writer));
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
