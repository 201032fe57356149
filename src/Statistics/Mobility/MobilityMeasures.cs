using Sektorskifte.Statistics.LogLinear;

namespace Sektorskifte.Statistics.Mobility;

/// <summary>What a table of origins by destinations says of mobility in single numbers, as counted: nothing is held constant.</summary>
/// <param name="Total">The sum of the counts, above 0.</param>
/// <param name="Immobile">The share on the diagonal, from 0 to 1.</param>
/// <param name="Structural">The share that must move because origins and destinations have different sizes, from 0 to
/// <see cref="Mobile"/>.</param>
/// <param name="Shorrocks">The index of Prais and Shorrocks: 0 when nobody moves, 1 when destinations do not depend on origins,
/// at most k/(k − 1) when all of k categories move.</param>
/// <param name="ShorrocksStandardError">Its standard error, origins taken as drawn independently of each other.</param>
[Estimator("mobility-measures", Source = "S. J. Prais (1955), Measuring social mobility, Journal of the Royal Statistical Society A "
    + "118 (1), 56-66; A. F. Shorrocks (1978), The measurement of mobility, Econometrica 46 (5), 1013-1024; S. Yasuda (1964), A "
    + "methodological inquiry into social mobility, American Sociological Review 29 (1), 16-23")]
public sealed record MobilityMeasures(
    double Total, double Immobile, double Structural, double Shorrocks, double ShorrocksStandardError)
{
    /// <summary>The share off the diagonal, from 0 to 1.</summary>
    public double Mobile => 1 - Immobile;

    /// <summary>The share that moves without its being needed for the sizes: mobile less structural, from 0 to 1.</summary>
    public double Exchange => Math.Max(0, Mobile - Structural);

    /// <summary>The measures of a table.</summary>
    /// <param name="table">A table of two dimensions, origins first, with the same categories.</param>
    /// <returns>The measures, or the categories that differ, or the origin that has no counts.</returns>
    /// <exception cref="ArgumentException">The table does not have two dimensions.</exception>
    public static Outcome<MobilityMeasures> Of(ContingencyTable table)
    {
        if (SquareTable.FirstProblem(table) is { } problem)
        {
            return problem;
        }

        var size = table.Dimensions[0].Count;
        var (origins, destinations) = (new double[size], new double[size]);
        for (var cell = 0; cell < size * size; cell++)
        {
            origins[cell / size] += table.CountArray[cell];
            destinations[cell % size] += table.CountArray[cell];
        }

        double immobile = 0;
        double structural = 0;
        double trace = 0;
        double variance = 0;
        for (var i = 0; i < size; i++)
        {
            if (origins[i] == 0)
            {
                return new Problem(
                    ProblemKind.NoData,
                    $"{table.Dimensions[0].Describe(i)} has no counts, so that nothing is known of who stays in it; leave it out.");
            }

            var stays = table.CountArray[(i * size) + i];
            var share = stays / origins[i];
            immobile += stays / table.Total;
            structural += Math.Abs(origins[i] - destinations[i]) / (2 * table.Total);
            trace += share;
            variance += share * (1 - share) / origins[i];
        }

        return new MobilityMeasures(
            table.Total, immobile, structural, (size - trace) / (size - 1), Math.Sqrt(variance) / (size - 1));
    }
}
