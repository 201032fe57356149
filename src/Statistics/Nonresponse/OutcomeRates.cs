namespace Sektorskifte.Statistics.Nonresponse;

/// <summary>Response, cooperation, refusal and contact rates of a survey.</summary>
/// <remarks>See <c>docs/methods/outcome-rates.md</c>.</remarks>
[Estimator("outcome-rates", Source = "The American Association for Public Opinion Research (2016), Standard Definitions: Final "
    + "Dispositions of Case Codes and Outcome Rates for Surveys, 9th edition, AAPOR")]
public static class OutcomeRates
{
    /// <summary>
    /// The share e of the cases of unknown eligibility that is taken as eligible: that of eligible among the cases where it is known.
    /// </summary>
    /// <param name="counts">The cases by outcome.</param>
    /// <returns>A share from 0 to 1, or that the eligibility of no case is known.</returns>
    public static Outcome<double> Eligibility(OutcomeCounts counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var eligible = Eligible(counts);
        var known = eligible + counts[CaseOutcome.NotEligible];
        return known > 0
            ? eligible / known
            : new Problem(ProblemKind.NoData, "No case is known to be eligible or not; e must be given.");
    }

    /// <summary>A rate.</summary>
    /// <param name="counts">The cases by outcome.</param>
    /// <param name="rate">Which rate.</param>
    /// <param name="eligibility">The share e of the unknown that is taken as eligible, 0 to 1; default as
    /// <see cref="Eligibility"/> gives it. Rates whose number is not RR3, RR4, REF2 or CON2 do not depend on it.</param>
    /// <returns>A share from 0 to 1, or that no case stands in its denominator.</returns>
    /// <exception cref="ArgumentOutOfRangeException">e is not between 0 and 1.</exception>
    public static Outcome<double> Rate(OutcomeCounts counts, OutcomeRate rate, double? eligibility = null)
    {
        ArgumentNullException.ThrowIfNull(counts);
        if (eligibility is { } given && !(given is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(eligibility), eligibility, "It lies between 0 and 1.");
        }

        var share = rate switch
        {
            OutcomeRate.RR3 or OutcomeRate.RR4 or OutcomeRate.REF2 or OutcomeRate.CON2 =>
                eligibility is { } e ? e : Eligibility(counts),
            OutcomeRate.RR5 or OutcomeRate.RR6 or OutcomeRate.REF3 or OutcomeRate.CON3 => 0,
            _ => 1,
        };
        return share.Then<double>(unknown => Divide(counts, rate, unknown));
    }

    private static Outcome<double> Divide(OutcomeCounts counts, OutcomeRate rate, double unknown)
    {
        var interviews = counts[CaseOutcome.Interview];
        var both = interviews + counts[CaseOutcome.PartialInterview];
        var refusals = counts[CaseOutcome.Refusal];
        var others = counts[CaseOutcome.OtherNonInterview];
        var all = Eligible(counts) + (unknown * (counts[CaseOutcome.UnknownHousehold] + counts[CaseOutcome.UnknownOther]));
        var (part, whole) = rate switch
        {
            OutcomeRate.RR1 or OutcomeRate.RR3 or OutcomeRate.RR5 => (interviews, all),
            OutcomeRate.RR2 or OutcomeRate.RR4 or OutcomeRate.RR6 => (both, all),
            OutcomeRate.COOP1 => (interviews, both + refusals + others),
            OutcomeRate.COOP2 => (both, both + refusals + others),
            OutcomeRate.COOP3 => (interviews, both + refusals),
            OutcomeRate.COOP4 => (both, both + refusals),
            OutcomeRate.REF1 or OutcomeRate.REF2 or OutcomeRate.REF3 => (refusals, all),
            OutcomeRate.CON1 or OutcomeRate.CON2 or OutcomeRate.CON3 => (both + refusals + others, all),
            _ => throw new ArgumentOutOfRangeException(nameof(rate), rate, "There is no such rate."),
        };
        return whole > 0 ? part / whole : new Problem(ProblemKind.NoData, $"{rate} has no case in its denominator.");
    }

    private static double Eligible(OutcomeCounts counts) =>
        counts[CaseOutcome.Interview] + counts[CaseOutcome.PartialInterview] + counts[CaseOutcome.Refusal]
        + counts[CaseOutcome.NonContact] + counts[CaseOutcome.OtherNonInterview];
}
