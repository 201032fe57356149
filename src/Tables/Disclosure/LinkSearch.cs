using System.Runtime.InteropServices;
using Sektorskifte.Tables.Cubes;

namespace Sektorskifte.Tables.Disclosure;

/// <summary>
/// Hides further cells of several cubes until no line of any of them and no link between them has exactly one hidden cell.
/// </summary>
internal sealed class LinkSearch
{
    private readonly IReadOnlyList<Cube> _cubes;
    private readonly CellStatus[][] _states;

    // The cells of all links one after the other, and where each link ends: links are as many as cells, and are gone through
    // again and again.
    private readonly List<Place> _places = [];
    private readonly List<int> _ends = [];

    /// <param name="cubes">Complete cubes, those first whose cells are worth most.</param>
    /// <param name="states">For each cube what became of each cell so far; changed in place.</param>
    /// <param name="links">The links.</param>
    public LinkSearch(IReadOnlyList<Cube> cubes, CellStatus[][] states, CubeLinks links)
    {
        _cubes = cubes;
        _states = states;
        var indexOf = cubes.Select((cube, i) => (cube, i)).ToDictionary(c => c.cube, c => c.i);
        foreach (var link in links.All)
        {
            foreach (var cell in link)
            {
                _places.Add(new Place(indexOf[cell.Cube], cell.Index));
            }

            _ends.Add(_places.Count);
        }
    }

    /// <summary>A cell, by the index of its cube.</summary>
    private readonly record struct Place(int Cube, int Cell);

    /// <summary>Hides what is needed.</summary>
    public void Run()
    {
        // A cube is searched when what the cubes before it give away is already hidden, so that its own complements go where
        // something is hidden anyway; and all that one round gives away is hidden before anything is found for it.
        ComplementSearch[] searches = [.. _cubes.Select((cube, i) => new ComplementSearch(cube, _states[i]))];
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
        var places = CollectionsMarshal.AsSpan(_places);
        var start = 0;
        foreach (var end in _ends)
        {
            if (FindComplement(places[start..end]) is { } place)
            {
                searches[place.Cube].Hide(place.Cell);
                changed = true;
            }

            start = end;
        }

        return changed;
    }

    // A cell of the latest cube; of these the smallest above zero, the first of equals; with none the first that is zero but
    // need not be.
    private Place? FindComplement(ReadOnlySpan<Place> link)
    {
        var hidden = 0;
        foreach (var place in link)
        {
            hidden += _states[place.Cube][place.Cell] is CellStatus.TooFew or CellStatus.Complement ? 1 : 0;
        }

        if (hidden != 1)
            return null;
        Place? best = null;
        Place? zero = null;
        foreach (var place in link)
        {
            if (_states[place.Cube][place.Cell] != CellStatus.Published)
                continue;
            if (Value(place) == 0)
                zero ??= _cubes[place.Cube].IsImpossible(place.Cell) ? null : place;
            else if (best is not { } other || GoesBefore(place, other))
                best = place;
        }

        return best ?? zero;
    }

    private bool GoesBefore(Place place, Place other) =>
        place.Cube > other.Cube || (place.Cube == other.Cube && Value(place) < Value(other));

    private double Value(Place place) => _cubes[place.Cube].Values[place.Cell];
}
