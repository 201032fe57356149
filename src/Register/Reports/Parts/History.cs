using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Reports.Charts;

namespace Sektorskifte.Register.Reports.Parts;

/// <summary>Earlier experience of those hired as leaders: hired into by sector of the experience.</summary>
internal static class History
{
    public static void Write(Page page)
    {
        using var section = page.Section("history", Texts.History);
        page.Paragraph(page.T(Texts.HistoryLead, LookBack(page)));
        Map(page, "any", page.T(Texts.HistoryAny));
        Map(page, "leader", page.T(Texts.HistoryLeader));
        if (page.Result.Summary.FirstPeriod is { } first)
        {
            page.Paragraph(page.T(Texts.HistoryShort, first), "note");
        }
    }

    private static void Map(Page page, string kind, string name)
    {
        var sectors = page.Figures.Sectors;
        HeatMap.Write(
            page,
            page.T(Texts.HistoryCaption, name, page.Span),
            page.T(Texts.HiredInto),
            [.. sectors.Select(s => page.T(s.Label))],
            [.. sectors.Select(hired => (
                page.T(hired.Label),
                (IReadOnlyList<HeatField>)[.. sectors.Select(experience => Field(page, hired, experience, kind))]))]);
    }

    private static HeatField Field(Page page, Sector hired, Sector experience, string kind)
    {
        var words = page.Words;
        var ratio = page.Figures.Experience(hired.Code, experience.Code, kind);
        var shown = ratio.Value.TryGetValue(out var share);
        return new HeatField(
            words.Percent(ratio.Value),
            shown ? page.T(Texts.Of, words.Count(ratio.Numerator), words.Count(ratio.Denominator)) : "",
            words.Reason(ratio.Value),
            hired == experience ? null : share);
    }

    private static string LookBack(Page page)
    {
        var profile = page.Result.Profile;
        if (profile.Period.Grain == Grain.Year)
        {
            return page.T(Texts.YearsBack, profile.LookBack);
        }

        return profile.LookBack % 12 == 0
            ? page.T(Texts.YearsBack, profile.LookBack / 12)
            : page.T(Texts.MonthsBack, profile.LookBack);
    }
}
