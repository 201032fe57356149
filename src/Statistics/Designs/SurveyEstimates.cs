using Sektorskifte.Statistics.Distributions;

namespace Sektorskifte.Statistics.Designs;

/// <summary>Estimates from a survey, with their covariances under the design.</summary>
public sealed record SurveyEstimates
{
    /// <summary>What each estimate is called.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>The estimates.</summary>
    public required IReadOnlyList<double> Values { get; init; }

    /// <summary>Their covariances under the design.</summary>
    public required CovarianceMatrix Covariance { get; init; }

    /// <summary>The design's degrees of freedom in the domain.</summary>
    public required double DegreesOfFreedom { get; init; }

    /// <summary>The number of rows that the estimates are from.</summary>
    public required int Count { get; init; }

    /// <summary>The sum of those rows' weights: the estimated size of the domain.</summary>
    public required double SumOfWeights { get; init; }

    /// <summary>The standard error of an estimate.</summary>
    /// <param name="index">The estimate, from 0.</param>
    public double StandardError(int index) => Covariance.StandardError(index);

    /// <summary>The position of an estimate.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="ArgumentException">No estimate is called so.</exception>
    public int IndexOf(string name)
    {
        for (var i = 0; i < Names.Count; i++)
        {
            if (Names[i] == name)
            {
                return i;
            }
        }

        throw new ArgumentException($"There is no estimate {name} among {string.Join(", ", Names)}.", nameof(name));
    }

    /// <summary>The Wald interval of an estimate: estimate ± quantile × standard error.</summary>
    /// <param name="index">The estimate, from 0.</param>
    /// <param name="confidence">The confidence level, between 0 and 1; default 0.95.</param>
    /// <param name="degreesOfFreedom">Those of Student's t; default the design's; infinity for the normal distribution.</param>
    /// <returns>The limits; or that the design has no degrees of freedom.</returns>
    public Outcome<ConfidenceInterval> Interval(int index, double confidence = 0.95, double? degreesOfFreedom = null)
    {
        Require.Fraction(confidence);
        var df = degreesOfFreedom ?? DegreesOfFreedom;
        if (!(df > 0))
        {
            return new Problem(
                ProblemKind.TooFewUnits,
                $"The interval of {Names[index]} has {df} degrees of freedom; a t interval takes more than 0.");
        }

        var reach = StudentT.UpperQuantile((1 - confidence) / 2, df) * StandardError(index);
        return new ConfidenceInterval(Values[index], Values[index] - reach, Values[index] + reach, confidence);
    }

    /// <summary>Linear combinations of the estimates, such as the difference of two domains.</summary>
    /// <param name="names">What each combination is called.</param>
    /// <param name="coefficients">One row of coefficients per combination, one coefficient per estimate, row after row.</param>
    public SurveyEstimates Combine(IReadOnlyList<string> names, ReadOnlySpan<double> coefficients)
    {
        Require.SameLength(names.Count * Values.Count, coefficients.Length);
        var values = new double[names.Count];
        for (var i = 0; i < values.Length; i++)
        {
            for (var j = 0; j < Values.Count; j++)
            {
                values[i] += coefficients[(i * Values.Count) + j] * Values[j];
            }
        }

        return this with { Names = names, Values = values, Covariance = Covariance.Combine(coefficients) };
    }
}
