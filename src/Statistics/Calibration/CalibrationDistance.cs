namespace Sektorskifte.Statistics.Calibration;

/// <summary>How the distance between the weights before and after is measured, which is what calibration keeps small.</summary>
public enum CalibrationDistance
{
    /// <summary>
    /// Squared differences: g = 1 + u. Without bounds this is the generalised regression estimator; factors can then come out below 0.
    /// With bounds they are cut off at them.
    /// </summary>
    Linear,

    /// <summary>Relative entropy: g = eᵘ. Factors are above 0; with margins of categories this is what raking comes to.</summary>
    Raking,

    /// <summary>An S-shaped curve between two bounds, which it needs: factors never reach them.</summary>
    Logit,
}
