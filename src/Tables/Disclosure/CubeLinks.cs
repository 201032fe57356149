using Sektorskifte.Tables.Cubes;

namespace Sektorskifte.Tables.Disclosure;

/// <summary>
/// Sums that run between cubes, or across one, beyond those of their dimensions: cells of which each can be worked out from
/// all the others. <see cref="FrequencyRule.Protect(IReadOnlyList{Cube}, CubeLinks)"/> leaves none with one hidden cell.
/// </summary>
public sealed class CubeLinks
{
    private readonly List<IEnumerable<CubeCell[]>> _sums = [];

    /// <summary>Links cells of which each is a sum or difference of the others, of cubes that are protected together.</summary>
    /// <param name="sums">The cells of each link, two at least.</param>
    public void Add(IEnumerable<CubeCell[]> sums) => _sums.Add(sums);

    /// <summary>Links two cells where they hold the same number.</summary>
    /// <param name="pairs">The cells.</param>
    public void AddWhereEqual(IEnumerable<CubeCell[]> pairs) => _sums.Add(pairs.Where(pair => pair[0].Value == pair[1].Value));

    /// <summary>All links; the cubes must be complete.</summary>
    internal IEnumerable<CubeCell[]> All => _sums.SelectMany(sums => sums);
}

/// <summary>A cell of a cube; see <see cref="Cube.CellAt"/>.</summary>
public readonly record struct CubeCell
{
    internal CubeCell(Cube cube, int index)
    {
        Cube = cube;
        Index = index;
    }

    internal Cube Cube { get; }

    internal int Index { get; }

    internal double Value => Cube.Values[Index];
}
