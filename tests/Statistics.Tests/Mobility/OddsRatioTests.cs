using Sektorskifte.Statistics.LogLinear;
using Sektorskifte.Statistics.Mobility;
using Sektorskifte.Statistics.Randomness;
using Sektorskifte.Statistics.Tests.LogLinear;
using Sektorskifte.Statistics.Tests.Reference;

namespace Sektorskifte.Statistics.Tests.Mobility;

public sealed class OddsRatioTests
{
    private const string Folder = "odds-ratio";

    public static TheoryData<string> Cases => ReferenceCase.Names(Folder);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Local_ReferenceCase_AgreesWithLogisticRegression(string name)
    {
        var expected = ReferenceCase.Of(Folder, name);
        var table = ReferenceTable.Of(Folder, expected);
        var added = expected.Number("added");
        var ratios = OddsRatio.Local(table, added).Value;

        // glm stops when the deviance stands still; its estimates are then good to about this.
        expected.Agrees("logs", [.. ratios.Select(ratio => ratio.Log)], 1e-8, 1e-9);
        expected.Agrees("errors", [.. ratios.Select(ratio => ratio.StandardError)]);
        var corner = OddsRatio.Of(table, 0, table.Dimensions[0].Count - 1, 0, table.Dimensions[1].Count - 1, added).Value;
        expected.Agrees("corner", corner.Log, 1e-8, 1e-9);
        expected.Agrees("cornerError", corner.StandardError);
        expected.Agrees("cornerLower", corner.Interval(0.9).Lower);
        expected.Agrees("cornerUpper", corner.Interval(0.9).Upper);
    }

    [Fact]
    public void Of_TwoByTwo_IsTheCrossProduct()
    {
        var ratio = OddsRatio.Of(ReferenceTable.Square(2, 12, 5, 3, 19), 0, 1, 0, 1).Value;
        Assert.Equal(12.0 * 19 / (5 * 3), ratio.Ratio, 1e-12);
        Assert.Equal(("1", "2", "1", "2"), (ratio.Row, ratio.OtherRow, ratio.Column, ratio.OtherColumn));
    }

    [Fact]
    public void Local_AnyTable_MultiplyToTheCorner()
    {
        var table = ReferenceTable.Of(3, 4, 5, 9, 2, 7, 3, 8, 6, 4, 1, 5, 9, 12);
        var corner = OddsRatio.Of(table, 0, 2, 0, 3).Value;
        Assert.Equal(corner.Log, OddsRatio.Local(table).Value.Sum(ratio => ratio.Log), 1e-12);
    }

    [Fact]
    public void Local_EmptyCell_IsNamedUnlessSomethingIsAdded()
    {
        var table = ReferenceTable.Square(2, 12, 0, 3, 19);
        var problem = OddsRatio.Local(table).Problem!;
        Assert.Equal(ProblemKind.InvalidValue, problem.Kind);
        Assert.StartsWith("The cell origin=1, destination=2 has the count 0", problem.Message, StringComparison.Ordinal);
        Assert.Equal(Math.Log(12.5 * 19.5 / (0.5 * 3.5)), OddsRatio.Local(table, 0.5).Value[0].Log, 1e-12);
    }

    [Fact]
    public void Of_StructuralZero_IsNamedWhateverIsAdded()
    {
        var table = ContingencyTable.Of(
            [TableDimension.Numbered("origin", 2), TableDimension.Numbered("destination", 2)], [0, 5, 3, 4], [true, false, false, false]).Value;
        Assert.Contains("origin=1, destination=1 is a structural zero", OddsRatio.Of(table, 0, 1, 0, 1, 0.5).Problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_WrongArguments_Throw()
    {
        var table = ReferenceTable.Square(2, 12, 5, 3, 19);
        Assert.Throws<ArgumentException>(() => OddsRatio.Of(table, 0, 0, 0, 1));
        Assert.Throws<ArgumentException>(() => OddsRatio.Of(table, 0, 1, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => OddsRatio.Of(table, 0, 2, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => OddsRatio.Of(table, 0, 1, 0, 1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => OddsRatio.Local(table).Value[0].Interval(1));
        Assert.Equal(ProblemKind.TooFewUnits, OddsRatio.Local(ReferenceTable.Of(1, 2, 3, 4)).Problem!.Kind);
    }

    // 2,000 tables of about 200 people: the 95 % interval covers the true ratio in 95 % but for Monte-Carlo error (0.5 points).
    [Fact]
    public void Interval_ManyTables_CoversItsLevel()
    {
        double[] shares = [0.4, 0.15, 0.2, 0.25];
        var truth = Math.Log(0.4 * 0.25 / (0.15 * 0.2));
        var covered = 0;
        for (ulong n = 0; n < 2000; n++)
        {
            var sequence = new RandomSequence(11, n);
            var counts = new double[4];
            for (var person = 0; person < 200; person++)
            {
                var unit = sequence.NextUnit();
                counts[unit < 0.4 ? 0 : unit < 0.55 ? 1 : unit < 0.75 ? 2 : 3]++;
            }

            var interval = OddsRatio.Of(ReferenceTable.Square(2, counts), 0, 1, 0, 1).Value.Interval();
            covered += Math.Log(interval.Lower) <= truth && truth <= Math.Log(interval.Upper) ? 1 : 0;
        }

        Assert.Equal(1.0, shares.Sum(), 1e-12);
        Assert.InRange(covered / 2000.0, 0.935, 0.965);
    }
}
