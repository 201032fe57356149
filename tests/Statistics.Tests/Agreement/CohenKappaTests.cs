using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Statistics.Agreement;
using Sektorskifte.Statistics.Tests.Reference;

namespace Sektorskifte.Statistics.Tests.Agreement;

public sealed class CohenKappaTests
{
    private static readonly string[] Four = ["1", "2", "3", "4"];

    public static TheoryData<string> Cases => ReferenceCase.Names("cohen-kappa");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Estimate_ReferenceCase_AgreesWithPlainR(string name)
    {
        var expected = ReferenceCase.Of("cohen-kappa", name);
        var table = expected.Has("pair") ? Coded(expected.Texts("pair")) : Table(Square(expected.Rows("table")));
        var kappa = (expected.Text("weights") switch
        {
            "none" => CohenKappa.Estimate(table),
            "linear" => CohenKappa.Estimate(table, AgreementWeights.Linear),
            "quadratic" => CohenKappa.Estimate(table, AgreementWeights.Quadratic),
            _ => CohenKappa.Estimate(table, Square(expected.Rows("given"))),
        }).Value;
        expected.Agrees("kappa", kappa.Kappa);
        expected.Agrees("observed", kappa.Observed);
        expected.Agrees("expected", kappa.Expected);
        expected.Agrees("se", kappa.StandardError);
        expected.Agrees("null_se", kappa.NullError);
        expected.Agrees("cases", kappa.Units);
        Assert.Equal(expected.Rows("table"), [.. Enumerable.Range(0, table.Categories.Count).Select(i =>
            Enumerable.Range(0, table.Categories.Count).Select(j => table.Counts[i, j]).ToArray())]);
    }

    // J. Cohen (1968), Psychological Bulletin 70 (4), 213-220, table 1: kappa .492, weighted kappa .348.
    [Fact]
    public void Estimate_Cohen1968_GivesThePrintedDigits()
    {
        var table = Table(new double[,] { { 88, 10, 2 }, { 14, 40, 6 }, { 18, 10, 12 } });
        Assert.Equal(0.492, CohenKappa.Estimate(table).Value.Kappa, 5e-4);
        double[,] agreement = { { 1, 5 / 6.0, 0.5 }, { 5 / 6.0, 1, 0 }, { 0.5, 0, 1 } };
        Assert.Equal(0.348, CohenKappa.Estimate(table, agreement).Value.Kappa, 5e-4);
    }

    [Fact]
    public void Estimate_FullAgreement_IsOneWithoutError()
    {
        var kappa = CohenKappa.Estimate(Table(new double[,] { { 5, 0 }, { 0, 3 } })).Value;
        Assert.Equal(1, kappa.Kappa, 1e-14);
        Assert.Equal(0, kappa.StandardError, 1e-7);
        Assert.Equal(1, kappa.Upper, 1e-14);
    }

    [Fact]
    public void Estimate_Independence_IsZero()
    {
        var kappa = CohenKappa.Estimate(Table(new double[,] { { 6, 3 }, { 4, 2 } })).Value;
        Assert.Equal(0, kappa.Kappa, 1e-14);
        Assert.Equal(1, kappa.PValue, 1e-12);
        Assert.True(kappa.Lower < 0 && kappa.Upper > 0);
    }

    [Fact]
    public void Estimate_AnyTable_IsBetweenMinusOneAndOneAndSymmetric() => Prop.ForAll(
        Gen.Choose(0, 20).ArrayOf(9).Where(cells => cells[1] + cells[2] + cells[3] + cells[5] > 0 && cells[0] + cells[4] > 0).ToArbitrary(),
        cells =>
        {
            var (counts, turned) = (new double[3, 3], new double[3, 3]);
            for (var i = 0; i < 9; i++)
            {
                counts[i / 3, i % 3] = turned[i % 3, i / 3] = cells[i];
            }

            return !CohenKappa.Estimate(Table(counts), AgreementWeights.Linear).TryGet(out var kappa, out _)
                || (kappa.Kappa is >= -1 and <= 1 && kappa.StandardError >= 0
                    && Math.Abs(kappa.Kappa - CohenKappa.Estimate(Table(turned), AgreementWeights.Linear).Value.Kappa) < 1e-12);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Estimate_OneCategoryInUse_NamesIt()
    {
        var problem = CohenKappa.Estimate(Table(new double[,] { { 0, 0 }, { 0, 8 } })).Problem!;
        Assert.Equal(ProblemKind.Singular, problem.Kind);
        Assert.Contains("gave B to every unit", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Estimate_WeightOutOfRange_Throws()
    {
        var table = Table(new double[,] { { 5, 1 }, { 0, 3 } });
        Assert.Throws<ArgumentOutOfRangeException>(() => CohenKappa.Estimate(table, new double[,] { { 1, 2 }, { 0, 1 } }));
        Assert.Throws<ArgumentOutOfRangeException>(() => CohenKappa.Estimate(table, new double[,] { { 0.5, 0 }, { 0, 1 } }));
        Assert.Throws<ArgumentException>(() => CohenKappa.Estimate(table, new double[1, 1]));
    }

    [Fact]
    public void TableOf_Labels_CountsPairsAndLeavesOutIncomplete()
    {
        var table = CodingTable.Of(["b", "a", null, "b"], ["b", "b", "a", null]).Value;
        Assert.Equal(["a", "b"], table.Categories);
        Assert.Equal((2.0, 2), (table.Units, table.Incomplete));
        Assert.Equal(1, table.Counts[0, 1]);
        Assert.Equal(1, table.Counts[1, 1]);
    }

    [Fact]
    public void TableOf_LabelOutsideTheCategories_NamesUnitAndLabel() => Assert.Equal(
        "Unit 2 has the category c, which is none of a, b.", CodingTable.Of(["a", "a"], ["b", "c"], ["a", "b"]).Problem!.Message);

    [Fact]
    public void TableOf_NobodyCodedTwice_SaysSo() =>
        Assert.Equal(ProblemKind.NoData, CodingTable.Of(["a", null], [null, "b"]).Problem!.Kind);

    [Fact]
    public void TableOf_OneCategory_NamesIt() => Assert.Equal(
        "Both coders gave a to every unit; agreement beyond chance needs at least two categories.",
        CodingTable.Of(["a", "a"], ["a", "a"]).Problem!.Message);

    [Fact]
    public void TableOf_ImpossibleCount_NamesIt() => Assert.Contains(
        "A count is -1", CodingTable.Of(["a", "b"], new double[,] { { 1, -1 }, { 0, 1 } }).Problem!.Message, StringComparison.Ordinal);

    private static CodingTable Coded(string[] pair)
    {
        var data = ReferenceData.Of("cohen-kappa");
        string?[] Of(string coder) => [.. data.Texts(coder).Select(label => label == "NA" ? null : label)];
        return CodingTable.Of(Of(pair[0]), Of(pair[1]), Four).Value;
    }

    private static CodingTable Table(double[,] counts) =>
        CodingTable.Of([.. Enumerable.Range(0, counts.GetLength(0)).Select(i => ((char)('A' + i)).ToString())], counts).Value;

    private static double[,] Square(double[][] rows)
    {
        var square = new double[rows.Length, rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            for (var j = 0; j < rows.Length; j++)
            {
                square[i, j] = rows[i][j];
            }
        }

        return square;
    }
}
