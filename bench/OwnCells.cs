using Sektorskifte.Register.Mapping;
using Sektorskifte.Register.Mobility;
using Sektorskifte.Register.Moves;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Spells;

namespace Sektorskifte.Bench;

/// <summary>The cells that our own pass counts, before disclosure control.</summary>
internal static class OwnCells
{
    /// <summary>Finds the reorganisations and takes the cells together.</summary>
    public static CellLines Of(PassResult pass, PassSettings settings, ReorganisationRule rule)
    {
        var counts = pass.Counts;
        var lines = new CellLines();
        AddPeople(lines, "stock", counts.Stock, counts, settings);
        AddPeople(lines, "entries", counts.Entries, counts, settings);
        AddPeople(lines, "exits", counts.Exits, counts, settings);
        var isPart = new Reorganisations(counts.Transitions).IsPart(rule);
        AddMoves(lines, counts.Transitions.Moves, isPart);
        AddTotals(lines, pass, isPart.Count(part => part));
        return lines;
    }

    private static void AddPeople(CellLines lines, string table, PeriodCells cells, PassCounts counts, PassSettings settings)
    {
        var levels = settings.Levels + 1;
        foreach (var period in counts.PeriodsSeen)
        {
            var people = cells.Of(period, 0);
            for (var i = 0; i < people.Length; i++)
            {
                lines.Add(table, people[i], period, i / levels, i % levels);
            }
        }
    }

    private static void AddMoves(CellLines lines, IReadOnlyList<Move> all, bool[] isPart)
    {
        var moves = new Dictionary<(int Period, byte Origin, byte Destination, byte Before, byte After, bool OverGap), long>();
        var history = new Dictionary<(int Period, byte Destination, uint Any, uint Leader), long>();
        for (var i = 0; i < all.Count; i++)
        {
            if (isPart[i])
            {
                continue;
            }

            var move = all[i];
            var cell = (move.Period, move.Origin, move.Destination, move.Before, move.After, move.OverGap);
            moves[cell] = moves.GetValueOrDefault(cell) + 1;
            if (move.After > 0)
            {
                var hired = (move.Period, move.Destination, move.Experience, move.LeaderExperience);
                history[hired] = history.GetValueOrDefault(hired) + 1;
            }
        }

        foreach (var (cell, count) in moves)
        {
            lines.Add(
                "moves", count, cell.Period, cell.Origin, cell.Destination, cell.Before, cell.After, cell.OverGap ? 1 : 0);
        }

        foreach (var (cell, count) in history)
        {
            lines.Add("history", count, cell.Period, cell.Destination, cell.Any, cell.Leader);
        }
    }

    private static void AddTotals(CellLines lines, PassResult pass, long reorganised)
    {
        var counts = pass.Counts;
        lines.Add("same_job", counts.Transitions.SameJob);
        lines.Add("reclassified", counts.Transitions.Reclassifications.Values.Sum());
        lines.Add("reorganised", reorganised);
        lines.Add("spells", counts.Spells);
        lines.Add("persons", counts.Persons);
        lines.Add("person_periods", counts.PersonPeriods);
        lines.Add("used", counts.Used);
        lines.Add("duplicates", counts.Duplicates);
        lines.Add("rejected", pass.Rejects.Total);
    }
}
