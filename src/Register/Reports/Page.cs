using System.Globalization;
using Sektorskifte.Register.Mapping;
using Sektorskifte.Tables.Cubes;
using Sektorskifte.Tables.Markup;

namespace Sektorskifte.Register.Reports;

/// <summary>What every part of the report writes with: the mapping, its figures, the language and the markup.</summary>
internal sealed class Page(MappingResult result, string language, TextWriter writer)
{
    private int _lastId;

    public MappingResult Result { get; } = result;

    public Figures Figures { get; } = new(result);

    public Wording Words { get; } = new(language);

    public Html Html { get; } = new(writer);

    /// <summary>The periods that the moves are from, such as 2002–2010.</summary>
    public string Span => Between(
        [.. Figures.Periods.Where(p => Figures.Shows(p.Code))]);

    /// <summary>The periods that the records are from, such as 2001–2010.</summary>
    public string DataSpan => Result.Summary is { FirstPeriod: { } first, LastPeriod: { } last }
        ? first == last ? first : $"{first}–{last}"
        : T(Texts.NoPeriod);

    /// <summary>The least count that is shown, as the run's settings have it; null when they do not say.</summary>
    public string? MinCount => Result.Provenance.Settings.GetValueOrDefault("min_count");

    /// <summary>Whether groups that moved together count as job changes, as they do in a run without the rule.</summary>
    public bool CountsReorganisations => Result.Provenance.Settings.GetValueOrDefault("reorganisations") == "off";

    public string T(Label label) => Words.Of(label);

    public string T(Label label, params object[] values) => Words.Of(label, values);

    /// <summary>A name for an element that no other has.</summary>
    public string NewId() => "e" + (++_lastId).ToString(CultureInfo.InvariantCulture);

    public void Paragraph(string text, string? style = null) => Html.Element("p", text, ("class", style));

    /// <summary>A section with its heading; the heading is its name for assistive technology.</summary>
    public Html.Scope Section(string id, Label heading)
    {
        var scope = Html.In("section", ("id", id), ("aria-labelledby", id + "-h"));
        Html.Element("h2", T(heading), ("id", id + "-h"));
        return scope;
    }

    /// <summary>A part of a section that the reader opens.</summary>
    public Html.Scope Folded(string summary)
    {
        var scope = Html.In("details");
        Html.Element("summary", summary);
        return scope;
    }

    private string Between(IReadOnlyList<Member> periods) => periods.Count == 0
        ? T(Texts.NoPeriod)
        : periods.Count == 1
            ? T(periods[0].Label)
            : $"{T(periods[0].Label)}–{T(periods[^1].Label)}";
}
