using Sektorskifte.Register.Mapping;
using Sektorskifte.Register.Mobility;
using Sektorskifte.Register.Moves;
using Sektorskifte.Register.Spells;

namespace Sektorskifte.Bench;

/// <summary>The cells that our own pass counts, before disclosure control.</summary>
internal static class OwnCells
{
    /// <summary>Finds the reorganisations and takes the cells together.</summary>
    public static CellLines Of(PassResult pass, PassSettings settings)
    {
        var counts = pass.Counts;
        var lines = new CellLines();
        AddPeople(lines, "stock", counts.Stock, counts, settings);
        AddPeople(lines, "entries", counts.Entries, counts, settings);
        AddPeople(lines, "exits", counts.Exits, counts, settings);
        AddMoves(lines, pass.Reorganisations.Moves);
        AddTotals(lines, pass);
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

    private static void AddMoves(CellLines lines, IReadOnlyList<MoveCount> all)
    {
        var moves = new Dictionary<(int Period, byte Origin, byte Destination, byte Before, byte After, bool OverGap), long>();
        var history = new Dictionary<(int Period, byte Destination, uint Any, uint Leader), long>();
        foreach (var (period, move, people) in all)
        {
            var cell = (period, move.Origin, move.Destination, move.Before, move.After, move.OverGap);
            moves[cell] = moves.GetValueOrDefault(cell) + people;
            if (move.After > 0)
            {
                var hired = (period, move.Destination, move.Experience, move.LeaderExperience);
                history[hired] = history.GetValueOrDefault(hired) + people;
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

    private static void AddTotals(CellLines lines, PassResult pass)
    {
        var counts = pass.Counts;
        var tally = pass.Reading.Tally;
        lines.Add("same_job", counts.SameJob);
        lines.Add("reclassified", pass.Reorganisations.Reclassified.Sum(employer => employer.People));
        lines.Add("reorganised", pass.Reorganisations.Found.Sum(group => (long)group.People));
        lines.Add("spells", counts.Spells);
        lines.Add("persons", counts.Persons);
        lines.Add("person_periods", counts.PersonPeriods);
        lines.Add("used", tally.Used.Sum());
        lines.Add("duplicates", tally.Duplicates.Sum());
        lines.Add("rejected", pass.Reading.Rejected.Values.Sum());
    }
}
