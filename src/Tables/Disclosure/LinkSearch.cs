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
        // A cube is searched when what the cubes before it give away is already hidden, so that its own complements go where
        // something is hidden anyway; and all that one round gives away is hidden before anything is found for it.
        ComplementSearch[] searches = [.. cubes.Select((cube, i) => new ComplementSearch(cube, states[i]))];
        for (var i = 0; i < searches.Length; i++)
        {
            searches[i].Run();
            while (HideGivenAway(searches))
            {
                foreach (var searched in searches.AsSpan(0, i + 1))
                {
                    searched.Settle();
                }
            }
        }
    }

    private bool HideGivenAway(ComplementSearch[] searches)
    {
        var changed = false;
        foreach (var link in links.All)
        {
            if (FindComplement(link) is { } cell)
            {
                searches[_indexOf[cell.Cube]].Hide(cell.Index);
                changed = true;
            }
        }

        return changed;
    }

    // A cell of the latest cube, since the cubes come in the order of what they are worth; of these the smallest above zero,
    // the first of equals; with none the first that is zero but need not be.
    private CubeCell? FindComplement(CubeCell[] link)
    {
        var hidden = 0;
        CubeCell? best = null;
        CubeCell? zero = null;
        foreach (var cell in link)
        {
            var status = states[_indexOf[cell.Cube]][cell.Index];
            if (status is CellStatus.TooFew or CellStatus.Complement)
            {
                if (++hidden > 1)
                    return null;
            }
            else if (status == CellStatus.Published && cell.Value == 0)
                zero ??= cell.Cube.IsImpossible(cell.Index) ? null : cell;
            else if (status == CellStatus.Published && (best is not { } other || Gives(cell, other)))
                best = cell;
        }

        return hidden == 1 ? best ?? zero : null;
    }

    private bool Gives(CubeCell cell, CubeCell other)
    {
        var later = _indexOf[cell.Cube].CompareTo(_indexOf[other.Cube]);
        return later > 0 || (later == 0 && cell.Value < other.Value);
    }
}
