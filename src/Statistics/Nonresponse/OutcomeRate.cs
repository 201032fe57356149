namespace Sektorskifte.Statistics.Nonresponse;

/// <summary>
/// The rates of AAPOR's Standard Definitions. Response: who answered, of those that could have. Cooperation: of those reached.
/// Refusal and contact: who refused, who was reached.
/// </summary>
public enum OutcomeRate
{
    /// <summary>Complete interviews; every case of unknown eligibility counts as eligible. The lowest response rate.</summary>
    RR1,

    /// <summary>As RR1, partial interviews counted as responses.</summary>
    RR2,

    /// <summary>Complete interviews; the share e of the unknown counts as eligible.</summary>
    RR3,

    /// <summary>As RR3, partial interviews counted as responses.</summary>
    RR4,

    /// <summary>Complete interviews; none of the unknown counts as eligible.</summary>
    RR5,

    /// <summary>As RR5, partial interviews counted as responses. The highest response rate.</summary>
    RR6,

    /// <summary>Complete interviews among all eligible cases that were reached.</summary>
    COOP1,

    /// <summary>As COOP1, partial interviews counted as cooperation.</summary>
    COOP2,

    /// <summary>As COOP1 without those unable to take part.</summary>
    COOP3,

    /// <summary>As COOP3, partial interviews counted as cooperation.</summary>
    COOP4,

    /// <summary>Refusals; every case of unknown eligibility counts as eligible.</summary>
    REF1,

    /// <summary>Refusals; the share e of the unknown counts as eligible.</summary>
    REF2,

    /// <summary>Refusals; none of the unknown counts as eligible.</summary>
    REF3,

    /// <summary>Cases reached; every case of unknown eligibility counts as eligible.</summary>
    CON1,

    /// <summary>Cases reached; the share e of the unknown counts as eligible.</summary>
    CON2,

    /// <summary>Cases reached; none of the unknown counts as eligible.</summary>
    CON3,
}
