using Sektorskifte.Tables.Cubes;
using Sektorskifte.Tables.Disclosure;

namespace Sektorskifte.Register.Mobility;

/// <summary>
/// The protected moves: employer changes, sector switches and both together are cells of their own, each shown whenever it can
/// be, even when a single sector's are too few.
/// </summary>
internal sealed class FlowCube
{
    private readonly StudyDimensions _dimensions;
    private readonly ProtectedTable _byKind;
    private readonly ProtectedTable _byDestination;
    private readonly int[] _at;

    /// <summary>The protected counts.</summary>
    /// <param name="dimensions">The dimensions of the tables.</param>
    /// <param name="byKind">What became of <see cref="FlowCounts.ByKind"/>.</param>
    /// <param name="byDestination">What became of <see cref="FlowCounts.ByDestination"/>.</param>
    public FlowCube(StudyDimensions dimensions, ProtectedTable byKind, ProtectedTable byDestination)
    {
        _dimensions = dimensions;
        _byKind = byKind;
        _byDestination = byDestination;
        _at = new int[byKind.Dimensions.Count];
    }

    /// <summary>The number of dimensions between the positions and the attributes: 1 when links are told apart, else 0.</summary>
    public int LinkDimensions => _byKind.Dimensions.Count - 5 - _dimensions.Attributes.Count;

    /// <summary>Chooses what the cells below are about: the members of period, positions, link and attributes.</summary>
    /// <param name="period">The member of the period dimension.</param>
    /// <param name="rest">The members of the dimensions after the destination.</param>
    public void Choose(int period, ReadOnlySpan<int> rest)
    {
        _at[0] = period;
        rest.CopyTo(_at.AsSpan(3));
    }

    /// <summary>Moves from a member of the sector dimension to employers of the same sector.</summary>
    public Cell WithinSector(int origin) => At(_byKind, origin, FlowCounts.Own);

    /// <summary>Moves from a member of the sector dimension to other sectors.</summary>
    public Cell Switches(int origin) => At(_byKind, origin, FlowCounts.Other);

    /// <summary>All moves from a member of the sector dimension.</summary>
    public Cell From(int origin) => At(_byDestination, origin, 0);

    /// <summary>Sector switches from one member of the sector dimension to another, which is not the total.</summary>
    public Cell SwitchesTo(int origin, int destination) => At(_byKind, origin, FlowCounts.BeforeNodes + destination);

    /// <summary>All moves between two members of the sector dimension, those within a sector included.</summary>
    public Cell Moves(int origin, int destination) => At(_byDestination, origin, destination);

    /// <summary>The moves as a table from origin to destination, with employer changes and sector switches as destinations too.</summary>
    public ProtectedTable ToTable()
    {
        var rest = _byKind.Dimensions.Skip(3).ToList();
        var table = new DerivedTable(
            "flows", new Label("Jobskifter", "Moves"), [_dimensions.Period, _dimensions.Origin, _dimensions.Destination, .. rest], FlowCounts.Measure);
        var nodes = _dimensions.Sector.Members.Count;
        int[] at = new int[_at.Length];
        for (at[0] = 0; at[0] < _dimensions.Period.Members.Count; at[0]++)
        {
            for (at[1] = 0; at[1] <= nodes; at[1]++)
            {
                for (at[2] = 0; at[2] < nodes + 2; at[2]++)
                {
                    if (at[1] == nodes && (at[2] == 0 || at[2] >= nodes || !_dimensions.Sector.IsLeaf[at[2]]))
                    {
                        continue;
                    }

                    foreach (var cell in StudyDimensions.Cells(rest))
                    {
                        Choose(at[0], cell);
                        cell.CopyTo(at, 3);
                        table.Add(at, at[1] == nodes ? SwitchesTo(0, at[2])
                            : at[2] < nodes ? Moves(at[1], at[2])
                            : at[2] == nodes ? WithinSector(at[1]) : Switches(at[1]));
                    }
                }
            }
        }

        return table.Build();
    }

    private Cell At(ProtectedTable table, int origin, int destination)
    {
        _at[1] = origin;
        _at[2] = destination;
        return table.FindAt(0, _at);
    }
}
