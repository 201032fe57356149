using System.Globalization;
using Sektorskifte.Analysis.Results;
using Sektorskifte.Register.Data;
using Sektorskifte.Register.Records;
using Sektorskifte.Statistics;
using Sektorskifte.Statistics.Agreement;

namespace Sektorskifte.Analysis.Agreement;

/// <summary>How far coders of the same units agree: Krippendorff's alpha, Cohen's kappa of two, Fleiss' kappa of several.</summary>
public static class CoderAgreement
{
    /// <summary>
    /// Works out the agreement: the table <c>agreement</c>, and <c>pairs</c> with Cohen's kappa of each two coders. Fleiss' kappa is
    /// there when every unit has the same number of codings.
    /// </summary>
    /// <param name="request">The codings.</param>
    /// <exception cref="InputException">The file or a column is not there, a value can't be used, or the request contradicts itself.</exception>
    public static AnalysisResult Run(AgreementRequest request)
    {
        var codings = CodingData.Read(request);
        var found = new List<IReadOnlyList<ResultValue>>();
        var problems = new List<Problem>();
        Alpha(request, codings, found, problems);
        Fleiss(request, codings, found);
        var pairs = Pairs(request, codings, problems);
        return new AnalysisResult
        {
            Title = "Agreement of coders",
            Inputs = [codings.Input],
            Settings =
            [
                ("coders", string.Join(", ", codings.Coders)),
                ("units", codings.Units.ToString(CultureInfo.InvariantCulture)),
                ("metric of alpha", request.Metric.ToString()),
                ("categories", string.Join(", ", codings.Categories.Take(30)) + (codings.Categories.Count > 30 ? ", …" : "")),
                ("replicates", request.Replicates.ToString(CultureInfo.InvariantCulture)),
                ("seed", request.Seed.ToString(CultureInfo.InvariantCulture)),
            ],
            Tables =
            [
                new ResultTable(
                    "agreement", "Agreement of all coders", ["measure", "value", "se", "lower", "upper", "observed", "expected", "units", "codings"], found),
                new ResultTable(
                    "pairs", "Cohen's kappa of two coders each", ["first", "second", "kappa", "se", "lower", "upper", "observed", "expected", "units", "p"], pairs),
            ],
            Notes = codings.Notes,
            Problems = problems,
        };
    }

    private static void Alpha(AgreementRequest request, CodingData codings, List<IReadOnlyList<ResultValue>> found, List<Problem> problems)
    {
        var name = $"Krippendorff's alpha, {request.Metric.ToString().ToLowerInvariant()}";
        var read = request.Metric is AlphaMetric.Nominal or AlphaMetric.Ordinal
            ? Codings.OfLabels(codings.Labels, codings.Categories)
            : Codings.Of(codings.Numbers());
        if (!read.TryGet(out var values, out var problem))
        {
            problems.Add(problem);
            return;
        }

        if (request.Replicates == 0)
        {
            if (KrippendorffAlpha.Estimate(values, request.Metric).TryGet(out var alpha, out problem))
            {
                found.Add([name, alpha.Alpha, ResultValue.Nothing, ResultValue.Nothing, ResultValue.Nothing, alpha.Observed, alpha.Expected, alpha.Units, alpha.Codings]);
            }
            else
            {
                problems.Add(problem);
            }

            return;
        }

        if (KrippendorffAlpha.Bootstrap(values, request.Metric, request.Seed, request.Replicates, request.Confidence).TryGet(out var bootstrap, out problem))
        {
            var estimate = bootstrap.Estimate;
            found.Add([name, estimate.Alpha, ResultValue.Nothing, bootstrap.Lower, bootstrap.Upper, estimate.Observed, estimate.Expected, estimate.Units, estimate.Codings]);
        }
        else
        {
            problems.Add(problem);
        }
    }

    // Fleiss' kappa is about units with the same number of codings; others have alpha.
    private static void Fleiss(AgreementRequest request, CodingData codings, List<IReadOnlyList<ResultValue>> found)
    {
        var ratings = codings.Ratings();
        if (FleissKappa.Estimate(ratings, request.Confidence).TryGet(out var kappa, out _))
        {
            found.Add(
            [
                "Fleiss' kappa", kappa.Overall.Kappa, kappa.Overall.StandardError, kappa.Overall.Lower, kappa.Overall.Upper,
                kappa.Overall.Observed, kappa.Overall.Expected, kappa.Overall.Units, kappa.Overall.Units * kappa.Raters,
            ]);
        }
    }

    private static List<IReadOnlyList<ResultValue>> Pairs(AgreementRequest request, CodingData codings, List<Problem> problems)
    {
        var pairs = new List<IReadOnlyList<ResultValue>>();
        for (var first = 0; first < codings.Coders.Count; first++)
        {
            for (var second = first + 1; second < codings.Coders.Count; second++)
            {
                var (a, b) = (codings.Coders[first], codings.Coders[second]);
                if (CodingTable.Of(codings.Labels[first], codings.Labels[second], codings.Categories)
                    .Then(table => CohenKappa.Estimate(table, confidence: request.Confidence)).TryGet(out var kappa, out var problem))
                {
                    pairs.Add(
                    [
                        a, b, kappa.Kappa, kappa.StandardError, kappa.Lower, kappa.Upper, kappa.Observed, kappa.Expected, kappa.Units,
                        double.IsFinite(kappa.PValue) ? kappa.PValue : ResultValue.Nothing,
                    ]);
                }
                else
                {
                    problems.Add(problem with { Message = $"{a} and {b}: {problem.Message}" });
                }
            }
        }

        return pairs;
    }
}
