using System.Text;
using Sektorskifte.Register.Mapping;
using Sektorskifte.Tables.Formats;

namespace Sektorskifte.Register.Reports;

/// <summary>The files of a mapping in a folder.</summary>
public static class ResultFiles
{
    private const string Unfinished = ".part";
    private const string Rejects = "rejects.csv";

    private static readonly string[] Names =
    [
        "flows.csv", "stocks.csv", "rates.csv", "history.csv", "time_to_switch.csv", "incidence.csv", "random_hiring.csv",
        "net_mobility.csv", "reorganisations.csv",
        "report.html", "summary.json", "provenance.json", Rejects,
    ];

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>
    /// Where a run puts its rejected rows until it is done: <see cref="Write"/> gives the file its name,
    /// <c>rejects.csv</c>, with the others.
    /// </summary>
    /// <param name="folder">The folder of the results.</param>
    public static string UnfinishedRejects(string folder) => Path.Combine(folder, Rejects + Unfinished);

    /// <summary>
    /// Writes <c>flows.csv</c>, <c>stocks.csv</c>, <c>rates.csv</c>, <c>history.csv</c>, <c>time_to_switch.csv</c>,
    /// <c>incidence.csv</c>, <c>random_hiring.csv</c>, <c>net_mobility.csv</c>, <c>reorganisations.csv</c>, <c>summary.json</c>, <c>provenance.json</c> and <c>report.html</c>, all in UTF-8. Each is first written whole under
    /// its name with <c>.part</c> after it; only when all are there do they take their names, one rename after the other.
    /// A run that is stopped while it writes leaves the earlier results as they were.
    /// </summary>
    /// <param name="result">The mapping.</param>
    /// <param name="folder">The folder; made when it is not there.</param>
    /// <param name="language">The report's language: <c>en</c> for English; anything else gives Danish.</param>
    /// <exception cref="IOException">The folder or a file in it can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder or a file in it may not be written.</exception>
    public static void Write(MappingResult result, string folder, string language)
    {
        (string Name, Action<Stream> Write)[] files =
        [
            ("flows.csv", Text(w => CsvTable.Write(result.Flows, w))),
            ("stocks.csv", Text(w => CsvTable.Write(result.Stocks, w))),
            ("rates.csv", Text(w => CsvTable.Write(result.Rates, w))),
            ("history.csv", Text(w => CsvTable.Write(result.History, w))),
            ("time_to_switch.csv", Text(w => CsvTable.Write(result.TimeToSwitch, w))),
            ("incidence.csv", Text(w => CsvTable.Write(result.Incidence, w))),
            ("random_hiring.csv", Text(w => CsvTable.Write(result.RandomHiring, w))),
            ("net_mobility.csv", Text(w => CsvTable.Write(result.NetMobility, w))),
            ("reorganisations.csv", Text(w => CsvTable.Write(result.Reorganisations, w))),
            ("report.html", Text(w => MappingReport.Write(result, language, w))),
            ("summary.json", stream => SummaryJson.Write(result.Summary, stream)),
            ("provenance.json", stream => ProvenanceJson.Write(result.Provenance, stream)),
        ];
        Directory.CreateDirectory(folder);
        foreach (var path in Names.Select(name => Path.Combine(folder, name)))
        {
            // Found out before any file takes its name, so that the earlier results stay together.
            if (Directory.Exists(path))
            {
                throw new IOException($"{path} is a folder where a result has its place; move it away, or write to another folder.");
            }
        }

        try
        {
            foreach (var (name, write) in files)
            {
                using var stream = File.Create(Path.Combine(folder, name + Unfinished));
                write(stream);
                // On the disk before any file takes its name, so that a power cut does not leave an empty one in place.
                stream.Flush(flushToDisk: true);
            }

            foreach (var name in Names)
            {
                var path = Path.Combine(folder, name);
                if (File.Exists(path + Unfinished))
                {
                    File.Move(path + Unfinished, path, overwrite: true);
                }
            }
        }
        catch
        {
            DeleteUnfinished(folder);
            throw;
        }
    }

    /// <summary>Deletes what a run has put into the folder and not finished; finished results stay.</summary>
    /// <param name="folder">The folder of the results; need not be there.</param>
    public static void DeleteUnfinished(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        foreach (var name in Names)
        {
            File.Delete(Path.Combine(folder, name + Unfinished));
        }
    }

    private static Action<Stream> Text(Action<TextWriter> write) => stream =>
    {
        using var writer = new StreamWriter(stream, Utf8, 1 << 16, leaveOpen: true);
        write(writer);
    };
}
