using Sektorskifte.Tables.Markup;

namespace Sektorskifte.Analysis.Results;

/// <summary>A result as one page of HTML that needs no other file: heading, settings, tables, notes and problems.</summary>
public static class ResultReport
{
    private static readonly Lazy<string> Style = new(() =>
    {
        using var stream = typeof(ResultReport).Assembly.GetManifestResourceStream("results/report.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });

    /// <summary>Writes the page.</summary>
    /// <param name="result">The result.</param>
    /// <param name="writer">Takes the page; the caller's to close.</param>
    public static void Write(AnalysisResult result, TextWriter writer)
    {
        writer.Write("<!DOCTYPE html>\n");
        var html = new Html(writer);
        using (html.In("html", ("lang", "en")))
        {
            using (html.In("head"))
            {
                html.Empty("meta", ("charset", "utf-8"));
                html.Empty("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
                html.Element("title", result.Title);
                using (html.In("style"))
                {
                    html.Trusted(Style.Value);
                }
            }

            using (html.In("body"))
            using (html.In("main"))
            {
                Body(html, result);
            }
        }
    }

    private static void Body(Html html, AnalysisResult result)
    {
        html.Element("h1", result.Title);
        html.Element("p", "Not protected against disclosure: for the analyst, not for publication.", ("class", "warning"));
        using (html.In("dl"))
        {
            foreach (var input in result.Inputs)
            {
                Item(html, "Data", $"{input.File}, {(ResultValue)(double)input.Rows} rows");
            }

            foreach (var (name, value) in result.Settings)
            {
                Item(html, name, value);
            }
        }

        List(html, "Not computed", result.Problems.Select(problem => problem.Message));
        foreach (var table in result.Tables.Where(table => !table.IsListing))
        {
            html.Element("h2", table.Title);
            Table(html, table);
        }

        List(html, "To know", result.Notes);
    }

    private static void Item(Html html, string name, string value)
    {
        using (html.In("div"))
        {
            html.Element("dt", name);
            html.Element("dd", value);
        }
    }

    private static void List(Html html, string heading, IEnumerable<string> sentences)
    {
        var all = sentences.ToList();
        if (all.Count == 0)
        {
            return;
        }

        html.Element("h2", heading);
        using (html.In("ul"))
        {
            all.ForEach(sentence => html.Element("li", sentence));
        }
    }

    private static void Table(Html html, ResultTable table)
    {
        using (html.In("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", table.Title)))
        using (html.In("table"))
        {
            using (html.In("thead"))
            using (html.In("tr"))
            {
                for (var i = 0; i < table.Columns.Count; i++)
                {
                    html.Element("th", table.Columns[i].Replace('_', ' '), ("scope", "col"), ("class", Class(table, i)));
                }
            }

            using (html.In("tbody"))
            {
                foreach (var row in table.Rows)
                {
                    using (html.In("tr"))
                    {
                        for (var i = 0; i < row.Count; i++)
                        {
                            html.Element("td", row[i].ToString(), ("class", Class(table, i)));
                        }
                    }
                }
            }
        }
    }

    private static string? Class(ResultTable table, int column) => table.IsNumeric(column) ? "number" : null;
}
