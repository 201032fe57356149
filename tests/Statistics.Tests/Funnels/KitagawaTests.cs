using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Statistics.Funnels;
using Sektorskifte.Statistics.Tests.Reference;

namespace Sektorskifte.Statistics.Tests.Funnels;

public sealed class KitagawaTests
{
    public static TheoryData<string> Cases => ReferenceCase.Names("kitagawa");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Decompose_ReferenceCase_AgreesWithPlainR(string name)
    {
        var expected = ReferenceCase.Of("kitagawa", name);
        var parts = Kitagawa.Decompose([.. Enumerable.Range(0, expected.Numbers("first").Length).Select(i => new CategoryCounts(
            $"{i}", (long)expected.Numbers("first")[i], (long)expected.Numbers("first_passed")[i], (long)expected.Numbers("second")[i],
            (long)expected.Numbers("second_passed")[i]))]).Value;
        foreach (var (key, part) in new[]
        {
            ("total", parts.Total), ("composition", parts.Composition), ("rate", parts.Rate),
            ("composition_at_first", parts.CompositionAtFirstRates), ("rate_at_second", parts.RateAtSecondComposition),
            ("composition_at_second", parts.CompositionAtSecondRates), ("rate_at_first", parts.RateAtFirstComposition),
            ("interaction", parts.Interaction),
        })
        {
            expected.Agrees(key, part.Value, 1e-8, 1e-15);
            expected.Agrees($"{key}_se", part.StandardError, 1e-8, 1e-12);
        }

        expected.Agrees("category_composition", [.. parts.Categories.Select(one => one.Composition)], 1e-8, 1e-15);
        expected.Agrees("category_rate", [.. parts.Categories.Select(one => one.Rate)], 1e-8, 1e-15);
    }

    [Fact]
    public void Decompose_AnyCounts_PartsAddUp() => Prop.ForAll(
        (from a in Gen.Choose(1, 90)
         from x in Gen.Choose(0, a)
         from b in Gen.Choose(1, 90)
         from y in Gen.Choose(0, b)
         select new CategoryCounts("c", a, x, b, y)).NonEmptyListOf().ToArbitrary(), rows =>
        {
            var parts = Kitagawa.Decompose([.. rows]).Value;
            bool Sums(DifferencePart a, DifferencePart b) => Math.Abs(parts.Total.Value - a.Value - b.Value) < 1e-12;
            return Sums(parts.Composition, parts.Rate) && Sums(parts.CompositionAtFirstRates, parts.RateAtSecondComposition)
                && Sums(parts.CompositionAtSecondRates, parts.RateAtFirstComposition)
                && Math.Abs(parts.Categories.Sum(one => one.Rate) - parts.Rate.Value) < 1e-12;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Decompose_OneCategory_IsAllRate()
    {
        var parts = Kitagawa.Decompose([new("all", 100, 30, 200, 40)]).Value;
        Assert.Equal(0, parts.Composition.Value, 1e-15);
        Assert.Equal(0.1, parts.Rate.Value, 1e-15);
        Assert.Equal(Math.Sqrt((0.3 * 0.7 / 100) + (0.2 * 0.8 / 200)), parts.Rate.StandardError, 1e-14);
    }

    [Theory]
    [InlineData(0, 5, "The first group has nobody in the category top")]
    [InlineData(5, 0, "The second group has nobody in the category top")]
    public void Decompose_EmptyCategory_NamesGroupAndCategory(long first, long second, string message) => Assert.StartsWith(
        message, Kitagawa.Decompose([new("low", 3, 1, 3, 1), new("top", first, 0, second, 0)]).Problem!.Message, StringComparison.Ordinal);

    [Fact]
    public void Decompose_ImpossibleArgument_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Kitagawa.Decompose([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Kitagawa.Decompose([new("a", 3, 4, 3, 1)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Kitagawa.Decompose([new("a", 3, -1, 3, 1)]));
    }
}
