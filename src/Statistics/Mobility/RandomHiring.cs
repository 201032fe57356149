using Sektorskifte.Statistics.Distributions;
using Sektorskifte.Statistics.LogLinear;

namespace Sektorskifte.Statistics.Mobility;

/// <summary>
/// Flows between sectors against what they would be if employers hired without regard to where people come from: the ratio of
/// observed to expected, with an interval.
/// </summary>
/// <param name="Flows">The flows, by origin and then destination; without those within a sector when these are left out.</param>
/// <param name="Deviance">G² of the hypothesis of random hiring, from 0.</param>
/// <param name="DegreesOfFreedom">Its degrees of freedom.</param>
/// <param name="PValue">The probability of a G² at least this large under random hiring.</param>
[Estimator("random-hiring", Source = "L. A. Goodman (1968), The analysis of cross-classified data: independence, quasi-independence, "
    + "and interactions in contingency tables with or without missing entries, Journal of the American Statistical Association 63 "
    + "(324), 1091-1131; F. Garwood (1936), Fiducial limits for the Poisson distribution, Biometrika 28 (3/4), 437-442")]
public sealed record RandomHiring(IReadOnlyList<HiringFlow> Flows, double Deviance, int DegreesOfFreedom, double PValue)
{
    /// <summary>Against independence of origin and destination, given how many left each sector and how many each hired; without
    /// moves within sectors, against quasi-independence.</summary>
    /// <param name="sectors">The names of the sectors, at least two, no two the same.</param>
    /// <param name="counts">The moves, from each sector to each, by origin and then destination; from 0.</param>
    /// <param name="withinSectors">Whether moves within a sector take part; default yes. When not, their counts are not looked at.</param>
    /// <param name="confidence">The confidence level, between 0 and 1 and neither of them; default 0.95.</param>
    /// <returns>The flows, or why there are none: no moves, a count below 0, too few sectors to tell.</returns>
    /// <exception cref="ArgumentException">There are more or fewer counts than pairs of sectors, or a sector is named twice.</exception>
    public static Outcome<RandomHiring> GivenMargins(
        IReadOnlyList<string> sectors, IReadOnlyList<double> counts, bool withinSectors = true, double confidence = 0.95)
    {
        Require.Fraction(confidence);
        return SectorTable.Of(sectors, counts, withinSectors).Then(table => LogLinearModel.Independence(table).Then<RandomHiring>(fit =>
        {
            var residuals = fit.Residuals(ResidualKind.Standardised);
            return new RandomHiring(
                Compare(table, [.. fit.Fitted], [.. residuals], confidence), fit.Deviance, fit.DegreesOfFreedom, fit.PValue);
        }));
    }

    /// <summary>Against hiring from all sectors in proportion to their sizes, given how many each sector hired.</summary>
    /// <param name="sectors">The names of the sectors, at least two, no two the same.</param>
    /// <param name="counts">The moves, from each sector to each, by origin and then destination; from 0.</param>
    /// <param name="sizes">How many there are to hire from in each sector (people or person-years), above 0.</param>
    /// <param name="withinSectors">Whether moves within a sector take part; default yes. When not, a sector hires from the others
    /// only.</param>
    /// <param name="confidence">The confidence level, between 0 and 1 and neither of them; default 0.95.</param>
    /// <returns>The flows, or why there are none: no moves, a count below 0, a size that is not above 0.</returns>
    /// <exception cref="ArgumentException">There are more or fewer counts or sizes than belong to the sectors.</exception>
    public static Outcome<RandomHiring> GivenSizes(
        IReadOnlyList<string> sectors,
        IReadOnlyList<double> counts,
        IReadOnlyList<double> sizes,
        bool withinSectors = true,
        double confidence = 0.95)
    {
        Require.Fraction(confidence);
        ArgumentNullException.ThrowIfNull(sizes);
        return SectorTable.Of(sectors, counts, withinSectors).Then<RandomHiring>(table =>
        {
            Require.SameLength(table.Dimensions[0].Count, sizes.Count);
            for (var i = 0; i < sizes.Count; i++)
            {
                if (!(sizes[i] > 0) || double.IsInfinity(sizes[i]))
                {
                    return new Problem(
                        ProblemKind.InvalidValue, $"The size of {table.Dimensions[0].Categories[i]} is {sizes[i]:R}; it must be finite and above 0.");
                }
            }

            return BySizes(table, sizes, confidence);
        });
    }

    private static RandomHiring BySizes(ContingencyTable table, IReadOnlyList<double> sizes, double confidence)
    {
        var size = table.Dimensions[0].Count;
        var hires = table.Margin(SectorTable.Destination).CountArray;
        var (expected, residuals) = (new double[size * size], new double[size * size]);
        double deviance = 0;
        for (var j = 0; j < size; j++)
        {
            double pool = 0;
            for (var i = 0; i < size; i++)
            {
                pool += table.ImpossibleArray[(i * size) + j] ? 0 : sizes[i];
            }

            for (var i = 0; i < size; i++)
            {
                var cell = (i * size) + j;
                if (table.ImpossibleArray[cell] || hires[j] == 0)
                {
                    continue;
                }

                var share = sizes[i] / pool;
                expected[cell] = hires[j] * share;
                deviance += 2 * SmallDifferences.Deviance(table.CountArray[cell], expected[cell]);

                // With one other sector to hire from, all come from it.
                residuals[cell] = share < 1 ? (table.CountArray[cell] - expected[cell]) / Math.Sqrt(expected[cell] * (1 - share)) : 0;
            }
        }

        var freedom = table.PossibleCells - size;
        return new RandomHiring(
            Compare(table, expected, residuals, confidence), deviance, freedom, freedom > 0 ? ChiSquared.UpperTail(deviance, freedom) : 1);
    }

    private static List<HiringFlow> Compare(ContingencyTable table, double[] expected, double[] residuals, double confidence)
    {
        var flows = new List<HiringFlow>(expected.Length);
        for (var cell = 0; cell < expected.Length; cell++)
        {
            if (!table.ImpossibleArray[cell])
            {
                flows.Add(new HiringFlow(
                    table.Dimensions[0].Categories[table.CategoryOf(cell, 0)],
                    table.Dimensions[1].Categories[table.CategoryOf(cell, 1)],
                    table.CountArray[cell],
                    expected[cell],
                    residuals[cell],
                    confidence));
            }
        }

        return flows;
    }
}
