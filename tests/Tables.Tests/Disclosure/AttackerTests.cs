using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Tables.Cubes;
using Sektorskifte.Tables.Disclosure;
using Sektorskifte.Tables.Tests.Cubes;

namespace Sektorskifte.Tables.Tests.Disclosure;

/// <summary>The rule against one who solves sums; and proof that this attacker does find what can be found.</summary>
public class AttackerTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(1500);

    [Fact]
    public void Recover_LoneHiddenPart_IsFound()
    {
        var table = Table("40 too_few 37", -1, 0, 0);

        Assert.Equal(3, new Attacker(table).Recover()["1"]);
    }

    [Fact]
    public void Recover_ChainOfSums_IsFollowed()
    {
        // 50 = subtotal + 20, subtotal = hidden + 28: the second sum opens only after the first.
        var table = Table("50 complement 20 too_few 28", -1, 0, 0, 1, 1);

        Assert.Equal(2, new Attacker(table).Recover()["3"]);
    }

    [Fact]
    public void Recover_MissingPart_IsLeftOutOfTheSum()
    {
        var table = Table("40 too_few missing 37", -1, 0, 0, 0);

        Assert.Equal(3, new Attacker(table).Recover()["1"]);
    }

    [Fact]
    public void Recover_TwoHiddenParts_IsNotFound() =>
        Assert.Empty(new Attacker(Table("40 too_few complement 20", -1, 0, 0, 0)).Recover());

    [Fact]
    public void Protect_RandomCubes_AttackerRecoversNothing() =>
        Prop.ForAll(CubeCase.Random, sample => new Attacker(sample.Protected()).Recover().Count == 0).Check(Many);

    [Fact]
    public void Protect_RandomCubesWithOmittedRows_AttackerRecoversNoSmallCell() =>
        Prop.ForAll(CubeCase.Random, Gen.Choose(0, 6).ToArbitrary(), (sample, salt) =>
        {
            var cube = (sample with { Missing = [] }).ToCube();
            cube.Omit(members => (members[0] + members[^1] + salt) % 5 == 0);
            // With the least count 1 nothing is small, fractions included.
            return sample.MinCount == 1 || new Attacker(new FrequencyRule(sample.MinCount).Protect(cube)).Recover().Values
                .All(v => v < 1e-6 || v > sample.MinCount - 1e-6);
        }).Check(Many);

    [Fact]
    public void Protect_RandomMovesToOtherSectors_AttackerWhoKnowsTheDiagonalRecoversNothing() =>
        Prop.ForAll(Gen.Choose(0, 12).ArrayOf(16).ToArbitrary(), moves =>
        {
            double[][] rows = [.. moves.Chunk(4).Select((row, i) => row.Select((n, j) => i == j ? 0.0 : n).ToArray())];
            var cube = Sample.Grid(rows);
            cube.MarkImpossible(members => members[0] > 0 && members[0] == members[1]);
            var table = new FrequencyRule(5).Protect(cube);
            return Enumerable.Range(1, 4).All(i => table.FindAt(0, [i, i]).Status == CellStatus.Published)
                && new Attacker(table).Recover().Count == 0;
        }).Check(Many);

    // A table in one dimension with the cells as given, whatever they are.
    private static ProtectedTable Table(string cells, params int[] parents)
    {
        Cell[] made = [.. cells.Split(' ').Select(text => text switch
        {
            "too_few" => Cell.Hidden(CellStatus.TooFew),
            "complement" => Cell.Hidden(CellStatus.Complement),
            "missing" => Cell.Hidden(CellStatus.Missing),
            _ => Cell.Published(double.Parse(text, System.Globalization.CultureInfo.InvariantCulture)),
        })];
        return new ProtectedTable(
            "t", Sample.Label, [Sample.Dimension("d", parents)], [new Measure("people", Sample.Label, 0)],
            [.. Enumerable.Range(0, made.Length)], made);
    }
}
