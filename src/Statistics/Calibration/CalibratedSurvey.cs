using Sektorskifte.Statistics.Designs;

namespace Sektorskifte.Statistics.Calibration;

/// <summary>What a step of weighting came to.</summary>
public sealed record CalibratedSurvey
{
    /// <summary>The design with the new weights; variances from it account for the step.</summary>
    public required SurveyDesign Design { get; init; }

    /// <summary>What each row's weight was multiplied with, known as g-weights.</summary>
    public required IReadOnlyList<double> Factors { get; init; }

    /// <summary>The number of steps until the totals were met; 1 for methods that need no repetition.</summary>
    public required int Iterations { get; init; }

    /// <summary>How far the worst total is still missed, relative to 1 + its size.</summary>
    public required double LargestGap { get; init; }

    /// <summary>The new weight of each row.</summary>
    public ReadOnlySpan<double> Weights => Design.Weights;

    /// <summary>
    /// By what factor unequal weights alone enlarge the variance of a mean (Kish's approximation): n Σw² / (Σw)².
    /// </summary>
    public double WeightingEffect
    {
        get
        {
            var squares = 0.0;
            foreach (var weight in Design.Weights)
            {
                squares += weight * weight;
            }

            return Design.Count * squares / (Design.SumOfWeights * Design.SumOfWeights);
        }
    }
}
