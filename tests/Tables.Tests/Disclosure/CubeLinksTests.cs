using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Tables.Cubes;
using Sektorskifte.Tables.Disclosure;
using Sektorskifte.Tables.Tests.Cubes;

namespace Sektorskifte.Tables.Tests.Disclosure;

/// <summary>Cubes that share people: what one hides must not follow from another.</summary>
public class CubeLinksTests
{
    [Fact]
    public void Protect_LinkWithOneHidden_HidesItsSmallestOther()
    {
        var (whole, parts, far) = (Row("whole", 43), Row("parts", 3), Row("far", 40));
        var tables = Protect([whole, parts, far], [At(whole), At(parts), At(far)]);

        Assert.Equal(
            [CellStatus.Published, CellStatus.TooFew, CellStatus.Complement], tables.Select(t => t.At(0, 0).Status));
    }

    [Fact]
    public void Protect_LinkWithTwoHiddenOrNone_HidesNoMore()
    {
        var cubes = new[] { Row("a", 3), Row("b", 4), Row("c", 7) };
        Assert.Equal(CellStatus.Published, Protect(cubes, [.. cubes.Select(c => At(c))])[2].At(0, 0).Status);

        var shown = new[] { Row("a", 30), Row("b", 40), Row("c", 70) };
        Assert.All(Protect(shown, [.. shown.Select(c => At(c))]), t => Assert.Equal(CellStatus.Published, t.At(0, 0).Status));
    }

    [Fact]
    public void Protect_ZeroThatNeedNotBe_ServesAndOneThatMustBeDoesNot()
    {
        var (small, zero, impossible) = (Row("small", 3), Row("zero", 0), Row("impossible", 0));
        impossible.MarkImpossible(_ => true);
        var tables = Protect([small, impossible, zero], [At(small), At(impossible), At(zero)]);

        Assert.Equal(
            [CellStatus.TooFew, CellStatus.Published, CellStatus.Complement], tables.Select(t => t.At(0, 0).Status));
    }

    [Fact]
    public void Protect_MissingCell_IsNotHiddenForALink()
    {
        var (small, missing) = (Row("small", 3), Row("missing", 9));
        missing.MarkMissing(0, 0);
        var tables = Protect([small, missing], [At(small), At(missing)]);

        Assert.Equal([CellStatus.TooFew, CellStatus.Missing], tables.Select(t => t.At(0, 0).Status));
    }

    [Fact]
    public void Protect_HiddenForALink_GetsItsComplementsInItsLines()
    {
        var small = Row("small", 3);
        var other = new Cube("other", Sample.Label, [Sample.Dimension("d", -1, 0, 0, 0)], new Measure("n", Sample.Label, 0));
        foreach (var (member, value) in new[] { (1, 20), (2, 30), (3, 40) })
        {
            other.Add([member], value);
        }

        var tables = Protect([small, other], [At(small), other.CellAt([3])]);

        Assert.Equal(
            [CellStatus.Published, CellStatus.Complement, CellStatus.Published, CellStatus.Complement],
            Enumerable.Range(0, 4).Select(row => tables[1].At(row, 0).Status));
    }

    [Fact]
    public void AddWhereEqual_OneNumber_IsLinkedAndTwoAreNot()
    {
        var (small, equal, other) = (Row("small", 3), Row("equal", 3), Row("other", 30));
        var links = new CubeLinks();
        links.AddWhereEqual([[At(small), At(other)], [At(other), At(equal)]]);
        var tables = new FrequencyRule(5).Protect([small, equal, other], links);

        Assert.Equal(CellStatus.Published, tables[2].At(0, 0).Status);

        var (left, right) = (Row("left", 30), Row("right", 30));
        var twins = new CubeLinks();
        twins.AddWhereEqual([[At(left), At(right)]]);
        twins.Add([[At(left), At(small = Row("small", 3))]]);
        Assert.Equal(CellStatus.Complement, new FrequencyRule(5).Protect([left, right, small], twins)[1].At(0, 0).Status);
    }

    [Fact]
    public void Protect_CubeThatIsNotThere_Throws() =>
        Assert.Throws<KeyNotFoundException>(() => Protect([Row("a", 3)], [At(Row("b", 3)), At(Row("c", 3))]));

    [Fact]
    public void CellAt_MemberThatIsNotThere_Throws() => Assert.Throws<ArgumentException>(() => Row("a", 1).CellAt([1]));

    [Theory]
    [InlineData(1.0, CellStatus.TooFew)]
    [InlineData(1.0 / 12, CellStatus.Published)]
    public void Protect_UnitOfATwelfth_CountsPeopleNotTheirYears(double unit, CellStatus status)
    {
        var cube = new Cube("t", Sample.Label, [Sample.Dimension("d", -1)], new Measure("years", Sample.Label, 1)) { Unit = unit };
        for (var person = 0; person < 5; person++)
        {
            cube.Add([0], 1.0 / 12);
        }

        Assert.Equal(status, new FrequencyRule(5).Protect(cube).At(0, 0).Status);
    }

    // The same cube twice, each cell linked to itself, must come out as it does alone.
    [Fact]
    public void Protect_RandomCubeAndItsTwin_HideTheSameCellsAndNoMoreThanAlone() =>
        Prop.ForAll(CubeCase.Random, sample =>
        {
            var (left, right) = (sample.ToCube(), sample.ToCube());
            var alone = sample.Protected();
            var links = new CubeLinks();
            links.Add(Enumerable.Range(0, alone.RowCount)
                .Select(row => (int[])[.. alone.Dimensions.Select((_, d) => alone.KeyIndex(row, d))])
                .Select(at => new[] { left.CellAt(at), right.CellAt(at) }));
            var tables = new FrequencyRule(sample.MinCount).Protect([left, right], links);
            return tables.All(t => Enumerable.Range(0, alone.RowCount).All(row => t.At(row, 0) == alone.At(row, 0)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private static IReadOnlyList<ProtectedTable> Protect(Cube[] cubes, CubeCell[] link)
    {
        var links = new CubeLinks();
        links.Add([link]);
        return new FrequencyRule(5).Protect(cubes, links);
    }

    private static CubeCell At(Cube cube) => cube.CellAt([0]);

    private static Cube Row(string name, double value)
    {
        var cube = new Cube(name, Sample.Label, [Sample.Dimension("d", -1)], new Measure("n", Sample.Label, 0));
        cube.Add([0], value);
        return cube;
    }
}
