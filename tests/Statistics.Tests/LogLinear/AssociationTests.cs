using Sektorskifte.Statistics.LogLinear;

namespace Sektorskifte.Statistics.Tests.LogLinear;

/// <summary>The analytic derivatives of each association against differences of its values.</summary>
public sealed class AssociationTests
{
    public static TheoryData<string> Kinds => new("row-column", "homogeneous", "homogeneous below 0", "constant", "unidiff");

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Derivatives_EachCell_AreTheSlopes(string kind)
    {
        var (counts, association) = Make(kind);
        var parameters = LayeredModel.Scattered(association.Parameters, 5);
        var indices = new int[association.EntriesPerCell];
        var values = new double[association.EntriesPerCell];
        for (var k = 0; k < counts.Layers; k++)
        {
            for (var i = 0; i < counts.Rows; i++)
            {
                for (var j = 0; j < counts.Columns; j++)
                {
                    var entries = association.Derivatives(parameters, k, i, j, indices, values);
                    var gradient = new double[parameters.Length];
                    for (var e = 0; e < entries; e++)
                    {
                        gradient[indices[e]] += values[e];
                    }

                    for (var p = 0; p < parameters.Length; p++)
                    {
                        Assert.Equal(Slope(association, parameters, counts.Cell(k, i, j), p), gradient[p], 1e-8);
                    }
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void SubtractCurvature_AnyResiduals_IsTheSecondDerivative(string kind)
    {
        var (counts, association) = Make(kind);
        var parameters = LayeredModel.Scattered(association.Parameters, 6);
        var residuals = LayeredModel.Scattered(counts.Counts.Length, 7);
        var order = parameters.Length;
        var matrix = new double[order * order];
        association.SubtractCurvature(parameters, residuals, matrix);
        for (var p = 0; p < order; p++)
        {
            for (var q = p; q < order; q++)
            {
                Assert.Equal(-Curvature(association, parameters, residuals, p, q), matrix[(p * order) + q], 1e-6);
            }
        }
    }

    // Along a gauge the association changes by what rows and columns take up: its contrasts stay as they are.
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Gauges_Each_LeaveTheContrasts(string kind)
    {
        var (counts, association) = Make(kind);
        var parameters = LayeredModel.Scattered(association.Parameters, 8);
        foreach (var gauge in association.Gauges(parameters))
        {
            var change = new double[counts.Counts.Length];
            for (var p = 0; p < parameters.Length; p++)
            {
                for (var cell = 0; cell < change.Length; cell++)
                {
                    change[cell] += gauge[p] * Slope(association, parameters, cell, p);
                }
            }

            for (var k = 0; k < counts.Layers; k++)
            {
                var layer = change.Skip(counts.Cell(k, 0, 0)).Take(counts.Rows * counts.Columns).ToArray();
                LayeredModel.Centre(layer, counts.Rows, counts.Columns);
                Assert.All(layer, value => Assert.Equal(0, value, 1e-7));
            }
        }
    }

    [Theory]
    [InlineData("row-column", 3)]
    [InlineData("homogeneous", 1)]
    [InlineData("constant", 0)]
    [InlineData("unidiff", 1)]
    public void Gauges_OfEachKind_AreAsManyAsTheParametersThatFollow(string kind, int expected)
    {
        var (counts, association) = Make(kind);
        var parameters = LayeredModel.Scattered(association.Parameters, 9);
        Assert.Equal(expected, association.Gauges(parameters).Count());
        var all = LayeredInformation.OnCells(counts, association, parameters, counts.Free);
        Assert.Equal(association.Parameters - expected, all.Factor().Rank);
        Assert.Equal(counts.Layers * (counts.Rows + counts.Columns - 1), all.Rank - all.Factor().Rank);
    }

    // The whole information, rows and columns of every layer included, inverted as it is: the block of the association is the same.
    [Theory]
    [MemberData(nameof(Kinds))]
    public void LayeredInformation_Reduced_IsThatOfTheWholeMatrix(string kind)
    {
        var (counts, association) = Make(kind);
        var parameters = LayeredModel.Scattered(association.Parameters, 10);
        var weights = LayeredModel.Scattered(counts.Counts.Length, 11).Select(value => 2 + value).ToArray();
        var lines = counts.Layers * (counts.Rows + counts.Columns);
        var order = lines + association.Parameters;
        var whole = new double[order * order];
        for (var cell = 0; cell < weights.Length; cell++)
        {
            var (k, i, j) = (cell / (counts.Rows * counts.Columns), cell / counts.Columns % counts.Rows, cell % counts.Columns);
            var row = new double[order];
            row[(k * (counts.Rows + counts.Columns)) + i] = 1;
            row[(k * (counts.Rows + counts.Columns)) + counts.Rows + j] = 1;
            for (var p = 0; p < association.Parameters; p++)
            {
                row[lines + p] = Slope(association, parameters, cell, p);
            }

            for (var a = 0; a < order; a++)
            {
                for (var b = a; b < order; b++)
                {
                    whole[(a * order) + b] += weights[cell] * row[a] * row[b];
                }
            }
        }

        var plain = InformationFactor.Create(whole, order);
        var information = LayeredInformation.At(counts, association, parameters, weights);
        var reduced = information.Factor();
        Assert.Equal(plain.Rank, information.Rank);
        for (var p = 0; p < association.Parameters; p++)
        {
            var (unit, small) = (new double[order], new double[association.Parameters]);
            (unit[lines + p], small[p]) = (1, 1);
            Assert.Equal(plain.LeftOut[lines + p], reduced.LeftOut[p]);
            Assert.Equal(plain.QuadraticForm(unit), reduced.QuadraticForm(small), 1e-6);
        }
    }

    [Fact]
    public void Leverages_OfAFit_SumToItsRank()
    {
        var table = ReferenceTable.Square(4, 90, 30, 12, 5, 25, 60, 20, 9, 10, 22, 40, 30, 3, 8, 21, 70);
        var counts = LayeredCounts.Of(table, "origin", "destination", null, false).Value;
        var fit = LayeredFit.From(counts, new RowColumnScores(counts), LayeredModel.Scattered(8, 1), 500);
        Assert.True(fit.Settled);
        Assert.Equal(fit.Information.Rank, fit.Information.Leverages().Sum(), 1e-8);
        Assert.All(fit.Information.Leverages(), leverage => Assert.InRange(leverage, 0, 1 + 1e-12));
    }

    private static (LayeredCounts Counts, Association Association) Make(string kind)
    {
        var square = ReferenceTable.Square(4, [.. Enumerable.Range(1, 16).Select(n => (double)n)]);
        var layered = ReferenceTable.Layered(3, 3, 4, [.. Enumerable.Range(1, 36).Select(n => (double)n)]);
        var two = LayeredCounts.Of(square, "origin", "destination", null, false).Value;
        var three = LayeredCounts.Of(layered, "origin", "destination", "period", false).Value;
        return kind switch
        {
            "row-column" => (two, new RowColumnScores(two)),
            "homogeneous" => (two, new EqualScores(two, 1)),
            "homogeneous below 0" => (two, new EqualScores(two, -1)),
            "constant" => (three, new CellPattern(three, multiplied: false)),
            _ => (three, new CellPattern(three, multiplied: true)),
        };
    }

    private static double Value(Association association, double[] parameters, int cell)
    {
        var values = new double[48];
        association.Predict(parameters, values);
        return values[cell];
    }

    private static double Slope(Association association, double[] parameters, int cell, int p)
    {
        const double Step = 1e-4;
        var (up, down) = ((double[])parameters.Clone(), (double[])parameters.Clone());
        up[p] += Step;
        down[p] -= Step;
        return (Value(association, up, cell) - Value(association, down, cell)) / (2 * Step);
    }

    private static double Curvature(Association association, double[] parameters, double[] residuals, int p, int q)
    {
        const double Step = 1e-3;
        double Sum(double byP, double byQ)
        {
            var moved = (double[])parameters.Clone();
            moved[p] += byP;
            moved[q] += byQ;
            return residuals.Select((residual, cell) => residual * Value(association, moved, cell)).Sum();
        }

        return (Sum(Step, Step) - Sum(Step, -Step) - Sum(-Step, Step) + Sum(-Step, -Step)) / (4 * Step * Step);
    }
}
