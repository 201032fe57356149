namespace Sektorskifte.Statistics.LogLinear;

/// <summary>Iterative proportional fitting of a hierarchical model.</summary>
/// <remarks>
/// W. E. Deming and F. F. Stephan (1940), On a least squares adjustment of a sampled frequency table when the expected marginal
/// totals are known, Annals of Mathematical Statistics 11 (4), 427-444.
/// </remarks>
internal static class ProportionalFit
{
    // The largest relative change of a margin in a round; the fitted counts are then right to more than six digits.
    private const double Still = 1e-13;

    public static Outcome<ModelFit> Of(ContingencyTable table, IReadOnlyList<IReadOnlyList<string>> margins, int maxIterations)
    {
        var dimensions = margins.Select(margin => table.Find([.. margin])).ToList();
        var (fitted, rounds) = Adjusted(table, dimensions, maxIterations);
        return rounds <= maxIterations
            ? Result(table, dimensions, fitted, rounds)
            : new Problem(
                ProblemKind.NotConverged,
                $"Proportional fitting did not settle in {maxIterations} rounds; the table is sparse: fit it by terms, or join categories.");
    }

    /// <summary>The fitted counts after some rounds at most.</summary>
    public static double[] Rounds(ContingencyTable table, List<int[]> margins, int rounds) => Adjusted(table, margins, rounds).Fitted;

    // One round more than allowed means that it did not settle.
    private static (double[] Fitted, int Rounds) Adjusted(ContingencyTable table, List<int[]> margins, int maxRounds)
    {
        var sums = margins.ConvertAll(d => new MarginSums(table, d));
        var fitted = table.ImpossibleArray.Select(impossible => impossible ? 0.0 : 1.0).ToArray();
        if (sums.Count == 0)
        {
            sums.Add(new MarginSums(table, []));
        }

        var round = 1;
        for (double change = 1; round <= maxRounds; round++)
        {
            change = 0;
            foreach (var margin in sums)
            {
                change = Math.Max(change, margin.Adjust(fitted));
            }

            if (change <= Still)
            {
                break;
            }
        }

        return (fitted, round);
    }

    private static ModelFit Result(ContingencyTable table, List<int[]> margins, double[] fitted, int rounds)
    {
        var design = new CellDesign(table);
        design.AddColumn("(constant)");
        for (var cell = 0; cell < fitted.Length; cell++)
        {
            design.Set(cell, 0);
        }

        var present = new HashSet<string>(StringComparer.Ordinal);
        foreach (var margin in margins)
        {
            LogLinearTerm.Margin([.. margin.Select(d => table.Dimensions[d].Name)]).AddTo(design, present);
        }

        var full = table.PossibleCells == fitted.Length;
        var rank = full ? FullRank(table, margins) : Rank(design, cell => !table.ImpossibleArray[cell]);
        var above = fitted.Count(value => value > 0);
        var rankAbove = above == fitted.Length ? rank : Rank(design, cell => fitted[cell] > 0);
        return new ModelFit(
            table,
            $"the margins {string.Join(", ", margins.Select(margin => string.Join(" × ", margin.Select(d => table.Dimensions[d].Name))))}",
            fitted,
            new ModelSize(rank, above, rankAbove, rounds),
            () => Leverages(design, fitted));
    }

    // Without structural zeros each set of dimensions within a margin brings the product of (categories − 1).
    private static int FullRank(ContingencyTable table, List<int[]> margins) =>
        1 + margins.SelectMany(LogLinearTerm.MarginTerm.Subsets)
            .DistinctBy(subset => string.Join(',', subset))
            .Sum(subset => subset.Aggregate(1, (product, d) => product * (table.Dimensions[d].Count - 1)));

    private static int Rank(CellDesign design, Func<int, bool> isIn) => InformationFactor.Create(
        design.Information([.. Enumerable.Range(0, design.Table.CountArray.Length).Select(cell => isIn(cell) ? 1.0 : 0.0)]),
        design.Columns).Rank;

    private static double[] Leverages(CellDesign design, double[] fitted)
    {
        var factor = InformationFactor.Create(design.Information(fitted), design.Columns);
        return LinearFit.Leverages(design, fitted, factor);
    }

    private sealed class MarginSums
    {
        private readonly int[] _classes;
        private readonly double[] _target;
        private readonly double[] _current;

        public MarginSums(ContingencyTable table, int[] dimensions)
        {
            _classes = table.Classes(dimensions, out var count);
            _target = new double[count];
            _current = new double[count];
            for (var cell = 0; cell < _classes.Length; cell++)
            {
                _target[_classes[cell]] += table.CountArray[cell];
            }
        }

        // Scales the fitted counts to the margin; gives the largest relative change.
        public double Adjust(double[] fitted)
        {
            Array.Clear(_current);
            for (var cell = 0; cell < fitted.Length; cell++)
            {
                _current[_classes[cell]] += fitted[cell];
            }

            double change = 0;
            for (var k = 0; k < _current.Length; k++)
            {
                _current[k] = _current[k] > 0 ? _target[k] / _current[k] : 1;
                change = Math.Max(change, Math.Abs(_current[k] - 1));
            }

            for (var cell = 0; cell < fitted.Length; cell++)
            {
                fitted[cell] *= _current[_classes[cell]];
            }

            return change;
        }
    }
}
