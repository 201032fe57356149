using Sektorskifte.Statistics.LogLinear;

namespace Sektorskifte.Statistics.Tests.LogLinear;

public sealed class LogLinearTermTests
{
    private static readonly ContingencyTable Table = ReferenceTable.Square(3, 20, 5, 2, 4, 30, 6, 1, 9, 25);

    [Fact]
    public void Fit_NoTerms_FitsAllCellsAlike()
    {
        var fit = LogLinearModel.Fit(Table, []).Value;
        Assert.All(fit.Fitted, mean => Assert.Equal(102.0 / 9, mean, 1e-10));
        Assert.Equal(8, fit.DegreesOfFreedom);
        var constant = Assert.Single(fit.Parameters);
        Assert.Equal("(constant)", constant.Name);
        Assert.Equal(Math.Log(102.0 / 9), constant.Estimate, 1e-12);
        Assert.Equal(1 / Math.Sqrt(102), constant.StandardError, 1e-12);
        Assert.Equal(fit.Deviance, LogLinearModel.FitMargins(Table, []).Value.Deviance, 1e-10);
    }

    [Fact]
    public void Margin_OfTwoDimensions_BringsTheirEffectsOnce()
    {
        var one = LogLinearModel.Fit(Table, [LogLinearTerm.Margin("origin"), LogLinearTerm.Margin("origin", "destination")]).Value;
        var names = one.Parameters.Select(parameter => parameter.Name).ToList();
        Assert.Equal(9, names.Count);
        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.Contains("origin=2, destination=3", names);
        Assert.Empty(one.DependentParameters);
    }

    // Independence by hand: ln m(1,1) is the constant, the others are logarithms of ratios of margins.
    [Fact]
    public void Margin_OfEach_HasTheRatiosOfTheMargins()
    {
        var fit = LogLinearModel.Independence(Table).Value;
        double[] expected =
        [
            Math.Log(27.0 * 25 / 102), Math.Log(40.0 / 27), Math.Log(35.0 / 27), Math.Log(44.0 / 25), Math.Log(33.0 / 25),
        ];
        Assert.Equal(["(constant)", "origin=2", "origin=3", "destination=2", "destination=3"], fit.Parameters.Select(p => p.Name));
        Assert.All(fit.Parameters.Zip(expected), pair => Assert.Equal(pair.Second, pair.First.Estimate, 1e-10));
        Assert.Equal(Math.Sqrt((1.0 / 27) + (1.0 / 40)), fit.Parameters[1].StandardError, 1e-10);
    }

    [Fact]
    public void Diagonal_QuasiIndependence_HasALogarithmForEachCell()
    {
        var fit = LogLinearModel.QuasiIndependence(Table).Value;
        Assert.Equal(
            ["origin and destination=1", "origin and destination=2", "origin and destination=3"],
            fit.Parameters.Skip(5).Select(parameter => parameter.Name));
        Assert.Equal(20, fit.Fitted[0], 1e-9);
        Assert.Equal(1, fit.DegreesOfFreedom);
    }

    [Fact]
    public void Symmetry_Alone_IsTheMeanOfBothWays()
    {
        var fit = LogLinearModel.Symmetry(Table).Value;
        Assert.Equal(4.5, fit.Fitted[1], 1e-10);
        Assert.Equal(4.5, fit.Fitted[3], 1e-10);

        // McNemar's and Bowker's statistic is X² of this model.
        Assert.Equal((1.0 / 9) + (1.0 / 3) + (9.0 / 15), fit.PearsonStatistic, 1e-10);
        Assert.Equal(3, fit.DegreesOfFreedom);
    }

    [Fact]
    public void Symmetry_FirstPairImpossible_ComparesWithTheNext()
    {
        var table = ContingencyTable.Of(
            Table.Dimensions, [0, 5, 2, 4, 0, 6, 1, 9, 0], [true, false, false, false, true, false, false, false, true]).Value;
        var fit = LogLinearModel.Symmetry(table).Value;
        Assert.Equal(3, fit.DegreesOfFreedom);
        Assert.Equal(["(constant)", "origin and destination=1, 3", "origin and destination=2, 3"], fit.Parameters.Select(p => p.Name));
    }

    [Fact]
    public void LinearByLinear_OtherScores_FitsTheSameWhenTheyAreStretched()
    {
        var plain = LogLinearModel.UniformAssociation(Table).Value;
        var stretched = LogLinearModel.Fit(
            Table,
            [
                LogLinearTerm.Margin("origin"), LogLinearTerm.Margin("destination"),
                LogLinearTerm.LinearByLinear("origin", "destination", [10, 20, 30], [-1, 0, 1]),
            ]).Value;
        Assert.Equal(plain.Deviance, stretched.Deviance, 1e-9);
        Assert.Equal(plain.Parameters[^1].Estimate, 10 * stretched.Parameters[^1].Estimate, 1e-9);
        Assert.Equal(plain.Parameters[^1].StandardError, 10 * stretched.Parameters[^1].StandardError, 1e-9);
    }

    [Fact]
    public void Slopes_OfTwoRows_AreUniformAssociation()
    {
        var table = ReferenceTable.Of(2, 4, 9, 7, 5, 2, 3, 6, 8, 11);
        var (uniform, effects) = (LogLinearModel.UniformAssociation(table).Value, LogLinearModel.RowEffects(table).Value);
        Assert.Equal(uniform.Deviance, effects.Deviance, 1e-10);
        Assert.Equal("origin=2 × destination", effects.Parameters[^1].Name);
        Assert.Equal(uniform.Parameters[^1].Estimate, effects.Parameters[^1].Estimate, 1e-9);
    }

    [Fact]
    public void ColumnEffects_Table_AreRowEffectsOfItTurned()
    {
        var turned = Table.Margin("destination", "origin");
        var (columns, rows) = (LogLinearModel.ColumnEffects(Table).Value, LogLinearModel.RowEffects(turned).Value);
        Assert.Equal(rows.Deviance, columns.Deviance, 1e-9);
        Assert.Equal("destination=3 × origin", columns.Parameters[^1].Name);
    }

    [Fact]
    public void Terms_OnThreeDimensions_ReachAcrossLayers()
    {
        var table = ReferenceTable.Layered(2, 3, 3, 20, 5, 2, 4, 30, 6, 1, 9, 25, 15, 8, 3, 6, 22, 9, 4, 7, 31);
        var fit = LogLinearModel.Fit(
            table,
            [
                LogLinearTerm.Margin("period", "origin"), LogLinearTerm.Margin("period", "destination"),
                LogLinearTerm.Diagonal("origin", "destination"),
            ]).Value;

        // 18 cells; 2 × 5 parameters of margins and 3 of the diagonal, which the periods share.
        Assert.Equal(18 - 10 - 3, fit.DegreesOfFreedom);
        Assert.Equal(20 + 15, fit.Fitted[0] + fit.Fitted[9], 1e-8);
    }

    [Fact]
    public void Terms_DifferentCategories_AreAProblemThatListsThem()
    {
        var table = ReferenceTable.Of(2, 3, 1, 2, 3, 4, 5, 6);
        foreach (var term in new[] { LogLinearTerm.Diagonal("origin", "destination"), LogLinearTerm.Symmetry("origin", "destination") })
        {
            var problem = LogLinearModel.Fit(table, [term]).Problem!;
            Assert.Equal(ProblemKind.Infeasible, problem.Kind);
            Assert.Contains("origin has the categories 1, 2 and destination has 1, 2, 3", problem.Message, StringComparison.Ordinal);
        }

        Assert.NotNull(LogLinearModel.UniformAssociation(table, blockDiagonal: true).Problem);
        Assert.Null(LogLinearModel.UniformAssociation(table).Problem);
    }

    [Fact]
    public void Terms_WrongNamesOrScores_Throw()
    {
        Assert.Throws<ArgumentException>(() => LogLinearModel.Fit(Table, [LogLinearTerm.Margin("period")]));
        Assert.Throws<ArgumentException>(() => LogLinearModel.Fit(Table, [LogLinearTerm.LinearByLinear("origin", "destination", [1, 2])]));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => LogLinearModel.Fit(Table, [LogLinearTerm.Slopes("origin", "destination", [1, double.NaN, 3])]));
        Assert.Throws<ArgumentOutOfRangeException>(() => LogLinearModel.Fit(Table, [], maxIterations: 0));
        Assert.Throws<ArgumentException>(() => LogLinearModel.FitMargins(Table, [["origin", "origin"]]));
        Assert.Throws<ArgumentException>(() => LogLinearModel.QuasiSymmetry(ReferenceTable.Layered(1, 2, 2, 1, 2, 3, 4)));
    }

    [Fact]
    public void Fit_TooFewSteps_IsNotConverged()
    {
        var problem = LogLinearModel.Fit(Table, [LogLinearTerm.Margin("origin")], "origins", maxIterations: 1).Problem;
        Assert.Equal(ProblemKind.NotConverged, problem!.Kind);
        Assert.StartsWith("The model of origins did not settle in 1 iterations", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FitMargins_ZerosWithoutMaximum_SaysThatItDoesNotSettle()
    {
        var table = ReferenceTable.Layered(2, 2, 2, 0, 5, 6, 7, 8, 9, 10, 0);
        var problem = LogLinearModel.FitMargins(
            table, [["period", "origin"], ["period", "destination"], ["origin", "destination"]], maxIterations: 500).Problem!;
        Assert.Equal((ProblemKind.NotConverged, true), (problem.Kind, problem.Message.Contains("500 rounds", StringComparison.Ordinal)));
    }

    [Fact]
    public void FitMargins_StructuralZeros_CountTheRankOfWhatIsLeft()
    {
        // Two blocks that nobody crosses: independence within each, one parameter fewer than rows and columns suggest.
        var table = ContingencyTable.Of(
            [TableDimension.Numbered("origin", 4), TableDimension.Numbered("destination", 4)],
            [5, 6, 0, 0, 7, 8, 0, 0, 0, 0, 3, 4, 0, 0, 2, 9],
            [false, false, true, true, false, false, true, true, true, true, false, false, true, true, false, false]).Value;
        Assert.Equal(2, LogLinearModel.FitMargins(table, [["origin"], ["destination"]]).Value.DegreesOfFreedom);
        var steps = LogLinearModel.Independence(table).Value;
        Assert.Equal(2, steps.DegreesOfFreedom);
        Assert.Single(steps.DependentParameters);
        Assert.Equal(11.0 * 12 / 26, steps.Fitted[0], 1e-9);
    }
}
