using Sektorskifte.Statistics.Randomness;

namespace Sektorskifte.Statistics.Replication;

/// <summary>The rank of a design's replicate weights: the number of replicates that are no combination of others.</summary>
internal static class WeightRank
{
    // A column counts as a combination of others when so little of its length is left.
    private const double Tolerance = 1e-5;

    // Random combinations of the rows have the rows' rank, when there are more of them than columns.
    private const int LinesPerReplicate = 4;

    public static int Of(ReplicateDesign design)
    {
        var replicates = design.Replicates;
        var distinct = new Dictionary<(int Unit, double Weight), int>();
        var weights = design.Weights;
        for (var row = 0; row < weights.Length; row++)
        {
            var factor = replicates.AreCombined ? 1 : weights[row];
            if (factor != 0 && design.Contains(row))
            {
                distinct.TryAdd((replicates.UnitOf(row), factor), distinct.Count);
            }
        }

        var most = LinesPerReplicate * replicates.Count;
        var lines = Math.Min(distinct.Count, most);
        var columns = new double[replicates.Count][];
        for (var replicate = 0; replicate < columns.Length; replicate++)
        {
            columns[replicate] = new double[lines];
        }

        // The seed is fixed, so that the same data give the same degrees of freedom.
        var random = new RandomSequence(1, 0);
        foreach (var ((unit, weight), index) in distinct)
        {
            var own = replicates.OfUnit(unit);
            var line = distinct.Count <= most ? index : random.NextBelow(lines);
            var factor = distinct.Count <= most ? weight : weight * (random.NextUnit() + 0.5) * ((random.Next() & 1) == 0 ? 1 : -1);
            for (var replicate = 0; replicate < own.Length; replicate++)
            {
                columns[replicate][line] += factor * own[replicate];
            }
        }

        return Rank(columns);
    }

    // Gram and Schmidt's orthogonalisation, done twice for each column so that rounding does not pass for independence.
    private static int Rank(double[][] columns)
    {
        var kept = new List<double[]>();
        foreach (var column in columns)
        {
            var length = Length(column);
            for (var pass = 0; pass < 2; pass++)
            {
                foreach (var direction in kept)
                {
                    var product = 0.0;
                    for (var i = 0; i < column.Length; i++)
                    {
                        product += direction[i] * column[i];
                    }

                    for (var i = 0; i < column.Length; i++)
                    {
                        column[i] -= product * direction[i];
                    }
                }
            }

            var left = Length(column);
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

    private static double Length(double[] column)
    {
        var sum = 0.0;
        foreach (var value in column)
        {
            sum += value * value;
        }

        return Math.Sqrt(sum);
    }
}
