using System.Globalization;

namespace Sektorskifte.Statistics.LogLinear;

/// <summary>A term of a log-linear model: what the fitted counts have in common with the counts.</summary>
public abstract class LogLinearTerm
{
    private protected LogLinearTerm()
    {
    }

    /// <summary>A margin of the table: the effects of these dimensions and all their interactions, as in hierarchical models.</summary>
    /// <param name="dimensions">The names of the dimensions, at least one.</param>
    public static LogLinearTerm Margin(params ReadOnlySpan<string> dimensions) => new MarginTerm(dimensions.ToArray());

    /// <summary>A parameter for each cell of the diagonal, where two dimensions have the same category.</summary>
    /// <param name="row">The one dimension.</param>
    /// <param name="column">The other, with the same categories.</param>
    public static LogLinearTerm Diagonal(string row, string column) => new PairTerm(row, column, Symmetric: false);

    /// <summary>A parameter for each unordered pair of categories of two dimensions.</summary>
    /// <param name="row">The one dimension.</param>
    /// <param name="column">The other, with the same categories.</param>
    public static LogLinearTerm Symmetry(string row, string column) => new PairTerm(row, column, Symmetric: true);

    /// <summary>One parameter times the product of the scores of two dimensions' categories.</summary>
    /// <param name="row">The one dimension.</param>
    /// <param name="column">The other.</param>
    /// <param name="rowScores">A score for each category; default 1, 2, 3 and so on.</param>
    /// <param name="columnScores">The same for the other dimension.</param>
    public static LogLinearTerm LinearByLinear(
        string row, string column, IReadOnlyList<double>? rowScores = null, IReadOnlyList<double>? columnScores = null) =>
        new ScoreTerm(row, column, rowScores, columnScores, EachCategory: false);

    /// <summary>A parameter for each category of one dimension times the score of the other's category. The first category is the
    /// one that the others are compared with.</summary>
    /// <param name="categories">The dimension whose categories have parameters.</param>
    /// <param name="scored">The dimension with scores.</param>
    /// <param name="scores">A score for each category of the latter; default 1, 2, 3 and so on.</param>
    public static LogLinearTerm Slopes(string categories, string scored, IReadOnlyList<double>? scores = null) =>
        new ScoreTerm(categories, scored, null, scores, EachCategory: true);

    /// <summary>Adds the term's columns to a design; null, or why it can't be.</summary>
    internal abstract Problem? AddTo(CellDesign design, HashSet<string> present);

    internal sealed class MarginTerm(string[] names) : LogLinearTerm
    {
        public string[] Names { get; } = names;

        internal override Problem? AddTo(CellDesign design, HashSet<string> present)
        {
            var table = design.Table;
            var dimensions = table.Find(Names);
            foreach (var subset in Subsets(dimensions))
            {
                if (present.Add(string.Join(',', subset)))
                {
                    AddEffects(design, subset);
                }
            }

            design.AddMargin(table.Classes(dimensions, out var count), count);
            return null;
        }

        /// <summary>The subsets of dimensions, none of them empty, the smaller first.</summary>
        internal static IEnumerable<int[]> Subsets(int[] dimensions) =>
            Enumerable.Range(1, (1 << dimensions.Length) - 1)
                .Select(bits => dimensions.Where((_, d) => (bits >> d & 1) == 1).Order().ToArray())
                .OrderBy(subset => subset.Length);

        private static void AddEffects(CellDesign design, int[] dimensions)
        {
            var table = design.Table;
            var classes = table.Classes(dimensions, out var count);
            var columns = new int[count];
            Array.Fill(columns, -1);
            for (var cell = 0; cell < classes.Length; cell++)
            {
                if (dimensions.Any(d => table.CategoryOf(cell, d) == 0))
                {
                    continue;
                }

                ref var column = ref columns[classes[cell]];
                if (column < 0)
                {
                    column = design.AddColumn(string.Join(
                        ", ", dimensions.Select(d => table.Dimensions[d].Describe(table.CategoryOf(cell, d)))));
                }

                design.Set(cell, column);
            }
        }
    }

    private sealed class PairTerm(string row, string column, bool Symmetric) : LogLinearTerm
    {
        internal override Problem? AddTo(CellDesign design, HashSet<string> present)
        {
            var table = design.Table;
            var pair = table.Find([row, column]);
            var (rows, columns) = (table.Dimensions[pair[0]], table.Dimensions[pair[1]]);
            if (!rows.HasSameCategories(columns))
            {
                return SquareTable.Differ(rows, columns);
            }

            var classes = new int[table.CountArray.Length];
            for (var cell = 0; cell < classes.Length; cell++)
            {
                var (a, b) = (table.CategoryOf(cell, pair[0]), table.CategoryOf(cell, pair[1]));
                var (low, high) = (Math.Min(a, b), Math.Max(a, b));
                classes[cell] = Symmetric || a == b ? (low * rows.Count) + high : -1;
            }

            AddColumns(design, classes, rows);
            design.AddMargin(classes, rows.Count * rows.Count);
            return null;
        }

        private void AddColumns(CellDesign design, int[] classes, TableDimension rows)
        {
            // The first pair in which anybody can be is what the others are compared with.
            var possible = classes.Where((pair, cell) => pair >= 0 && !design.Table.ImpossibleArray[cell]).Distinct().Order();
            var columns = possible.Skip(Symmetric ? 1 : 0).ToDictionary(pair => pair, pair =>
            {
                var (low, high) = (rows.Categories[pair / rows.Count], rows.Categories[pair % rows.Count]);
                return design.AddColumn(Symmetric ? $"{row} and {column}={low}, {high}" : $"{row} and {column}={low}");
            });
            for (var cell = 0; cell < classes.Length; cell++)
            {
                if (columns.TryGetValue(classes[cell], out var number))
                {
                    design.Set(cell, number);
                }
            }
        }
    }

    private sealed class ScoreTerm(
        string row, string column, IReadOnlyList<double>? rowScores, IReadOnlyList<double>? columnScores, bool EachCategory)
        : LogLinearTerm
    {
        internal override Problem? AddTo(CellDesign design, HashSet<string> present)
        {
            var table = design.Table;
            var pair = table.Find([row, column]);
            var (rows, columns) = (table.Dimensions[pair[0]], table.Dimensions[pair[1]]);
            var (ofRow, ofColumn) = (Scores(rows, rowScores), Scores(columns, columnScores));
            var first = design.Columns;
            for (var category = EachCategory ? 1 : rows.Count; category < rows.Count; category++)
            {
                design.AddColumn($"{rows.Describe(category)} × {column}");
            }

            if (!EachCategory)
            {
                design.AddColumn($"{row} × {column}");
            }

            for (var cell = 0; cell < table.CountArray.Length; cell++)
            {
                var (a, b) = (table.CategoryOf(cell, pair[0]), table.CategoryOf(cell, pair[1]));
                if (!EachCategory)
                {
                    design.Set(cell, first, ofRow[a] * ofColumn[b]);
                }
                else if (a > 0)
                {
                    design.Set(cell, first + a - 1, ofColumn[b]);
                }
            }

            return null;
        }

        private static double[] Scores(TableDimension dimension, IReadOnlyList<double>? scores)
        {
            if (scores is null)
            {
                return [.. Enumerable.Range(1, dimension.Count).Select(n => (double)n)];
            }

            if (scores.Count != dimension.Count)
            {
                throw new ArgumentException(string.Create(
                    CultureInfo.InvariantCulture, $"{dimension.Name} has {dimension.Count} categories and {scores.Count} scores."));
            }

            return [.. scores.Select(score => Require.Finite(score, nameof(scores)))];
        }
    }
}
