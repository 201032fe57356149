using System.Security.Cryptography;
using System.Text;
using Sektorskifte.Register.Mapping;
using Sektorskifte.Register.Reports.Parts;
using Sektorskifte.Tables.Markup;

namespace Sektorskifte.Register.Reports;

/// <summary>
/// The report of a mapping: one file of HTML that opens without a network and reads without its script. It is made from
/// protected tables and counts of the run alone, so it may go wherever the tables may.
/// </summary>
public static class MappingReport
{
    private static readonly string Style = Resource("report.css");
    private static readonly string Script = Resource("report.js");

    /// <summary>Writes the report.</summary>
    /// <param name="result">The mapping.</param>
    /// <param name="language"><c>en</c> for English; anything else gives Danish.</param>
    /// <param name="writer">Where to; the text says that it is UTF-8, so the writer should be. Left open.</param>
    public static void Write(MappingResult result, string language, TextWriter writer)
    {
        var page = new Page(result, language, writer);
        var html = page.Html;
        writer.Write("<!DOCTYPE html>\n");
        using (html.In("html", ("lang", page.Words.Language)))
        {
            Head(page);
            using (html.In("body"))
            {
                html.Element("a", page.T(Texts.SkipLink), ("class", "skip"), ("href", "#content"));
                Masthead.Write(page);
                using (html.In("main", ("id", "content")))
                {
                    KeyFigures.Write(page);
                    Flows.Write(page);
                    Matrix.Write(page);
                    Development.Write(page);
                    History.Write(page);
                    Time.Write(page);
                    Openness.Write(page);
                    Stocks.Write(page);
                    Reorganisations.Write(page);
                    Quality.Write(page);
                    Method.Write(page);
                    Suppression.Write(page);
                }

                using (html.In("footer"))
                {
                    page.Paragraph(page.T(Texts.Foot, result.Provenance.Program));
                }

                using (html.In("script"))
                {
                    html.Trusted(Script);
                }
            }
        }
    }

    private static void Head(Page page)
    {
        var html = page.Html;
        using var head = html.In("head");
        html.Empty("meta", ("charset", "utf-8"));
        html.Empty("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        // Names in the data are untrusted: besides being escaped, nothing runs or loads but what the report itself brings.
        html.Empty(
            "meta",
            ("http-equiv", "Content-Security-Policy"),
            ("content", $"default-src 'none'; style-src '{Hash(Style)}'; script-src '{Hash(Script)}'; base-uri 'none'; form-action 'none'"));
        html.Element("title", $"{page.T(Texts.Heading)} · {page.T(page.Result.Profile.Title)}");
        using (html.In("style"))
        {
            html.Trusted(Style);
        }
    }

    private static string Hash(string text) =>
        "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Resource(string name)
    {
        using var stream = typeof(MappingReport).Assembly.GetManifestResourceStream("reports/" + name)
            ?? throw new InvalidOperationException($"The assembly was built without its resource reports/{name}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        // Browsers hash what they parsed, which has line feeds only.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
