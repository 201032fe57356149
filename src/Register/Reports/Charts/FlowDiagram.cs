using Sektorskifte.Tables.Disclosure;
using Sektorskifte.Tables.Markup;

namespace Sektorskifte.Register.Reports.Charts;

/// <summary>
/// Sectors before on the left, sectors after on the right, and between them ribbons as wide as the sector switches are
/// many. Moves within a sector outnumber the others so far that they would hide them; they stand as a number.
/// </summary>
internal static class FlowDiagram
{
    private const double Width = 1000;
    private const double Bar = 10;
    private const double Top = 28;

    // The two lines of text above each bar.
    private const double Label = 36;
    private const double Gap = 6;
    private const double LeastRibbon = 0.8;
    private const double NumberedRibbon = 12;

    // The most letters of a name that leave room for another beside it on a phone.
    private const int PhoneName = 20;

    // All bars together are about this high, so that the diagram fits a screen.
    private const double Bars = 380;

    /// <summary>Draws the diagram, or says that there is nothing to draw.</summary>
    public static void Write(Page page, View view)
    {
        var flow = new Layout(page, view);
        if (flow.Drawn == 0)
        {
            page.Paragraph(page.T(Texts.NothingDrawn), "note");
            return;
        }

        var html = page.Html;
        var title = page.T(Texts.FlowsTitle, page.T(view.Label));
        using (Svg.OpenFluid(page, flow.Height, title, $"{flow.Finding} {page.T(Texts.Alternative)}", "flow"))
        {
            Svg.EdgeText(html, right: false, 14, page.T(Texts.Before), "head");
            Svg.EdgeText(html, right: true, 14, page.T(Texts.After), "head");
            // The ribbons alone are stretched to the width of the page; bars and texts keep their size.
            using (html.In(
                "svg",
                ("width", "100%"),
                ("height", Svg.N(flow.Height)),
                ("viewBox", $"0 0 {Svg.N(Width)} {Svg.N(flow.Height)}"),
                ("preserveAspectRatio", "none"),
                ("aria-hidden", "true")))
            {
                flow.Ribbons(html);
            }

            flow.Nodes(html);
        }

        using (html.In("p", ("class", "finding")))
        {
            html.Text(flow.Finding);
            if (flow.Hidden > 0)
            {
                html.Text(" " + page.T(Texts.NotDrawn, flow.Hidden));
            }
        }
    }

    private sealed class Layout
    {
        private readonly Page _page;
        private readonly View _view;
        private readonly string[] _names;
        private readonly double[,] _moves;
        private readonly double[] _out;
        private readonly double[] _into;
        private readonly double[] _left;
        private readonly double[] _right;
        private readonly double _scale;

        public Layout(Page page, View view)
        {
            (_page, _view) = (page, view);
            var sectors = page.Figures.Sectors;
            var n = sectors.Count;
            _names = [.. sectors.Select(s => page.T(s.Label))];
            (_moves, _out, _into) = (new double[n, n], new double[n], new double[n]);
            var (largest, from, to) = (0.0, 0, 0);
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < n; j++)
                {
                    if (i == j)
                    {
                        continue;
                    }

                    var cell = page.Figures.Moves(Figures.Total, sectors[i].Code, sectors[j].Code, view);
                    if (cell.TryGetValue(out var moves))
                    {
                        _moves[i, j] = moves;
                        _out[i] += moves;
                        _into[j] += moves;
                        Drawn += moves;
                        if (moves > largest)
                        {
                            (largest, from, to) = (moves, i, j);
                        }
                    }
                    else if (cell.Status is CellStatus.TooFew or CellStatus.Complement)
                    {
                        Hidden++;
                    }
                }
            }

            _scale = Drawn > 0 ? Bars / Drawn : 0;
            (_left, var leftEnd) = Stack(_out);
            (_right, var rightEnd) = Stack(_into);
            Height = Math.Max(leftEnd, rightEnd);
            Finding = page.T(Texts.Largest, _names[from], _names[to], page.Words.Number(largest, 0));
        }

        public double Drawn { get; }

        public int Hidden { get; }

        public double Height { get; }

        public string Finding { get; }

        public void Ribbons(Html html) => Each((from, to, departure, arrival, thick) =>
        {
            const double Middle = Width / 2;
            var (y0, y1, drawn) = (departure, arrival, Math.Max(thick, LeastRibbon));
            var path = $"M0,{Svg.N(y0)}C{Svg.N(Middle)},{Svg.N(y0)} {Svg.N(Middle)},{Svg.N(y1)} {Svg.N(Width)},{Svg.N(y1)}"
                + $"v{Svg.N(drawn)}C{Svg.N(Middle)},{Svg.N(y1 + drawn)} {Svg.N(Middle)},{Svg.N(y0 + drawn)} 0,{Svg.N(y0 + drawn)}Z";
            using (html.In("path", ("class", "ribbon"), ("d", path), ("fill", Svg.Colour(from))))
            {
                var number = _page.Words.Number(_moves[from, to], 0);
                html.Element("title", _page.T(Texts.RibbonNote, _names[from], _names[to], number));
            }
        });

        public void Nodes(Html html)
        {
            Each((from, to, departure, _, thick) =>
            {
                if (thick >= NumberedRibbon)
                {
                    Svg.Text(html, Bar + 6, departure + (thick / 2) + 4, _page.Words.Number(_moves[from, to], 0), "count");
                }
            });
            var sectors = _page.Figures.Sectors;
            for (var i = 0; i < _names.Length; i++)
            {
                var code = sectors[i].Code;
                var within = _page.Words.Count(_page.Figures.Moves(Figures.Total, code, code, _view));
                var left = _page.T(Texts.OutAndWithin, Sum(_page.Figures.Out(Figures.Total, code, _view), _out[i]), within);
                var right = _page.T(Texts.In, Sum(_page.Figures.Into(Figures.Total, code, _view), _into[i]));
                Node(html, i, right: false, _left[i], _out[i], left);
                Node(html, i, right: true, _right[i], _into[i], right);
            }
        }

        // Two long names beside each other would meet on a phone: the style sheet shows the short one there.
        private static void Name(Html html, bool right, double y, string name)
        {
            if (name.Length <= PhoneName)
            {
                Svg.EdgeText(html, right, y, name, "name");
                return;
            }

            Svg.EdgeText(html, right, y, name, "name long");
            Svg.EdgeText(html, right, y, name[..(PhoneName - 1)].TrimEnd() + "…", "name short");
        }

        // Calls back with origin, destination, where the ribbon starts on the left and on the right, and its thickness.
        private void Each(Action<int, int, double, double, double> draw)
        {
            var n = _names.Length;
            var arrival = (double[])_right.Clone();
            for (var i = 0; i < n; i++)
            {
                var departure = _left[i];
                for (var j = 0; j < n; j++)
                {
                    if (_moves[i, j] > 0)
                    {
                        var thick = _moves[i, j] * _scale;
                        draw(i, j, departure, arrival[j], thick);
                        departure += thick;
                        arrival[j] += thick;
                    }
                }
            }
        }

        private void Node(Html html, int sector, bool right, double y, double value, string numbers)
        {
            html.Empty(
                "rect",
                ("x", right ? "100%" : "0"),
                ("y", Svg.N(y)),
                ("width", Svg.N(Bar)),
                ("height", Svg.N(Math.Max(value * _scale, 1.5))),
                ("transform", right ? $"translate(-{Svg.N(Bar)},0)" : null),
                ("fill", Svg.Colour(sector)));
            Name(html, right, y - 19, _names[sector]);
            Svg.EdgeText(html, right, y - 5, numbers, "sub");
        }

        // When the sum over all others may not be shown, the ribbons that are add up to the least it can be.
        private string Sum(Cell all, double shown) => shown == 0 || all.TryGetValue(out _)
            ? _page.Words.Count(all)
            : _page.T(Texts.AtLeast, _page.Words.Number(shown, 0));

        private (double[] Starts, double End) Stack(double[] values)
        {
            var starts = new double[values.Length];
            var y = Top;
            for (var i = 0; i < values.Length; i++)
            {
                starts[i] = y + Label;
                y = starts[i] + (values[i] * _scale) + Gap;
            }

            return (starts, y);
        }
    }
}
