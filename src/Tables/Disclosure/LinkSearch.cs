using Sektorskifte.Tables.Cubes;

namespace Sektorskifte.Tables.Disclosure;

/// <summary>
/// Hides further cells of several cubes until no line of any of them and no link between them has exactly one hidden cell.
/// </summary>
/// <param name="cubes">Complete cubes.</param>
/// <param name="states">For each cube what became of each cell so far; changed in place.</param>
/// <param name="links">The links.</param>
internal sealed class LinkSearch(IReadOnlyList<Cube> cubes, CellStatus[][] states, CubeLinks links)
{
    private readonly Dictionary<Cube, int> _indexOf = cubes.Select((cube, i) => (cube, i)).ToDictionary(c => c.cube, c => c.i);

    /// <summary>Hides what is needed.</summary>
    public void Run()
    {
        ComplementSearch[] searches = [.. cubes.Select((cube, i) => new ComplementSearch(cube, states[i]))];
        foreach (var search in searches)
        {
            search.Run();
        }

        bool changed;
        do
        {
            changed = false;
            foreach (var link in links.All)
            {
                if (FindComplement(link) is { } cell)
                {
                    searches[_indexOf[cell.Cube]].Hide(cell.Index);
                    changed = true;
                }
            }
        }
        while (changed);
    }

    // As along a line: the smallest above zero, the first of equals; with none the first that is zero but need not be.
    private CubeCell? FindComplement(CubeCell[] link)
    {
        var hidden = 0;
        CubeCell? smallest = null;
        CubeCell? zero = null;
        foreach (var cell in link)
        {
            var status = states[_indexOf[cell.Cube]][cell.Index];
            var value = cell.Value;
            if (status is CellStatus.TooFew or CellStatus.Complement)
            {
                if (++hidden > 1)
                    return null;
            }
            else if (status == CellStatus.Published && value == 0)
                zero ??= cell.Cube.IsImpossible(cell.Index) ? null : cell;
            else if (status == CellStatus.Published && (smallest is not { } best || value < best.Value))
                smallest = cell;
        }

        return hidden == 1 ? smallest ?? zero : null;
    }
}
