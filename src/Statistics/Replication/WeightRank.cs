using System.Numerics;
using System.Runtime.InteropServices;
using Sektorskifte.Statistics.Randomness;

namespace Sektorskifte.Statistics.Replication;

/// <summary>The rank of a design's replicate weights: the number of replicates that are no combination of others.</summary>
internal static class WeightRank
{
    // A column counts as a combination of others when so little of its length is left.
    private const double Tolerance = 1e-5;

    // Below this, what is left of a column has lost digits to what was taken away, and is cleaned once more.
    private const double Clean = 0.1;

    public static int Of(ReplicateDesign design)
    {
        var replicates = design.Replicates;
        var units = Units(design);
        var count = replicates.Count;

        // Random combinations of rows have the rows' rank when there are more of them than columns; a quarter more keeps them well apart.
        var most = count + Math.Max(64, count / 4);
        var isMixed = units.Count > most;
        var lines = isMixed ? most : units.Count;
        var mixed = new double[lines * count];

        // The seed is fixed, so that the same data give the same degrees of freedom.
        var random = new RandomSequence(1, 0);
        for (var i = 0; i < units.Count; i++)
        {
            var line = isMixed ? random.NextBelow(lines) : i;
            var factor = isMixed ? (random.NextUnit() + 0.5) * ((random.Next() & 1) == 0 ? 1 : -1) : 1;
            ScaledSum.Add(replicates.OfUnit(units[i]), factor, mixed.AsSpan(line * count, count));
        }

        var columns = new double[count][];
        for (var column = 0; column < count; column++)
        {
            columns[column] = new double[lines];
            for (var line = 0; line < lines; line++)
            {
                columns[column][line] = mixed[(line * count) + column];
            }
        }

        return Rank(columns);
    }

    // Rows of one unit differ by a factor: for the rank they are one.
    private static List<int> Units(ReplicateDesign design)
    {
        var replicates = design.Replicates;
        var weights = design.Weights;
        var seen = new bool[replicates.UnitCount];
        var units = new List<int>();
        for (var row = 0; row < weights.Length; row++)
        {
            var unit = replicates.UnitOf(row);
            if (!seen[unit] && design.Contains(row) && (replicates.AreCombined || weights[row] != 0))
            {
                seen[unit] = true;
                units.Add(unit);
            }
        }

        return units;
    }

    // Gram and Schmidt's orthogonalisation.
    private static int Rank(double[][] columns)
    {
        var kept = new List<double[]>();
        foreach (var column in columns)
        {
            var length = Math.Sqrt(Product(column, column));
            var before = length;
            for (var pass = 0; pass < 2; pass++)
            {
                foreach (var direction in kept)
                {
                    ScaledSum.Add(direction, -Product(direction, column), column);
                }

                var after = Math.Sqrt(Product(column, column));
                if (after > Clean * before)
                {
                    break;
                }

                before = after;
            }

            var left = Math.Sqrt(Product(column, column));
            if (length > 0 && left > Tolerance * length)
            {
                for (var i = 0; i < column.Length; i++)
                {
                    column[i] /= left;
                }

                kept.Add(column);
            }
        }

        return kept.Count;
    }

    private static double Product(ReadOnlySpan<double> one, ReadOnlySpan<double> other)
    {
        var first = MemoryMarshal.Cast<double, Vector<double>>(one);
        var second = MemoryMarshal.Cast<double, Vector<double>>(other);
        var sums = Vector<double>.Zero;
        for (var i = 0; i < first.Length; i++)
        {
            sums += first[i] * second[i];
        }

        var sum = Vector.Sum(sums);
        for (var i = first.Length * Vector<double>.Count; i < one.Length; i++)
        {
            sum += one[i] * other[i];
        }

        return sum;
    }
}
