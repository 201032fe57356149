using Sektorskifte.Statistics.Survival;
using Sektorskifte.Statistics.Tests.Reference;

namespace Sektorskifte.Statistics.Tests.Survival;

/// <summary>The generated episodes of leaders that the reference cases of survival share, and parts of them.</summary>
internal static class Leaders
{
    public static ReferenceData Data => ReferenceData.Of("kaplan-meier");

    public static double[] Column(string name, int[] rows)
    {
        var column = Data.Numbers(name);
        return [.. rows.Select(row => column[row])];
    }

    /// <summary>The rows of a part: all, first (from the start), an origin.</summary>
    public static int[] Rows(string part)
    {
        var (entry, origin) = (Data.Numbers("entry"), Data.Texts("origin"));
        return [.. Enumerable.Range(0, Data.Count).Where(row => part switch
        {
            "all" or "whole weights" => true,
            "first" => entry[row] == 0,
            _ => origin[row] == part,
        })];
    }

    public static Episodes Episodes(string part, bool weighted = false, string? cluster = null)
    {
        var rows = Rows(part);
        return Statistics.Survival.Episodes.Of(
            Column("exit", rows),
            [.. Column("event", rows).Select(value => (int)value)],
            part == "first" ? null : Column("entry", rows),
            part == "whole weights" ? Column("level", rows) : weighted ? Column("weight", rows) : null,
            cluster is null ? null : [.. Column(cluster, rows).Select(value => (int)value)]).Value;
    }

    public static Groups Groups(string column, int[] rows)
    {
        var labels = Data.Texts(column);
        return Statistics.Survival.Groups.Of([.. rows.Select(row => labels[row])]);
    }
}
