using Sektorskifte.Statistics.LogLinear;
using Sektorskifte.Statistics.Tests.Reference;

namespace Sektorskifte.Statistics.Tests.LogLinear;

public sealed class RowColumnModelTests
{
    private const string Folder = "row-column";

    public static TheoryData<string> Cases => ReferenceTable.Names(Folder, "data");

    public static TheoryData<string> PackageCases => ReferenceTable.Names(Folder, "packages");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Fit_ReferenceCase_AgreesWithGnm(string name) => AgreesWithGnm(name);

    [RTheory]
    [MemberData(nameof(PackageCases))]
    public void Fit_TableOfAnRPackage_AgreesWithGnm(string name) => AgreesWithGnm(name);

    // Goodman (1979), table of mental health by status of the parents: G² 3.57 on 8 degrees of freedom.
    [RFact]
    public void Fit_MentalHealth_GivesThePublishedStatistics()
    {
        var fit = RowColumnModel.Fit(ReferenceTable.Of(Folder, "packages", "mentalHealth")).Value.Fit;
        Assert.Equal((3.57, 8), (Math.Round(fit.Deviance, 2), fit.DegreesOfFreedom));
    }

    // A square of products: without noise the model gives back what was planted.
    [Fact]
    public void Fit_CountsWithoutNoise_GivesThePlantedScores()
    {
        double[] rows = [-2, -1, 0, 3];
        double[] columns = [-1, 0, 1];
        var counts = rows.SelectMany(row => columns.Select(column => 1000 * Math.Exp((0.3 * row * column) + (0.1 * row)))).ToArray();
        var fit = RowColumnModel.Fit(ReferenceTable.Of(4, 3, counts)).Value;
        Assert.Equal(0.3 * Math.Sqrt(14) * Math.Sqrt(2), fit.Association.Estimate, 1e-9);
        Assert.All(fit.RowScores.Zip(rows), pair => Assert.Equal(pair.Second / Math.Sqrt(14), pair.First.Estimate, 1e-9));
        Assert.All(fit.ColumnScores.Zip(columns), pair => Assert.Equal(pair.Second / Math.Sqrt(2), pair.First.Estimate, 1e-9));
        Assert.Equal(0, fit.Fit.Deviance, 1e-9);
    }

    [Fact]
    public void FitHomogeneous_DiagonalAvoided_HasAnAssociationBelowZero()
    {
        double[] scores = [-1, 0, 1];
        var counts = scores.SelectMany(row => scores.Select(column => 500 * Math.Exp(-0.8 * row * column))).ToArray();
        var fit = RowColumnModel.FitHomogeneous(ReferenceTable.Square(3, counts)).Value;
        Assert.Equal(-1.6, fit.Association.Estimate, 1e-9);
        Assert.Equal(["origin=1", "origin=2", "origin=3"], fit.RowScores.Select(score => score.Name));
    }

    [Fact]
    public void Fit_AnyTable_ScoresHaveMeanZeroAndLengthOne()
    {
        var table = ReferenceTable.Square(4, 90, 30, 12, 5, 25, 60, 20, 9, 10, 22, 40, 30, 3, 8, 21, 70);
        foreach (var scores in new[] { RowColumnModel.Fit(table).Value.RowScores, RowColumnModel.FitHomogeneous(table).Value.ColumnScores })
        {
            Assert.Equal(0, scores.Sum(score => score.Estimate), 1e-12);
            Assert.Equal(1, scores.Sum(score => score.Estimate * score.Estimate), 1e-12);
            Assert.True(scores[^1].Estimate >= scores[0].Estimate);
        }
    }

    [Fact]
    public void Fit_MarginalWeights_ScoresHaveWeightedMeanZeroAndLengthOne()
    {
        var table = ReferenceTable.Of(3, 4, 90, 30, 12, 5, 25, 60, 20, 9, 10, 22, 40, 30);
        var scores = RowColumnModel.Fit(table, weights: ScoreWeights.Marginal).Value.ColumnScores;
        var shares = table.Margin("destination").Counts.Select(count => count / table.Total).ToArray();
        Assert.Equal(0, scores.Zip(shares, (score, share) => score.Estimate * share).Sum(), 1e-12);
        Assert.Equal(1, scores.Zip(shares, (score, share) => score.Estimate * score.Estimate * share).Sum(), 1e-12);
    }

    [Fact]
    public void Fit_IndependentTable_SaysThatNothingIsAssociated()
    {
        var problem = RowColumnModel.Fit(ReferenceTable.Square(3, 1, 2, 3, 2, 4, 6, 3, 6, 9)).Problem!;
        Assert.Equal(ProblemKind.Singular, problem.Kind);
        Assert.Contains("not associated", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_EmptyCategory_IsNamed()
    {
        var table = ReferenceTable.Square(3, 5, 2, 1, 0, 0, 0, 3, 4, 9);
        Assert.Contains("origin=2 has no counts,", RowColumnModel.Fit(table).Problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_CategoryOnTheDiagonalOnly_IsNamed()
    {
        var table = ReferenceTable.Square(4, 5, 2, 0, 3, 4, 7, 0, 6, 0, 0, 9, 0, 2, 5, 0, 8);
        Assert.Contains(
            "origin=3 has no counts off the diagonal", RowColumnModel.Fit(table, blockDiagonal: true).Problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FitHomogeneous_CategoriesDiffer_SaysWhichBelongTogether()
    {
        var problem = RowColumnModel.FitHomogeneous(ReferenceTable.Of(2, 3, 1, 2, 3, 4, 5, 7)).Problem!;
        Assert.Contains("origin has the categories 1, 2 and destination has 1, 2, 3", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_OneIteration_DoesNotSettle()
    {
        var problem = RowColumnModel.Fit(ReferenceTable.Square(3, 9, 2, 1, 2, 8, 3, 1, 2, 7), maxIterations: 1).Problem!;
        Assert.Equal(ProblemKind.NotConverged, problem.Kind);
    }

    // The zeros stand so that ever larger scores fit ever better.
    [Fact]
    public void Fit_NoMaximum_NamesTheCellThatGoesToZero()
    {
        var problem = RowColumnModel.Fit(ReferenceTable.Square(3, 12, 0, 1, 16, 0, 11, 16, 7, 3)).Problem!;
        Assert.Equal(ProblemKind.NotConverged, problem.Kind);
        Assert.Matches("has no maximum of likelihood: the fitted count of origin=[12], destination=2, which is empty", problem.Message);
    }

    // A narrow valley far from where the search starts; the deviance is gnm's, 1398.40310231033.
    [Fact]
    public void FitHomogeneous_NarrowValley_ArrivesWhereGnmDoes()
    {
        var table = ReferenceTable.Square(
            5, 771, 601, 748, 15, 941, 693, 962, 40, 305, 958, 637, 792, 818, 220, 678, 154, 80, 338, 507, 785, 436, 926, 867, 278, 798);
        var fit = RowColumnModel.FitHomogeneous(table, blockDiagonal: true).Value;
        Assert.Equal(1398.40310231033, fit.Fit.Deviance, 1e-9);
        Assert.Equal(0.8940133, Math.Abs(fit.RowScores[0].Estimate), 1e-6);
    }

    // Two scores of mean 0 and length 1 are ∓1/√2 whatever the data; the log odds ratio is the association times (√2)².
    [Fact]
    public void Fit_TwoByTwo_IsTheLogOddsRatio()
    {
        var table = ReferenceTable.Square(2, 12, 5, 3, 19);
        foreach (var fit in new[] { RowColumnModel.Fit(table).Value, RowColumnModel.FitHomogeneous(table).Value })
        {
            Assert.Equal(Math.Log(12.0 * 19 / 15) / 2, fit.Association.Estimate, 1e-9);
            Assert.Equal(Math.Sqrt((1.0 / 12) + (1.0 / 5) + (1.0 / 3) + (1.0 / 19)) / 2, fit.Association.StandardError, 1e-9);
            Assert.Equal((0, 0), (fit.RowScores[0].StandardError, fit.Fit.DegreesOfFreedom));
            Assert.Equal(Math.Sqrt(0.5), fit.RowScores[1].Estimate, 1e-12);
        }
    }

    [Fact]
    public void Fit_TwiceTheSameTable_GivesTheSameNumbers()
    {
        var table = ReferenceTable.Square(4, 90, 30, 12, 5, 25, 60, 20, 9, 10, 22, 40, 30, 3, 8, 21, 70);
        Assert.Equal(RowColumnModel.Fit(table).Value.RowScores, RowColumnModel.Fit(table).Value.RowScores);
    }

    private static void AgreesWithGnm(string name)
    {
        var expected = ReferenceCase.Of(Folder, name);
        var table = ReferenceTable.Of(Folder, expected);
        var weights = expected.Flag("marginal") ? ScoreWeights.Marginal : ScoreWeights.Unit;
        var fit = (expected.Flag("homogeneous")
            ? RowColumnModel.FitHomogeneous(table, expected.Flag("diagonal"), weights)
            : RowColumnModel.Fit(table, expected.Flag("diagonal"), weights)).Value;
        var scale = Math.Sqrt(table.Total);
        expected.Agrees("deviance", fit.Fit.Deviance, 1e-8);
        expected.Agrees("x2", fit.Fit.PearsonStatistic, 1e-6);
        expected.Agrees("df", fit.Fit.DegreesOfFreedom, 0);
        expected.Agrees("dissimilarity", fit.Fit.Dissimilarity, 1e-6);
        expected.Agrees("fitted", fit.Fit.Fitted, 1e-6, 1e-9 * table.Total);
        expected.Agrees("pearson", fit.Fit.Residuals(ResidualKind.Pearson), 1e-6, 1e-7 * scale);
        expected.Agrees("standardised", fit.Fit.Residuals(ResidualKind.Standardised), 1e-6, 1e-6 * scale);
        expected.Agrees("association", fit.Association.Estimate, 1e-6);
        expected.Agrees("associationError", fit.Association.StandardError, 1e-6);
        expected.Agrees("rows", Estimates(fit.RowScores), 1e-6, 1e-7);
        expected.Agrees("columns", Estimates(fit.ColumnScores), 1e-6, 1e-7);
        expected.Agrees("rowErrors", Errors(fit.RowScores), 1e-6);
        expected.Agrees("columnErrors", Errors(fit.ColumnScores), 1e-6);
    }

    private static double[] Estimates(IReadOnlyList<ModelParameter> scores) => [.. scores.Select(score => score.Estimate)];

    private static double[] Errors(IReadOnlyList<ModelParameter> scores) => [.. scores.Select(score => score.StandardError)];
}
