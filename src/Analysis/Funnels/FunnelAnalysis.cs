using System.Globalization;
using Sektorskifte.Analysis.Results;
using Sektorskifte.Register.Records;
using Sektorskifte.Statistics;
using Sektorskifte.Statistics.Funnels;
using Sektorskifte.Statistics.Proportions;

namespace Sektorskifte.Analysis.Funnels;

/// <summary>Recruitment funnels from a file of applications: where applicants of different groups stay behind.</summary>
public sealed class FunnelAnalysis
{
    private readonly FunnelRequest _request;
    private readonly FunnelData _data;
    private readonly List<IReadOnlyList<ResultValue>> _stages = [];
    private readonly List<IReadOnlyList<ResultValue>> _passages = [];
    private readonly List<IReadOnlyList<ResultValue>> _gaps = [];
    private readonly List<IReadOnlyList<ResultValue>> _selection = [];
    private readonly List<IReadOnlyList<ResultValue>> _jobs = [];
    private readonly List<IReadOnlyList<ResultValue>> _composition = [];
    private readonly List<Problem> _problems = [];

    private FunnelAnalysis(FunnelRequest request)
    {
        _request = request;
        _data = FunnelData.Read(request);
    }

    /// <summary>
    /// Analyses the applications: <c>stages</c> and <c>passages</c> of each group; compared with the reference <c>gap</c> by stage, supply
    /// and demand, and <c>selection</c> ratios with the four-fifths rule; within jobs <c>jobs</c> (Mantel-Haenszel) and
    /// <c>composition</c> (Kitagawa).
    /// </summary>
    /// <param name="request">The file and its columns.</param>
    /// <exception cref="InputException">The file, a column, a step or a group is not there.</exception>
    public static AnalysisResult Run(FunnelRequest request) => new FunnelAnalysis(request).Result();

    private AnalysisResult Result()
    {
        var funnels = new Dictionary<string, Funnel>(StringComparer.Ordinal);
        foreach (var group in _data.Groups)
        {
            if (_data.Of(group).TryGet(out var funnel, out var problem))
            {
                funnels.Add(group, funnel);
                Describe(group, funnel);
            }
            else
            {
                Add(group, problem);
            }
        }

        if (funnels.TryGetValue(_data.Groups[0], out var reference))
        {
            foreach (var group in _data.Groups.Skip(1).Where(funnels.ContainsKey))
            {
                Compare(group, funnels[group], _data.Groups[0], reference);
            }
        }

        var unit = _request.Person is null ? "applications" : "persons";
        return new AnalysisResult
        {
            Title = "Recruitment funnel",
            Inputs = [_data.Input],
            Settings =
            [
                ("steps", string.Join(", ", _request.Steps)), ("counted", unit), ("groups", _request.Group ?? "one"),
                ("reference", _data.Groups[0]), ("supply stages", _request.SupplyStages.ToString(CultureInfo.InvariantCulture)),
                ("open by", _request.Open ?? "none"),
            ],
            Tables = [.. Tables()],
            Notes =
            [
                .. _data.Notes,
                $"Counted are {unit}. An open process counts in the stages it has passed and in no later one; it is no failure.",
            ],
            Problems = _problems,
        };
    }

    private void Describe(string group, Funnel funnel)
    {
        foreach (var stage in funnel.Stages)
        {
            var share = stage.Rate(_request.Confidence).TryGetInterval(out var interval) ? interval : (ShareInterval?)null;
            _stages.Add(
                [group, stage.From, stage.To, stage.Reached, stage.Open, stage.Decided, stage.Passed, share?.Share, share?.Lower, share?.Upper]);
        }

        if (funnel.Passage(confidence: _request.Confidence).TryGet(out var passage, out var problem))
        {
            var limits = passage.Interval.TryGet(out var interval, out _) ? interval : (ShareInterval?)null;
            _passages.Add([group, passage.From, passage.To, passage.Share, passage.StandardError, limits?.Lower, limits?.Upper]);
        }
        else
        {
            Add(group, problem);
        }
    }

    private void Compare(string group, Funnel funnel, string name, Funnel reference)
    {
        if (FunnelGap.Decompose(funnel, reference, _request.SupplyStages, _request.Confidence).TryGet(out var parts, out var problem))
        {
            foreach (var part in parts.Stages)
            {
                Gap(group, name, "stage", part, parts);
            }

            foreach (var (kind, part) in new[] { ("supply", parts.Supply), ("demand", parts.Demand) })
            {
                if (part.TryGet(out var sum, out _))
                {
                    Gap(group, name, kind, sum, parts);
                }
            }

            Gap(group, name, "total", parts.Total, parts);
        }
        else
        {
            Add(group, problem);
        }

        Selection(group, funnel, name, reference);
        if (_request.Job is not null)
        {
            Jobs(group, name);
        }
    }

    private void Gap(string group, string reference, string kind, GapPart part, FunnelGapParts parts) => _gaps.Add(
    [
        group, reference, kind, part.Name, part.LogRatio, part.StandardError, part.Lower, part.Upper, part.Ratio,
        parts.ShareOf(part).TryGet(out var share, out _) ? share : ResultValue.Nothing,
    ]);

    // Of those about whom it is decided at every stage, from the first step of demand to the last.
    private void Selection(string group, Funnel funnel, string name, Funnel reference)
    {
        if (SelectionRatio.Compare(Applicants(group, funnel), Applicants(name, reference), _request.Confidence).TryGet(out var compared, out var problem))
        {
            var interval = compared.Interval.TryGet(out var limits, out _) ? limits : null;
            _selection.Add(
            [
                group, name, compared.Ratio, interval?.Lower, interval?.Upper, compared.IsUnderFourFifths ? "under" : "not under",
                compared.Exact.Both,
            ]);
        }
        else
        {
            Add(group, problem);
        }
    }

    private ApplicantGroup Applicants(string name, Funnel funnel)
    {
        var demand = funnel.Stages.Skip(Math.Min(_request.SupplyStages, funnel.Stages.Count - 1)).ToList();
        var open = demand.Sum(stage => stage.Open);
        return new ApplicantGroup(name, demand[^1].Passed, demand[0].Reached - open);
    }

    private void Jobs(string group, string reference)
    {
        var jobs = _data.Jobs(group, reference);
        if (MantelHaenszel.Compare(jobs, _request.Confidence).TryGet(out var odds, out var problem))
        {
            _jobs.Add(
            [
                group, reference, odds.OddsRatio, odds.Lower, odds.Upper,
                odds.Crude.TryGet(out var crude, out _) ? crude : ResultValue.Nothing,
                odds.Test.ChiSquared, odds.Test.PValue,
                odds.Homogeneity.TryGet(out var homogeneity, out _) ? homogeneity.PValue : ResultValue.Nothing,
                odds.IsReversed ? "reversed" : "not reversed", odds.JobsThatCount, odds.JobsLeftOut.Count,
            ]);
        }
        else
        {
            Add(group, problem);
        }

        var both = jobs.Where(job => job.Passed + job.Failed > 0 && job.OtherPassed + job.OtherFailed > 0)
            .Select(job => new CategoryCounts(
                job.Job, job.Passed + job.Failed, job.Passed, job.OtherPassed + job.OtherFailed, job.OtherPassed)).ToList();
        if (both.Count > 0 && Kitagawa.Decompose(both).TryGet(out var parts, out problem))
        {
            Part("difference", parts.Total);
            Part("different jobs", parts.Composition);
            Part("different rates in the same jobs", parts.Rate);
            Part($"different jobs, at the rates of {group}", parts.CompositionAtFirstRates);
            Part($"different rates, at the jobs of {reference}", parts.RateAtSecondComposition);
            Part($"different jobs, at the rates of {reference}", parts.CompositionAtSecondRates);
            Part($"different rates, at the jobs of {group}", parts.RateAtFirstComposition);
            Part("interaction", parts.Interaction);
        }

        void Part(string name, DifferencePart part) => _composition.Add([group, reference, name, part.Value, part.StandardError]);
    }

    private void Add(string group, Problem problem) => _problems.Add(problem with { Message = $"{group}: {problem.Message}" });

    private IEnumerable<ResultTable> Tables() => new ResultTable[]
    {
        new("stages", "Stages", ["group", "from", "to", "reached", "open", "decided", "passed", "rate", "lower", "upper"], _stages),
        new("passages", "From the first step to the last", ["group", "from", "to", "share", "se", "lower", "upper"], _passages),
        new(
            "gap", "Where the gap to the reference arises",
            ["group", "reference", "kind", "part", "log_ratio", "se", "lower", "upper", "ratio", "share_of_gap"], _gaps),
        new("selection", "Selection ratios", ["group", "reference", "ratio", "lower", "upper", "four_fifths", "fisher_p"], _selection),
        new(
            "jobs", "Within jobs (Mantel-Haenszel)",
            ["group", "reference", "odds_ratio", "lower", "upper", "crude_odds_ratio", "cmh", "p", "homogeneity_p", "simpson", "jobs", "jobs_left_out"],
            _jobs),
        new("composition", "What the jobs applied for explain (Kitagawa)", ["group", "reference", "part", "value", "se"], _composition),
    }.Where(table => table.Rows.Count > 0);
}
