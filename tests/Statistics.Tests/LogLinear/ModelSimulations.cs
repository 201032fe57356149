using Sektorskifte.Statistics.LogLinear;
using Sektorskifte.Statistics.Randomness;

namespace Sektorskifte.Statistics.Tests.LogLinear;

/// <summary>Tables drawn from a known model, with a fixed seed: tests keep their level and intervals cover the truth.</summary>
public sealed class ModelSimulations
{
    private const int Draws = 400;

    // Four standard deviations of a share of 0.05, or 0.95, in 400 draws.
    private const double MonteCarlo = 4 * 0.0109;

    [Fact]
    public void Independence_HoldsInTruth_IsRejectedAtItsLevel()
    {
        var rejected = Share(1, [0.5, 0.3, 0.2], [0.4, 0.35, 0.25], (_, _) => 0, 600, table =>
            LogLinearModel.Independence(table).Value.PValue < 0.05);
        Assert.InRange(rejected, 0.05 - MonteCarlo, 0.05 + MonteCarlo);
    }

    [Fact]
    public void QuasiSymmetry_HoldsInTruth_IsRejectedAtItsLevel()
    {
        double[,] association = { { 0.9, 0.1, -0.3 }, { 0.1, 0.7, 0.2 }, { -0.3, 0.2, 0.8 } };
        var rejected = Share(2, [0.5, 0.3, 0.2], [0.2, 0.45, 0.35], (i, j) => association[i, j], 1500, table =>
            LogLinearModel.QuasiSymmetry(table).Value.PValue < 0.05);
        Assert.InRange(rejected, 0.05 - MonteCarlo, 0.05 + MonteCarlo);
    }

    [Fact]
    public void UniformAssociation_HoldsInTruth_CoversTheParameter()
    {
        var covered = Share(3, [0.3, 0.3, 0.4], [0.2, 0.5, 0.3], (i, j) => 0.25 * i * j, 800, table =>
            Covers(LogLinearModel.UniformAssociation(table).Value.Parameters[^1], 0.25));
        Assert.InRange(covered, 0.95 - MonteCarlo, 0.95 + MonteCarlo);
    }

    [Fact]
    public void RowColumn_HoldsInTruth_CoversTheAssociation()
    {
        // Scores −1, 0, 1 have length √2 each: the intrinsic association is twice the planted factor.
        double[] scores = [-1, 0, 1];
        var covered = Share(4, [0.3, 0.3, 0.4], [0.2, 0.5, 0.3], (i, j) => 0.8 * scores[i] * scores[j], 1500, table =>
            Covers(RowColumnModel.Fit(table).Value.Association, 1.6));
        Assert.InRange(covered, 0.95 - MonteCarlo, 0.95 + MonteCarlo);
    }

    [Fact]
    public void Unidiff_SameStrengthInTruth_IsToldFromConstantAtItsLevel()
    {
        double[,] association = { { 0.9, 0.1, -0.3 }, { -0.2, 0.7, 0.2 }, { -0.3, 0.4, 0.8 } };
        var rejected = 0;
        for (ulong n = 0; n < Draws; n++)
        {
            var sequence = new RandomSequence(5, n);
            var counts = Enumerable.Range(0, 2).SelectMany(layer => Draw(
                ref sequence, layer == 0 ? [0.5, 0.3, 0.2] : [0.2, 0.3, 0.5], [0.4, 0.3, 0.3], (i, j) => association[i, j], 700)).ToArray();
            var table = ReferenceTable.Layered(2, 3, 3, counts);
            var constant = UnidiffModel.FitConstant(table, "origin", "destination", "period").Value;
            var unidiff = UnidiffModel.Fit(table, "origin", "destination", "period").Value.Fit;
            rejected += ModelComparison.Of(constant, unidiff).Value.PValue < 0.05 ? 1 : 0;
        }

        Assert.InRange(rejected / (double)Draws, 0.05 - MonteCarlo, 0.05 + MonteCarlo);
    }

    [Fact]
    public void Residuals_IndependenceHoldsInTruth_AreStandardNormal()
    {
        var squares = 0.0;
        Share(6, [0.5, 0.3, 0.2], [0.4, 0.35, 0.25], (_, _) => 0, 900, table =>
        {
            var residual = LogLinearModel.Independence(table).Value.Residuals(ResidualKind.Standardised)[4];
            squares += residual * residual / Draws;
            return true;
        });

        // The mean of 400 squares of standard normal numbers: 1, standard deviation √(2/400).
        Assert.InRange(squares, 1 - (4 * 0.0707), 1 + (4 * 0.0707));
    }

    private static double Share(
        ulong seed, double[] rows, double[] columns, Func<int, int, double> association, int people, Func<ContingencyTable, bool> holds)
    {
        var count = 0;
        for (ulong n = 0; n < Draws; n++)
        {
            var sequence = new RandomSequence(seed, n);
            count += holds(ReferenceTable.Square(3, Draw(ref sequence, rows, columns, association, people))) ? 1 : 0;
        }

        return count / (double)Draws;
    }

    private static double[] Draw(
        ref RandomSequence sequence, double[] rows, double[] columns, Func<int, int, double> association, int people)
    {
        var shares = new double[9];
        for (var cell = 0; cell < 9; cell++)
        {
            shares[cell] = rows[cell / 3] * columns[cell % 3] * Math.Exp(association(cell / 3, cell % 3));
        }

        var total = shares.Sum();
        var counts = new double[9];
        for (var person = 0; person < people; person++)
        {
            var left = sequence.NextUnit() * total;
            var cell = 0;
            while (cell < 8 && left >= shares[cell])
            {
                left -= shares[cell++];
            }

            counts[cell]++;
        }

        return counts;
    }

    private static bool Covers(ModelParameter parameter, double truth) =>
        Math.Abs(parameter.Estimate - truth) <= 1.959963984540054 * parameter.StandardError;
}
