using System.Globalization;
using Sektorskifte.Analysis.Results;
using Sektorskifte.Register.Data;
using Sektorskifte.Register.Records;
using Sektorskifte.Statistics;
using Sektorskifte.Statistics.Sampling;

namespace Sektorskifte.Analysis.Survey;

/// <summary>Draws a sample from a frame in a file.</summary>
public static class SurveySample
{
    private const string Whole = "all";

    /// <summary>Draws the sample: the table <c>allocation</c>, and the listing <c>sample</c> with the frame's columns, the inclusion
    /// probability and the design weight of each unit drawn.</summary>
    /// <param name="request">The frame and the draw.</param>
    /// <exception cref="InputException">The file or a column is not there, or the request contradicts itself.</exception>
    public static AnalysisResult Draw(SampleRequest request)
    {
        Check(request);
        var file = DataFile.Open(request.Data);
        var rows = file.Read(file.Columns
            .Concat(request.Strata).Concat(new[] { request.Measure, request.Spread }.OfType<string>()));
        var strata = Strata(rows, request.Strata);
        var notes = new List<string>();
        var drawn = Allocate(request, rows, strata, out var allocation).Then(sample => Listing(file, rows, strata, sample));
        var tables = new List<ResultTable>();
        var problems = new List<Problem>();
        if (drawn.TryGet(out var listing, out var problem))
        {
            tables.Add(Summary(strata, allocation, listing));
            tables.Add(listing);
            notes.Add($"{listing.Rows.Count} of {rows.Count} units are drawn. Keep the seed and the frame: they draw the same sample again.");
        }
        else
        {
            problems.Add(problem);
        }

        return new AnalysisResult
        {
            Title = "Sample",
            Inputs = [new ResultInput(request.Data, rows.Count, rows.Rejected)],
            Settings =
            [
                ("size", request.Size.ToString(CultureInfo.InvariantCulture)),
                ("method", request.Method.ToString()),
                ("strata", request.Strata.Count == 0 ? "none" : string.Join(", ", request.Strata)),
                ("sharing", request.Strata.Count == 0 ? "none" : request.Sharing.ToString()),
                ("seed", request.Seed.ToString(CultureInfo.InvariantCulture)),
            ],
            Tables = tables,
            Notes = notes,
            Problems = problems,
        };
    }

    private static void Check(SampleRequest request)
    {
        var bySize = request.Method is SampleMethod.Poisson or SampleMethod.ProportionalSystematic or SampleMethod.Sampford;
        if (bySize && request.Measure is null)
        {
            throw new InputException($"A draw by {request.Method} goes by the units' sizes; name their column as the measure.");
        }

        if (bySize && request.Strata.Count > 0)
        {
            throw new InputException($"A draw by {request.Method} takes no strata; draw each stratum's file by itself.");
        }

        if (request.Sharing != SampleSharing.Proportional && request.Spread is null)
        {
            throw new InputException($"{request.Sharing} sharing goes by the spread of a variable; name its column as the spread.");
        }
    }

    private static string[] Strata(DataRows rows, IReadOnlyList<string> columns)
    {
        var strata = new string[rows.Count];
        for (var row = 0; row < strata.Length; row++)
        {
            strata[row] = columns.Count == 0 ? Whole : string.Join(" × ", columns.Select(column => rows[column].Text(row) ?? "(missing)"));
        }

        return strata;
    }

    private static Outcome<Sample> Allocate(
        SampleRequest request, DataRows rows, string[] strata, out IReadOnlyList<StratumSample> allocation)
    {
        allocation = [];
        switch (request.Method)
        {
            case SampleMethod.Poisson:
                return InclusionProbabilities.Proportional(Sizes(request, rows), request.Size)
                    .Then(probabilities => RandomSample.Poisson(probabilities, request.Seed));
            case SampleMethod.ProportionalSystematic:
                return RandomSample.ProportionalSystematic(Sizes(request, rows), request.Size, request.Seed);
            case SampleMethod.Sampford:
                return SampfordSample.Draw(Sizes(request, rows), request.Size, request.Seed);
        }

        var spread = request.Spread is { } column ? Complete(request.Data, rows, column) : null;
        var frame = strata.Index().GroupBy(unit => unit.Item, unit => unit.Index, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => Stratum(group.Key, [.. group], spread)).ToList();
        var shared = request.Sharing switch
        {
            SampleSharing.Neyman => SampleAllocation.Neyman(frame, request.Size, request.Minimum),
            SampleSharing.Power => SampleAllocation.Power(frame, request.Size, request.Power, request.Minimum),
            _ => SampleAllocation.Proportional(frame, request.Size, request.Minimum),
        };
        if (!shared.TryGet(out var parts, out var problem))
        {
            return problem;
        }

        allocation = parts;
        return RandomSample.Stratified(strata, parts, request.Seed, request.Method == SampleMethod.Systematic);
    }

    private static Stratum Stratum(string name, List<int> units, IReadOnlyList<double>? spread)
    {
        if (spread is null)
        {
            return new Stratum(name, units.Count);
        }

        var mean = units.Average(unit => spread[unit]);
        var squares = units.Sum(unit => (spread[unit] - mean) * (spread[unit] - mean));
        return new Stratum(name, units.Count)
        {
            Mean = mean,
            StandardDeviation = units.Count < 2 ? 0 : Math.Sqrt(squares / (units.Count - 1)),
        };
    }

    private static IReadOnlyList<double> Sizes(SampleRequest request, DataRows rows) => Complete(request.Data, rows, request.Measure!);

    private static IReadOnlyList<double> Complete(string file, DataRows rows, string column)
    {
        var values = rows[column];
        var missing = Enumerable.Range(0, rows.Count).FirstOrDefault(values.IsMissing, -1);
        return missing < 0 ? values.Numbers : throw new InputException(
            $"{file}, row {rows.Number(missing)}, column {values.Name}, value ''; expected a number: every unit of the frame needs one.");
    }

    private static Outcome<ResultTable> Listing(DataFile file, DataRows rows, string[] strata, Sample sample) => new ResultTable(
        "sample",
        "Sample",
        [.. file.Columns, "stratum", "inclusion_probability", "weight"],
        [
            .. sample.Units.Select((unit, i) => (IReadOnlyList<ResultValue>)
            [
                .. file.Columns.Select(column => (ResultValue)rows[column].Text(unit)),
                strata[unit],
                sample.InclusionProbabilities[i],
                sample.Weights[i],
            ]),
        ])
    {
        IsListing = true,
    };

    private static ResultTable Summary(string[] strata, IReadOnlyList<StratumSample> allocation, ResultTable listing)
    {
        var parts = allocation.Count > 0 ? allocation : [new StratumSample(Whole, strata.Length, listing.Rows.Count)];
        return new ResultTable(
            "allocation",
            "Units by stratum",
            ["stratum", "frame", "sample", "fraction"],
            [.. parts.Select(part => (IReadOnlyList<ResultValue>)
                [part.Stratum, (double)part.Count, (double)part.SampleCount, (double)part.SampleCount / part.Count])]);
    }
}
