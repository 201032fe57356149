using System.Globalization;
using Sektorskifte.Register.Mapping;
using Sektorskifte.Tables.Disclosure;

namespace Sektorskifte.Register.Tests.Mobility;

/// <summary>The tables of one mapping, held together, against one who solves sums; and proof that he finds what can be found.</summary>
public class MappingAttackerTests
{
    private const int LeastCount = 5;
    private const int Mappings = 25;

    [Fact]
    public void Solve_SumsThatOpenOneAfterTheOther_AreAllFound()
    {
        var solver = new SumSolver();
        solver.Know("whole", 50);
        solver.Know("a", 28);
        solver.Know("c", 20);
        solver.Sum("whole", "part", "c");
        solver.Sum("part", "a", "b");

        Assert.Equal(new Dictionary<string, double> { ["part"] = 30, ["b"] = 2 }, solver.Solve());
    }

    [Fact]
    public void Solve_TwoUnknown_FindsNothing()
    {
        var solver = new SumSolver();
        solver.Know("whole", 50);
        solver.Sum("whole", "a", "b");

        Assert.Empty(solver.Solve());
    }

    [Fact]
    public void Recover_EverythingShown_ContradictsItselfNowhere()
    {
        // Every sum of the attacker holds in tables without protection: they tell each number once, and never another one.
        for (var seed = 1; seed <= 10; seed++)
        {
            Assert.All(MappingAttacker.Recover(SmallMapping.Of(seed, 1), withHistory: true, withStocks: true), found => AssertIsCount(found.Value));
        }
    }

    [Fact]
    public void Map_RandomRegisters_NoSmallNumberFollowsFromFlowsAndRates() => AssertSafe(withHistory: false, withStocks: false);

    [Fact]
    public void Map_RandomRegisters_NoSmallNumberFollowsFromHistoryToo() => AssertSafe(withHistory: true, withStocks: false);

    [Fact]
    public void Map_RandomRegisters_NoSmallNumberFollowsFromStocksToo() => AssertSafe(withHistory: true, withStocks: true);

    private static void AssertSafe(bool withHistory, bool withStocks)
    {
        var problems = new List<string>();
        var hidden = 0;
        for (var seed = 1; seed <= Mappings; seed++)
        {
            var mapping = SmallMapping.Of(seed, LeastCount);
            hidden += Hidden(mapping);
            problems.AddRange(MappingAttacker.Recover(mapping, withHistory, withStocks)
                .Where(f => f.Value is > 0.5 and < LeastCount - 0.5)
                .Select(f => string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {f.Key} is {f.Value}")));
        }

        Assert.True(hidden > 1000, $"Only {hidden} cells were hidden; the registers test nothing.");
        Assert.True(problems.Count == 0, $"{problems.Count} recovered\n{string.Join('\n', problems.Take(40))}");
    }

    private static int Hidden(MappingResult mapping) => Enumerable.Range(0, mapping.Flows.RowCount)
        .Count(row => mapping.Flows.At(row, 0).Status is CellStatus.TooFew or CellStatus.Complement);

    private static void AssertIsCount(double value) => Assert.Equal(Math.Round(value), value, 6);
}
