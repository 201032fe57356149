namespace Sektorskifte.Statistics.Survival;

/// <summary>The risk tables of the groups within one stratum, on the same times.</summary>
internal sealed record StratumTables(double[] Times, RiskTable[] Groups)
{
    /// <summary>The tables of each stratum.</summary>
    public static IEnumerable<StratumTables> Of(Episodes episodes, Groups groups, Groups strata)
    {
        for (var stratum = 0; stratum < strata.Names.Count; stratum++)
        {
            var rows = strata.RowsOf(stratum);
            var part = episodes.Take(rows);
            var times = RiskTable.TimesOf(part);
            var tables = new RiskTable[groups.Names.Count];
            var members = new List<int>[tables.Length];
            for (var g = 0; g < tables.Length; g++)
            {
                members[g] = [];
            }

            foreach (var row in rows)
            {
                members[groups.Codes[row]].Add(row);
            }

            for (var g = 0; g < tables.Length; g++)
            {
                tables[g] = RiskTable.Of(episodes.Take([.. members[g]]), episodes.Destinations, times);
            }

            yield return new StratumTables(times, tables);
        }
    }
}
