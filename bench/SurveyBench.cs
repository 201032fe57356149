using System.Diagnostics;
using System.Globalization;
using Sektorskifte.Register.Records;
using Sektorskifte.Statistics;
using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Estimates;
using Sektorskifte.Statistics.LogLinear;
using Sektorskifte.Statistics.Randomness;
using Sektorskifte.Statistics.Regression;

namespace Sektorskifte.Bench;

/// <summary>Estimates under a survey design beside R's survey package, on the same rows and weights in the same run.</summary>
internal static class SurveyBench
{
    private const double SameWithin = 1e-6;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(30);

    /// <summary>Measures and prints a line a case.</summary>
    /// <param name="rows">The rows of the survey.</param>
    /// <param name="rounds">How often each case is run; the median counts.</param>
    /// <returns>Whether every result is R's within 1e-6, where R is.</returns>
    public static bool Run(int rows, int rounds)
    {
        var data = new SurveyData(rows, 500);
        data.Write();
        var rival = Rival(data, rounds);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{rows:N0} rows, 500 replicates, {Environment.ProcessorCount} cores, medians of {rounds}"));
        Console.WriteLine($"{"case",-12} {"seconds",10} {"R seconds",10} {"faster",8} {"same",6}");
        var same = true;
        foreach (var (name, work) in Cases(data))
        {
            var (seconds, values) = Time(rounds, work);
            if (!rival.TryGetValue(name, out var numbers))
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-12} {seconds,10:F4} {"absent",10}"));
                continue;
            }

            var agrees = values.Count == numbers.Count - 1 && values.Zip(numbers.Skip(1)).All(
                pair => Math.Abs(pair.First - pair.Second) <= SameWithin * Math.Abs(pair.Second));
            same &= agrees;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name,-12} {seconds,10:F4} {numbers[0],10:F4} {numbers[0] / seconds,8:F1} {(agrees ? "yes" : "no"),6}"));
        }

        var (unidiff, _) = Time(rounds, Unidiff);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"unidiff",-12} {unidiff,10:F4} of a 20 x 20 x 20 table"));
        return same;
    }

    private static IEnumerable<(string Name, Func<IReadOnlyList<double>> Work)> Cases(SurveyData data)
    {
        var (size, people) = (new Variable("size", data.Size), new Variable("people", data.People));
        var cells = Factor.Of("a", data.A).By(Factor.Of("b", data.B));
        yield return ("mean", () => Numbers(SurveyMean.Mean(data.Replicated, size)));
        yield return ("total", () => Numbers(SurveyMean.Totals(data.Replicated, [size])));
        yield return ("ratio", () => Numbers(SurveyRatio.Ratio(data.Replicated, size, people)));
        yield return ("crosstable", () => Numbers(SurveyMean.Shares(data.Replicated, cells)));
        yield return ("logistic", () =>
        {
            var variables = data.Covariates.Select((x, i) => ModelVariable.Of($"x{i + 1}", x)).ToList();
            var matrix = ModelMatrix.Build([.. variables.Select(variable => variable.Name)], variables).Value;
            return Numbers(SurveyRegression.Fit(data.Sampled, matrix, data.Response, RegressionFamily.Logistic)
                .Then<SurveyEstimates>(fit => fit.Estimates));
        }
        );
    }

    private static List<double> Numbers(Outcome<SurveyEstimates> outcome) =>
        [.. outcome.Value.Values, .. Enumerable.Range(0, outcome.Value.Values.Count).Select(outcome.Value.StandardError)];

    private static IReadOnlyList<double> Unidiff()
    {
        const int size = 20;
        var random = new RandomSequence(3, 0);
        var counts = new double[size * size * size];
        for (var cell = 0; cell < counts.Length; cell++)
        {
            var (row, column, layer) = (cell / (size * size), cell / size % size, cell % size);
            var mean = Math.Exp(3 - (0.15 * Math.Abs(row - column) * (1 - (0.02 * layer))));
            counts[cell] = Math.Floor(mean * (0.5 + random.NextUnit()) * 2);
        }

        var table = ContingencyTable.Of(
            [TableDimension.Numbered("row", size), TableDimension.Numbered("column", size), TableDimension.Numbered("layer", size)], counts).Value;
        return [.. UnidiffModel.Fit(table, "row", "column", "layer").Value.Layers.Select(layer => layer.Multiplier)];
    }

    private static (double Seconds, IReadOnlyList<double> Values) Time(int rounds, Func<IReadOnlyList<double>> work)
    {
        // The first run compiles the code, as R's first run does.
        var values = work();
        var seconds = new double[rounds];
        for (var i = 0; i < rounds; i++)
        {
            var watch = Stopwatch.StartNew();
            work();
            seconds[i] = watch.Elapsed.TotalSeconds;
        }

        Array.Sort(seconds);
        return (seconds[rounds / 2], values);
    }

    private static Dictionary<string, IReadOnlyList<double>> Rival(SurveyData data, int rounds)
    {
        var run = ChildProcess.Run(
            Limit, "Rscript", "--vanilla", Path.Combine(Repository.Rivals, "survey.R"), data.Folder,
            rounds.ToString(CultureInfo.InvariantCulture));
        if (run.Failure is { } failure)
        {
            Console.Error.WriteLine($"R's survey is absent: {failure}");
            return [];
        }

        return run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .ToDictionary(
                parts => parts[0],
                parts => (IReadOnlyList<double>)[.. parts.Skip(1).Select(text => double.Parse(text, CultureInfo.InvariantCulture))]);
    }
}
