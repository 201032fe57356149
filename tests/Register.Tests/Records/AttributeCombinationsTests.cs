using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Tests.Records;

public class AttributeCombinationsTests
{
    [Fact]
    public void Add_AllMissing_IsZero()
    {
        var combinations = new AttributeCombinations(2);

        Assert.Equal(1, combinations.Add([0, 1]));
        Assert.Equal(0, combinations.Add([0, 0]));
        Assert.Equal(1, combinations.Add([0, 1]));
        Assert.Equal(2, combinations.Add([1, 0]));
        Assert.Equal(0, combinations.Add([0, 0]));
        Assert.Equal(3, combinations.Count);
    }

    [Fact]
    public void Add_NoAttributes_IsZero() => Assert.Equal(0, new AttributeCombinations(0).Add([]));

    [Fact]
    public void Compare_Combinations_OrdersByBytesFirstAttributeFirst()
    {
        var combinations = new AttributeCombinations(2);
        var late = Add(combinations, ["m", "1960"]);
        var early = Add(combinations, ["m", "1950"]);
        var other = Add(combinations, ["w", "1940"]);

        Assert.True(combinations.Compare(early, late) < 0);
        Assert.True(combinations.Compare(late, other) < 0);
        Assert.True(combinations.Compare(0, early) < 0);
        Assert.Equal(0, combinations.Compare(early, early));
    }

    // Four values used to be packed into 16 bits each: with more distinct ones than that, two combinations became one.
    [Fact]
    public void Add_MoreThan65536ValuesInFourAttributes_KeepsCombinationsApart()
    {
        var combinations = new AttributeCombinations(4);

        Assert.NotEqual(combinations.Add([0, 0, 0, 65_536]), combinations.Add([0, 0, 1, 0]));
        Assert.NotEqual(combinations.Add([65_536, 0, 0, 0]), combinations.Add([0, 0, 0, 0]));
    }

    [Fact]
    public void Add_AnyCombinations_AreEqualExactlyWhenAllValuesAre() =>
        Prop.ForAll(Gen.Choose(0, 3).ArrayOf(3).ListOf().ToArbitrary(), rows =>
        {
            var combinations = new AttributeCombinations(3);
            var numbers = rows.Select(r => combinations.Add(r)).ToList();
            var texts = rows.Select(r => string.Join(' ', r)).ToList();
            Assert.All(rows.Zip(numbers), pair => Assert.Equal(pair.First, combinations[pair.Second].ToArray()));
            return numbers.SelectMany((_, i) => numbers.Select((_, j) => (i, j)))
                .All(p => (numbers[p.i] == numbers[p.j]) == (texts[p.i] == texts[p.j]));
        }).QuickCheckThrowOnFailure();

    // Readers look combinations up while others make the table grow.
    [Fact]
    public void Add_FromEightThreads_GivesEachCombinationOneNumber()
    {
        var combinations = new AttributeCombinations(3);
        var numbers = new int[8][];
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, thread =>
        {
            var random = new Random(thread % 2);
            numbers[thread] = new int[20_000];
            for (var i = 0; i < 20_000; i++)
            {
                int[] values = [random.Next(20), random.Next(20), random.Next(20)];
                var number = combinations.Add(values);
                Assert.Equal(values, combinations[number].ToArray());
                numbers[thread][i] = number;
            }
        });

        Assert.Equal(numbers[0], numbers[2]);
        Assert.Equal(numbers[1], numbers[7]);
        var seen = numbers.SelectMany(n => n).Append(0).Distinct().Order().ToList();
        Assert.Equal(Enumerable.Range(0, combinations.Count), seen);
        Assert.Equal(seen.Count, seen.Select(n => string.Join(' ', combinations[n].ToArray())).Distinct().Count());
    }

    private static int Add(AttributeCombinations combinations, string[] values) => combinations.Add(
        [.. values.Select((v, a) => v.Length == 0 ? 0 : combinations.Values(a).Add(Encoding.UTF8.GetBytes(v)))]);
}
