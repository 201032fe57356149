using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Tests.Records;

public class KnownCombinationsTests
{
    [Fact]
    public void Of_AnyValues_IsTheSharedNumber() => Prop.ForAll(
        (from attributes in Gen.Choose(0, 4)
         from rows in Gen.Elements(0, 1, 2, 3, 1000, int.MaxValue).ArrayOf(attributes).ArrayOf(300)
         select (attributes, rows)).ToArbitrary(),
        any =>
        {
            var all = new AttributeCombinations(any.attributes);
            var known = new KnownCombinations(all);
            foreach (var values in any.rows)
            {
                Assert.Equal(all.Add(values), known.Of(values));
                Assert.Equal(all.Add(values), known.Of(values));
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Of_TwoThreadsThatKnowOthers_AgreeOnTheNumbers()
    {
        var all = new AttributeCombinations(2);
        var (left, right) = (new KnownCombinations(all), new KnownCombinations(all));

        Assert.Equal(left.Of([1, 2]), right.Of([1, 2]));
        Assert.NotEqual(left.Of([2, 1]), right.Of([1, 1]));
        Assert.Equal(left.Of([1, 1]), right.Of([1, 1]));
        Assert.Equal(0, left.Of([0, 0]));
    }
}
