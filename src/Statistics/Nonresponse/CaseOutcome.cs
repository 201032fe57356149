namespace Sektorskifte.Statistics.Nonresponse;

/// <summary>What became of a case of the sample, in the groups of AAPOR's Standard Definitions.</summary>
public enum CaseOutcome
{
    /// <summary>I: a complete interview.</summary>
    Interview,

    /// <summary>P: an interview broken off, with enough answered to count.</summary>
    PartialInterview,

    /// <summary>R: refused, or broken off too early to count.</summary>
    Refusal,

    /// <summary>NC: eligible, never reached.</summary>
    NonContact,

    /// <summary>O: eligible, reached, no interview for another reason than refusal.</summary>
    OtherNonInterview,

    /// <summary>UH: not known whether there is a household, or whether the address works.</summary>
    UnknownHousehold,

    /// <summary>UO: not known for another reason whether the case is eligible.</summary>
    UnknownOther,

    /// <summary>Not eligible: outside the population.</summary>
    NotEligible,
}
