using Sektorskifte.Statistics.LogLinear;

namespace Sektorskifte.Statistics.Mobility;

/// <summary>A cell that measures by logarithms can't take.</summary>
internal static class EmptyCell
{
    public static Problem Problem(ContingencyTable table, int cell) => new(
        ProblemKind.InvalidValue,
        table.ImpossibleArray[cell]
            ? $"The cell {table.Describe(cell)} is a structural zero and has no odds; leave its row or column out."
            : $"The cell {table.Describe(cell)} has the count 0 and no logarithm; join categories, or add ½ to each count.");
}
