using Sektorskifte.Analysis.Results;
using Sektorskifte.Register.Records;
using Sektorskifte.Statistics;
using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Regression;

namespace Sektorskifte.Analysis.Survey;

/// <summary>A regression that was asked for: coefficients, tests of terms, and average marginal effects.</summary>
/// <param name="file">The answers.</param>
/// <param name="domain">The design, of the rows that have all values.</param>
/// <param name="spec">What was asked for.</param>
/// <param name="confidence">The confidence level of intervals.</param>
internal sealed class EstimateModel(SurveyFile file, SurveyDesign domain, EstimateSpec spec, double confidence)
{
    /// <summary>Adds its rows to what was found, or says why there are none.</summary>
    /// <exception cref="InputException">A value can't be used.</exception>
    public Problem? Into(SurveyFindings found)
    {
        var names = spec.Terms.SelectMany(term => term).ToList();
        var variables = names.Select(variable => variable.Column).Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(column => Variable(column, names.Exists(v => v.IsFactor && v.Column.Equals(column, StringComparison.OrdinalIgnoreCase))))
            .ToList();
        var terms = spec.Terms.Select(term => string.Join(':', term.Select(variable => file.Rows[variable.Column].Name))).ToList();
        var outcome = ModelMatrix.Build(terms, variables);
        if (!outcome.TryGet(out var matrix, out var problem))
        {
            return problem;
        }

        return spec.Kind == EstimateKind.Ordinal ? Ordinal(found, matrix) : Fit(found, matrix, variables);
    }

    private Problem? Fit(SurveyFindings found, ModelMatrix matrix, List<ModelVariable> variables)
    {
        var family = spec.Kind switch
        {
            EstimateKind.Logistic => RegressionFamily.Logistic,
            EstimateKind.Poisson => RegressionFamily.Poisson,
            _ => RegressionFamily.Linear,
        };
        if (!SurveyRegression.Fit(domain, matrix, Response(), family).TryGet(out var fit, out var problem))
        {
            return problem;
        }

        Coefficients(found, fit.Estimates, fit.Test);
        Terms(found, matrix, term => fit.TestTerms([term]));
        foreach (var variable in variables)
        {
            if (MarginalEffects.Of(fit, variable.Name).TryGet(out var effects, out _))
            {
                for (var i = 0; i < effects.Values.Count; i++)
                {
                    var interval = effects.Interval(i, confidence).TryGet(out var limits, out _) ? limits : (ConfidenceInterval?)null;
                    found.Effects.Add([spec.Text, effects.Names[i], effects.Values[i], effects.StandardError(i), interval?.Lower, interval?.Upper]);
                }
            }
        }

        return null;
    }

    private Problem? Ordinal(SurveyFindings found, ModelMatrix matrix)
    {
        if (!OrdinalRegression.Fit(domain, matrix, file.Factor(spec.Variables[0])).TryGet(out var fit, out var problem))
        {
            return problem;
        }

        Coefficients(found, fit.Estimates, fit.Test);
        Terms(found, matrix, term => fit.TestTerms([term]));
        return null;
    }

    // A yes or no may be written in words; the category that comes second counts as yes, and the result says so.
    private double[] Response()
    {
        var column = file.Rows[spec.Variables[0]];
        if (spec.Kind == EstimateKind.Logistic && !column.IsNumeric && column.Categories.Count == 2)
        {
            return [.. column.Codes.Select(code => code < 0 ? double.NaN : code)];
        }

        return [.. column.Numbers];
    }

    private ModelVariable Variable(string column, bool isFactor) => isFactor || !file.Rows[column].IsNumeric
        ? ModelVariable.Of(file.Factor(column))
        : ModelVariable.Of(file.Rows[column].Name, file.Rows[column].Numbers);

    private void Coefficients(SurveyFindings found, SurveyEstimates estimates, Func<int, double?, Outcome<CoefficientTest>> test)
    {
        for (var i = 0; i < estimates.Values.Count; i++)
        {
            var tested = test(i, null).TryGet(out var t, out _) ? t : null;
            var interval = estimates.Interval(i, confidence).TryGet(out var limits, out _) ? limits : (ConfidenceInterval?)null;
            found.Coefficients.Add(
            [
                spec.Text, estimates.Names[i], estimates.Values[i], estimates.StandardError(i),
                tested?.Statistic, tested?.DegreesOfFreedom, tested?.PValue, interval?.Lower, interval?.Upper,
            ]);
        }
    }

    private void Terms(SurveyFindings found, ModelMatrix matrix, Func<string, Outcome<TermTest>> test)
    {
        foreach (var term in matrix.Terms)
        {
            if (test(term).TryGet(out var tested, out var problem))
            {
                found.Terms.Add([spec.Text, term, tested.Statistic, tested.CoefficientCount, tested.DegreesOfFreedom, tested.PValue]);
            }
            else
            {
                found.Problems.Add(problem with { Message = $"{spec.Text}: {problem.Message}" });
            }
        }
    }
}
