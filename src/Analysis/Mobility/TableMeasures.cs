using Sektorskifte.Analysis.Results;
using Sektorskifte.Register.Records;
using Sektorskifte.Statistics;
using Sektorskifte.Statistics.LogLinear;
using Sektorskifte.Statistics.Mobility;

namespace Sektorskifte.Analysis.Mobility;

/// <summary>Measures of mobility of a table of counts in a file: single numbers, percentages, odds ratios, distances.</summary>
public static class TableMeasures
{
    private const string Whole = "all";

    /// <summary>
    /// Measures: the table <c>measures</c> (immobility, structural and exchange mobility, Shorrocks' index, Altham's distance from
    /// independence), by layer where there are some; <c>distances</c> of each layer from the first; <c>percentages</c> of rows, columns
    /// and all; <c>odds_ratios</c> of neighbouring categories.
    /// </summary>
    /// <param name="source">Where the counts stand.</param>
    /// <param name="added">What is added to each count for odds ratios and distances, from 0; ½ where cells are empty.</param>
    /// <param name="confidence">The confidence level of intervals.</param>
    /// <exception cref="InputException">The file or a column is not there.</exception>
    public static AnalysisResult Run(TableSource source, double added, double confidence)
    {
        var data = TableData.Read(source);
        var found = new Findings(added, confidence);
        if (data.Table.TryGet(out var table, out var wrong))
        {
            var parts = TableFit.Parts(table, whole: false).ToList();
            foreach (var (layer, part) in parts)
            {
                if (part.TryGet(out var counts, out var problem))
                {
                    found.Add(layer ?? Whole, counts);
                }
                else
                {
                    found.Problems.Add(problem);
                }
            }

            found.Compare(parts);
        }
        else
        {
            found.Problems.Add(wrong);
        }

        return new AnalysisResult
        {
            Title = "Measures of mobility",
            Inputs = [data.Input],
            Settings =
            [
                ("rows", source.Rows), ("columns", source.Columns), ("layers", source.Layers ?? "none"), ("count", source.Count ?? "one a row"),
                ("added to each count", ((ResultValue)added).ToString()),
            ],
            Tables = [.. found.Tables()],
            Notes = [.. data.Notes],
            Problems = found.Problems,
        };
    }

    private sealed class Findings(double added, double confidence)
    {
        private readonly List<IReadOnlyList<ResultValue>> _measures = [];
        private readonly List<IReadOnlyList<ResultValue>> _distances = [];
        private readonly List<IReadOnlyList<ResultValue>> _percentages = [];
        private readonly List<IReadOnlyList<ResultValue>> _odds = [];

        public List<Problem> Problems { get; } = [];

        public void Add(string layer, ContingencyTable table)
        {
            if (MobilityMeasures.Of(table).TryGet(out var measures, out var problem))
            {
                Measure(layer, "immobile", measures.Immobile);
                Measure(layer, "mobile", measures.Mobile);
                Measure(layer, "structural mobility", measures.Structural);
                Measure(layer, "exchange mobility", measures.Exchange);
                Measure(layer, "Shorrocks index", measures.Shorrocks, measures.ShorrocksStandardError);
            }
            else
            {
                Problems.Add(problem with { Message = $"{layer}: {problem.Message}" });
            }

            if (AlthamDistance.FromIndependence(table, added).TryGet(out var distance, out problem))
            {
                Measure(layer, "Altham's distance from independence", distance.Distance, distance.StandardError);
                Distance(layer, "independence", distance);
            }
            else
            {
                Problems.Add(problem with { Message = $"{layer}: {problem.Message}" });
            }

            Percentages(layer, table);
            Odds(layer, table);
        }

        public void Compare(List<(string? Layer, Outcome<ContingencyTable> Table)> parts)
        {
            foreach (var (layer, part) in parts.Skip(1))
            {
                if (parts[0].Table.TryGet(out var first, out _) && part.TryGet(out var table, out _))
                {
                    if (AlthamDistance.Between(first, table, added).TryGet(out var distance, out var problem))
                    {
                        Distance(layer!, parts[0].Layer!, distance);
                    }
                    else
                    {
                        Problems.Add(problem with { Message = $"{layer} and {parts[0].Layer}: {problem.Message}" });
                    }
                }
            }
        }

        public IEnumerable<ResultTable> Tables() => new ResultTable[]
        {
            new("measures", "Measures", ["layer", "measure", "value", "se"], _measures),
            new("distances", "Altham's distances", ["layer", "from", "distance", "se", "g2", "df", "p"], _distances),
            new(
                "percentages", "Counts and percentages",
                ["layer", "row", "column", "count", "of_row", "of_column", "of_all"], _percentages),
            new(
                "odds_ratios", "Odds ratios of neighbouring categories",
                ["layer", "row", "other_row", "column", "other_column", "ratio", "log", "se", "lower", "upper"], _odds),
        }.Where(table => table.Rows.Count > 0);

        private void Measure(string layer, string name, double value, double? error = null) => _measures.Add([layer, name, value, error]);

        private void Distance(string layer, string from, AlthamDistance distance) => _distances.Add(
            [layer, from, distance.Distance, distance.StandardError, distance.Deviance, distance.DegreesOfFreedom, distance.PValue]);

        private void Percentages(string layer, ContingencyTable table)
        {
            var ofRow = TablePercentages.Of(table, table.Dimensions[0].Name);
            var ofColumn = TablePercentages.Of(table, table.Dimensions[1].Name);
            var ofAll = TablePercentages.Of(table);
            for (var row = 0; row < table.Dimensions[0].Count; row++)
            {
                for (var column = 0; column < table.Dimensions[1].Count; column++)
                {
                    _percentages.Add(
                    [
                        layer, table.Dimensions[0].Categories[row], table.Dimensions[1].Categories[column], table.Counts[table.Cell(row, column)],
                        Of(ofRow, row, column), Of(ofColumn, row, column), Of(ofAll, row, column),
                    ]);
                }
            }
        }

        private static ResultValue Of(TablePercentages percentages, int row, int column) =>
            percentages.Of(row, column).TryGet(out var percentage, out _) ? percentage : ResultValue.Nothing;

        private void Odds(string layer, ContingencyTable table)
        {
            for (var row = 0; row + 1 < table.Dimensions[0].Count; row++)
            {
                for (var column = 0; column + 1 < table.Dimensions[1].Count; column++)
                {
                    // An empty cell has been told of by the distance already.
                    if (OddsRatio.Of(table, row, row + 1, column, column + 1, added).TryGet(out var odds, out _))
                    {
                        var interval = odds.Interval(confidence);
                        _odds.Add(
                        [
                            layer, odds.Row, odds.OtherRow, odds.Column, odds.OtherColumn, odds.Ratio, odds.Log, odds.StandardError,
                            interval.Lower, interval.Upper,
                        ]);
                    }
                }
            }
        }
    }
}
