using System.Globalization;
using Sektorskifte.Register.Records;
using Sektorskifte.Statistics;
using Sektorskifte.Statistics.Associations;
using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Estimates;

namespace Sektorskifte.Analysis.Survey;

/// <summary>One estimate, from what was asked for to its rows.</summary>
/// <param name="file">The answers.</param>
/// <param name="design">The design of all of them.</param>
/// <param name="spec">What was asked for.</param>
/// <param name="confidence">The confidence level of intervals.</param>
internal sealed class EstimateRun(SurveyFile file, SurveyDesign design, EstimateSpec spec, double confidence)
{
    /// <summary>Adds the estimate's rows to what was found, or says why there are none.</summary>
    /// <exception cref="InputException">A value or a category can't be used.</exception>
    public Problem? Into(SurveyFindings found)
    {
        var domain = Domain(out var missing);
        if (missing > 0)
        {
            found.Notes.Add(string.Create(
                CultureInfo.InvariantCulture, $"{spec.Text}: {missing} rows of the domain lack a value and are left out."));
        }

        var by = spec.Kind is EstimateKind.TTest or EstimateKind.RankTest or EstimateKind.Difference ? null : file.Groups(spec.By);
        switch (spec.Kind)
        {
            case EstimateKind.Total:
                return Add(found, SurveyMean.Totals(domain, [Number()], by), DesignEffects.OfTotals, domain, by);
            case EstimateKind.Mean:
                return Add(found, SurveyMean.Means(domain, [Number()], by), DesignEffects.OfMeans, domain, by);
            case EstimateKind.Ratio:
                return Add(found, SurveyRatio.Ratios(domain, [(Number(), file.Variable(spec.Variables[1]))], by), null, domain, by);
            case EstimateKind.Share:
                return Shares(found, domain, by);
            case EstimateKind.Quantile:
                return Quantiles(found, domain, by);
            case EstimateKind.Difference:
                return Difference(found, domain);
            case EstimateKind.Variance:
                return Add(found, SurveyVariance.Covariances(domain, [Number()]), null, domain, null);
            case EstimateKind.Correlation:
                return Add(found, SurveyVariance.Correlations(domain, [.. spec.Variables.Select(file.Variable)]), null, domain, null);
            case EstimateKind.Alpha:
                return Add(found, CronbachAlpha.Estimate(domain, [.. spec.Variables.Select(file.Variable)]), null, domain, null);
            case EstimateKind.Independence or EstimateKind.TTest or EstimateKind.RankTest:
                return new EstimateTests(file, domain, spec, confidence).Into(found);
            default:
                return new EstimateModel(file, domain, spec, confidence).Into(found);
        }
    }

    private Variable Number() => file.Variable(spec.Variables[0]);

    /// <summary>The rows that the estimate is about and that have all its values.</summary>
    private SurveyDesign Domain(out int missing)
    {
        var rows = new bool[file.Rows.Count];
        Array.Fill(rows, true);
        foreach (var condition in spec.Where)
        {
            var column = file.Rows[condition.Column];
            var wanted = column.Categories.Select(category => condition.Values.Contains(category)).ToArray();
            if (condition.Values.FirstOrDefault(value => !column.Categories.Contains(value)) is { } unknown)
            {
                throw new InputException(
                    $"--estimate {spec.Text}: {column.Name} has no value '{unknown}' in {file.Name}; it has {Few(column.Categories)}.");
            }

            for (var row = 0; row < rows.Length; row++)
            {
                rows[row] &= column.Codes[row] >= 0 && wanted[column.Codes[row]];
            }
        }

        missing = 0;
        var read = spec.Columns.Distinct(StringComparer.OrdinalIgnoreCase).Select(column => file.Rows[column]).ToList();
        for (var row = 0; row < rows.Length; row++)
        {
            if (rows[row] && read.Exists(column => column.IsMissing(row)))
            {
                rows[row] = false;
                missing++;
            }
        }

        return design.Where(rows);
    }

    private Problem? Add(
        SurveyFindings found,
        Outcome<SurveyEstimates> outcome,
        Func<SurveyDesign, IReadOnlyList<Variable>, bool, Outcome<double[]>>? designEffect,
        SurveyDesign domain,
        Factor? by)
    {
        if (!outcome.TryGet(out var estimates, out var problem))
        {
            return problem;
        }

        for (var i = 0; i < estimates.Values.Count; i++)
        {
            var group = by is null ? null : GroupOf(by, i, estimates);
            var part = group is null ? domain : domain.Where(Rows(by!, group));
            double? effect = null;
            if (designEffect is not null && designEffect(part, [Number()], false).TryGet(out var effects, out _))
            {
                effect = effects[0];
            }

            found.Estimates.Add(Row(estimates, i, group is null ? null : $"{by!.Name}={group}", part) with
            {
                Item = by is null ? estimates.Names[i] : estimates.Names[i][($"{by.Name}={group} ".Length)..],
                DesignEffect = effect,
            });
        }

        return null;
    }

    // One estimate a group, in the order of the groups that have rows.
    private static string GroupOf(Factor by, int index, SurveyEstimates estimates) =>
        by.Levels.First(level => estimates.Names[index].StartsWith($"{by.Name}={level} ", StringComparison.Ordinal));

    private static bool[] Rows(Factor by, string level)
    {
        var code = by.Levels.Index().First(pair => pair.Item == level).Index;
        var rows = new bool[by.Count];
        for (var row = 0; row < rows.Length; row++)
        {
            rows[row] = by.Codes[row] == code;
        }

        return rows;
    }

    private EstimateRow Row(SurveyEstimates estimates, int index, string? group, SurveyDesign part) => new()
    {
        Estimate = spec.Text,
        Group = group,
        Item = estimates.Names[index],
        Value = estimates.Values[index],
        StandardError = estimates.StandardError(index),
        Interval = estimates.Interval(index, confidence).TryGet(out var interval, out _) ? interval : null,
        DegreesOfFreedom = estimates.DegreesOfFreedom,
        Count = part.Count,
        Population = part.SumOfWeights,
    };

    /// <summary>Shares with intervals that hold near 0 and 1.</summary>
    private Problem? Shares(SurveyFindings found, SurveyDesign domain, Factor? by)
    {
        var factor = file.Factor(spec.Variables[0]);
        var unknown = spec.Categories.FirstOrDefault(category => !factor.Levels.Contains(category));
        if (unknown is not null)
        {
            throw new InputException(
                $"--estimate {spec.Text}: {factor.Name} has no category '{unknown}' in {file.Name}; it has {Few(factor.Levels)}.");
        }

        foreach (var (group, part) in Parts(domain, by))
        {
            foreach (var category in spec.Categories.Count > 0 ? spec.Categories : factor.Levels)
            {
                var property = Variable.Where($"{factor.Name}={category}", Rows(factor, category));
                if (!SurveyProportion.Estimate(part, property, ProportionMethod.Beta, confidence).TryGet(out var share, out var problem))
                {
                    return problem;
                }

                found.Estimates.Add(new EstimateRow
                {
                    Estimate = spec.Text,
                    Group = group,
                    Item = property.Name,
                    Value = share.Interval.Estimate,
                    StandardError = share.StandardError,
                    Interval = share.Interval,
                    DegreesOfFreedom = share.DegreesOfFreedom,
                    Count = part.Count,
                    Population = part.SumOfWeights,
                    DesignEffect = DesignEffects.OfMeans(part, [property]).TryGet(out var effects, out _) ? effects[0] : null,
                });
            }
        }

        return null;
    }

    private Problem? Quantiles(SurveyFindings found, SurveyDesign domain, Factor? by)
    {
        foreach (var (group, part) in Parts(domain, by))
        {
            if (!SurveyQuantile.Quantiles(part, Number(), spec.Probabilities, confidence: confidence).TryGet(out var quantiles, out var problem))
            {
                return problem;
            }

            foreach (var quantile in quantiles)
            {
                found.Estimates.Add(new EstimateRow
                {
                    Estimate = spec.Text,
                    Group = group,
                    Item = string.Create(CultureInfo.InvariantCulture, $"{Number().Name}@{quantile.Probability}"),
                    Value = quantile.Value,
                    StandardError = quantile.StandardError.TryGet(out var error, out _) ? error : null,
                    Interval = quantile.Interval.TryGet(out var interval, out _) ? interval : null,
                    DegreesOfFreedom = quantile.DegreesOfFreedom,
                    Count = part.Count,
                    Population = part.SumOfWeights,
                });
            }
        }

        return null;
    }

    private Problem? Difference(SurveyFindings found, SurveyDesign domain)
    {
        var by = file.Factor(spec.By[0]);
        if (spec.Categories.FirstOrDefault(category => !by.Levels.Contains(category)) is { } unknown)
        {
            throw new InputException($"--estimate {spec.Text}: {by.Name} has no value '{unknown}' in {file.Name}; it has {Few(by.Levels)}.");
        }

        if (!SurveyMean.Means(domain, [Number()], by).TryGet(out var means, out var problem))
        {
            return problem;
        }

        var names = spec.Categories.Select(category => $"{by.Name}={category} {Number().Name}").ToList();
        if (names.Find(name => !means.Names.Contains(name)) is { } empty)
        {
            return new Problem(ProblemKind.NoData, $"{empty[..^(Number().Name.Length + 1)]} has no rows with a value of {Number().Name}.");
        }

        var coefficients = new double[means.Values.Count];
        coefficients[means.IndexOf(names[0])] += 1;
        coefficients[means.IndexOf(names[1])] -= 1;
        var item = $"{Number().Name}: {by.Name}={spec.Categories[0]} less {by.Name}={spec.Categories[1]}";
        found.Estimates.Add(Row(means.Combine([item], coefficients), 0, null, domain));
        return null;
    }

    private static IEnumerable<(string? Group, SurveyDesign Part)> Parts(SurveyDesign domain, Factor? by) => by is null
        ? [(null, domain)]
        : by.Levels.Select(level => ((string?)$"{by.Name}={level}", domain.Where(Rows(by, level)))).Where(part => part.Item2.Count > 0);

    private static string Few(IReadOnlyList<string> values) =>
        string.Join(", ", values.Take(10).Select(value => $"'{value}'")) + (values.Count > 10 ? $" and {values.Count - 10} more" : "");
}
