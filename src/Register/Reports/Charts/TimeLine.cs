using System.Globalization;
using System.Text;
using Sektorskifte.Tables.Disclosure;
using Sektorskifte.Tables.Markup;

namespace Sektorskifte.Register.Reports.Charts;

/// <summary>A line of a chart: one share for each period.</summary>
/// <param name="Name">The label at its end; empty for a line that the text around the chart explains.</param>
/// <param name="Colour">The stroke; null for the reference line in grey.</param>
/// <param name="Values">The cells, one for each period.</param>
internal sealed record TimeLineSeries(string Name, string? Colour, IReadOnlyList<Cell> Values);

/// <summary>
/// Shares over the periods. A cell without a value breaks the line, and a period that the data show only in part has an
/// open mark.
/// </summary>
internal sealed class TimeLine
{
    private const double Left = 44;
    private const double Top = 12;
    private const double Bottom = 26;

    private readonly IReadOnlyList<string> _periods;
    private readonly IReadOnlySet<int> _partial;
    private readonly double _width;
    private readonly double _height;
    private readonly double _right;
    private readonly double _step;
    private readonly int _steps;

    /// <summary>A chart of a size.</summary>
    /// <param name="periods">The labels of the periods.</param>
    /// <param name="partial">The indices of the periods that the data show only in part.</param>
    /// <param name="width">The width of the drawing.</param>
    /// <param name="height">The height of the drawing.</param>
    /// <param name="right">The room for labels at the ends of the lines.</param>
    /// <param name="largest">The largest share that any chart of the same figure shows, so that they share a scale.</param>
    public TimeLine(
        IReadOnlyList<string> periods, IReadOnlySet<int> partial, double width, double height, double right, double largest)
    {
        (_periods, _partial, _width, _height, _right) = (periods, partial, width, height, right);
        _step = Step(largest, 4);
        _steps = Math.Max(1, (int)Math.Ceiling((largest / _step) - 1e-9));
    }

    /// <summary>The largest published share of some cells; 0 when none is.</summary>
    public static double Largest(IEnumerable<Cell> cells) =>
        cells.Select(c => c.TryGetValue(out var value) ? value : 0).DefaultIfEmpty(0).Max();

    /// <summary>Draws the lines, the last one on top.</summary>
    public void Write(Page page, string title, IReadOnlyList<TimeLineSeries> series)
    {
        var html = page.Html;
        using (Svg.Open(page, _width, _height, title, Describe(page, series[^1]), "line"))
        {
            Axes(page);
            foreach (var line in series)
            {
                Draw(html, line);
            }

            Labels(html, series);
            if (series[^1].Values.All(c => c.Status != CellStatus.Published))
            {
                Svg.Text(html, (Left + _width - _right) / 2, Top + 14, page.T(Texts.ChartEmpty), "tick middle");
            }
        }
    }

    // A round distance between grid lines that needs at most so many of them.
    private static double Step(double largest, int lines)
    {
        if (largest <= 0)
        {
            return 0.01;
        }

        var magnitude = Math.Pow(10, Math.Floor(Math.Log10(largest / lines)));
        foreach (var factor in (ReadOnlySpan<double>)[1, 2, 2.5, 5])
        {
            if (factor * magnitude * lines >= largest)
            {
                return factor * magnitude;
            }
        }

        return 10 * magnitude;
    }

    private static string Describe(Page page, TimeLineSeries line, IReadOnlyList<string> periods)
    {
        var first = -1;
        var last = -1;
        for (var i = 0; i < line.Values.Count; i++)
        {
            if (line.Values[i].Status == CellStatus.Published)
            {
                first = first < 0 ? i : first;
                last = i;
            }
        }

        return first < 0
            ? page.T(Texts.ChartEmpty)
            : page.T(
                Texts.ChartNote,
                page.Words.Percent(line.Values[first]),
                periods[first],
                page.Words.Percent(line.Values[last]),
                periods[last]);
    }

    private string Describe(Page page, TimeLineSeries line) => Describe(page, line, _periods);

    private double X(int period) => _periods.Count == 1
        ? Left
        : Left + ((_width - Left - _right) * period / (_periods.Count - 1));

    private double Y(double share) => Top + ((_height - Top - Bottom) * (1 - (share / (_step * _steps))));

    private void Axes(Page page)
    {
        var html = page.Html;
        var decimals = _step < 0.00099 ? 2 : _step < 0.0099 || Math.Abs((_step * 100) - Math.Round(_step * 100)) > 1e-6 ? 1 : 0;
        for (var i = 0; i <= _steps; i++)
        {
            Svg.Line(html, Left, Y(i * _step), _width - _right, Y(i * _step), i == 0 ? "base" : "grid");
            Svg.Text(html, Left - 6, Y(i * _step) + 4, page.Words.Percent(i * _step, decimals), "tick end");
        }

        // As many period labels as fit without touching, always the first and the last.
        var fit = Math.Max(2, (int)((_width - Left - _right) / 56));
        var every = Math.Max(1, (int)Math.Ceiling((_periods.Count - 1) / (double)(fit - 1)));
        var end = _periods.Count - 1;
        for (var i = 0; i <= end; i++)
        {
            if (i == end || (i % every == 0 && end - i >= every))
            {
                // The outermost labels stay within the drawing.
                var (x, side) = i == 0 ? (Left - 10, "") : i == end ? (X(i) + 10, " end") : (X(i), " middle");
                Svg.Text(html, x, _height - 6, _periods[i], "tick" + side);
            }
        }
    }

    private void Draw(Html html, TimeLineSeries line)
    {
        var path = new StringBuilder();
        var drawing = false;
        for (var i = 0; i < line.Values.Count; i++)
        {
            if (line.Values[i].TryGetValue(out var share))
            {
                path.Append(drawing ? 'L' : 'M').Append(CultureInfo.InvariantCulture, $"{Svg.N(X(i))},{Svg.N(Y(share))}");
            }

            drawing = line.Values[i].Status == CellStatus.Published;
        }

        if (path.Length == 0)
        {
            return;
        }

        html.Empty("path", ("d", path.ToString()), ("class", line.Colour is null ? "trace other" : "trace"), ("stroke", line.Colour));
        if (line.Colour is not null)
        {
            Marks(html, line);
        }
    }

    private void Marks(Html html, TimeLineSeries line)
    {
        // With many periods the marks would run together; then only those that stand alone or in part keep theirs.
        var sparse = line.Values.Count <= 40;
        for (var i = 0; i < line.Values.Count; i++)
        {
            var alone = (i == 0 || line.Values[i - 1].Status != CellStatus.Published)
                && (i == line.Values.Count - 1 || line.Values[i + 1].Status != CellStatus.Published);
            if (line.Values[i].TryGetValue(out var share) && (sparse || alone || _partial.Contains(i)))
            {
                var open = _partial.Contains(i);
                html.Empty(
                    "circle",
                    ("cx", Svg.N(X(i))),
                    ("cy", Svg.N(Y(share))),
                    ("r", open ? "3.5" : "2.8"),
                    ("fill", open ? "#ffffff" : line.Colour),
                    ("stroke", line.Colour),
                    ("stroke-width", "1.6"));
            }
        }
    }

    private void Labels(Html html, IReadOnlyList<TimeLineSeries> series)
    {
        var labels = new List<(double Y, TimeLineSeries Line)>();
        foreach (var line in series.Where(s => s.Name.Length > 0))
        {
            var last = line.Values.LastOrDefault(c => c.Status == CellStatus.Published);
            if (line.Values.Any(c => c.Status == CellStatus.Published) && last.TryGetValue(out var share))
            {
                labels.Add((Y(share), line));
            }
        }

        // Labels of lines that end close together are pushed apart, downwards.
        var free = double.NegativeInfinity;
        foreach (var (y, line) in labels.OrderBy(l => l.Y))
        {
            var at = Math.Max(y, free + 16);
            free = at;
            html.Element(
                "text", line.Name, ("x", Svg.N(_width - _right + 8)), ("y", Svg.N(at + 4)), ("class", "name"), ("fill", line.Colour));
        }
    }
}
