namespace Sektorskifte.Statistics.Nonresponse;

/// <summary>
/// The final disposition codes of AAPOR's Standard Definitions that the modes (telephone, face to face, post, web) share. A code
/// with more digits refines the one that it starts with, and counts as it does.
/// </summary>
public static class DispositionCodes
{
    private static readonly Dictionary<string, DispositionCode> ByDigits = [];

    static DispositionCodes()
    {
        Add(CaseOutcome.Interview, ("1.1", "complete interview"));
        Add(CaseOutcome.PartialInterview, ("1.2", "partial interview with sufficient information"));
        Add(
            CaseOutcome.Refusal,
            ("2.1", "refusal and break-off"), ("2.11", "refusal"), ("2.12", "break-off with insufficient information"));
        Add(
            CaseOutcome.NonContact,
            ("2.2", "non-contact"), ("2.21", "respondent never available"), ("2.22", "answering device at a known household"),
            ("2.23", "no access to the building"), ("2.24", "nobody at home"), ("2.25", "respondent away or unavailable"),
            ("2.26", "respondent unavailable during the field period"), ("2.27", "completed but returned after the field period"));
        Add(
            CaseOutcome.OtherNonInterview,
            ("2.3", "eligible, other reason"), ("2.31", "dead after the reference date"),
            ("2.32", "physically or mentally unable"), ("2.33", "language"), ("2.34", "recording or line not good enough"),
            ("2.35", "place or activity did not allow an interview"), ("2.36", "miscellaneous"), ("2.9", "miscellaneous"));
        Add(
            CaseOutcome.UnknownHousehold,
            ("3.1", "unknown whether there is a household or a working address"), ("3.11", "not attempted, no invitation sent"),
            ("3.12", "always busy"), ("3.13", "no answer"), ("3.14", "answering device, household unknown"),
            ("3.15", "call blocked"), ("3.16", "technical problem"), ("3.17", "not reached, or not safe to reach"),
            ("3.18", "address not found"), ("3.19", "nothing ever returned"));
        Add(
            CaseOutcome.UnknownOther,
            ("3.2", "household, unknown whether anybody is eligible"), ("3.21", "no screening completed"),
            ("3.3", "invitation returned undelivered"), ("3.4", "returned with a forwarding address"), ("3.9", "other"));
        Add(
            CaseOutcome.NotEligible,
            ("4", "not eligible"), ("4.1", "outside the sample or screened out"), ("4.2", "fax or data line"),
            ("4.3", "number not in service"), ("4.4", "special technical circumstances"), ("4.5", "not a residence"),
            ("4.6", "vacant"), ("4.7", "no eligible respondent"), ("4.8", "quota filled"), ("4.81", "listed twice"),
            ("4.9", "other"));
    }

    /// <summary>All codes of the list.</summary>
    public static IReadOnlyCollection<DispositionCode> All => ByDigits.Values;

    /// <summary>The code of the list that a code is, or refines.</summary>
    /// <param name="code">A code such as 2.11, 2.112, 2.10 (the same as 2.1) or 211 without its point.</param>
    /// <returns>The code of the list; or that the list has none, or only one whose groups differ in the rates.</returns>
    public static Outcome<DispositionCode> Find(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        var digits = code.Trim().Replace(".", "", StringComparison.Ordinal);
        if (digits.Length > 0 && digits.All(char.IsAsciiDigit) && !code.TrimStart().StartsWith('.'))
        {
            for (var length = digits.Length; length > 0; length--)
            {
                if (ByDigits.TryGetValue(digits[..length], out var found))
                {
                    return found;
                }
            }
        }

        return new Problem(ProblemKind.InvalidValue, digits.TrimEnd('0') is "1" or "2" or "3"
            ? $"The disposition code {code} covers several outcomes; a digit more is needed, such as {digits[0]}.1."
            : $"The disposition code '{code}' is not one of AAPOR's; they start with 1.1, 1.2, 2.1-2.3, 2.9, 3.1-3.4, 3.9 or 4.");
    }

    private static void Add(CaseOutcome outcome, params ReadOnlySpan<(string Code, string Meaning)> codes)
    {
        foreach (var (code, meaning) in codes)
        {
            ByDigits.Add(code.Replace(".", "", StringComparison.Ordinal), new(code, outcome, meaning));
        }
    }
}
