using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Tests.Records;

public class PersonIdTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(-7)]
    [InlineData(999_999_999_999_999_999)]
    [InlineData(1_000_000_000_000_000_000)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public void Of_NumberAndItsDigits_AreOnePerson(long person) =>
        Assert.Equal(PersonId.Of(person), Of(person.ToString(CultureInfo.InvariantCulture)));

    [Fact]
    public void Of_AnyNumberAndItsDigits_AreOnePerson() =>
        Prop.ForAll(Numbers.ToArbitrary(), person => PersonId.Of(person) == Of(person.ToString(CultureInfo.InvariantCulture)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Theory]
    [InlineData("07", 7)]
    [InlineData("+7", 7)]
    [InlineData(" 7", 7)]
    [InlineData("7 ", 7)]
    [InlineData("7.0", 7)]
    [InlineData("7e0", 7)]
    [InlineData("-07", -7)]
    [InlineData("-0", 0)]
    [InlineData("00", 0)]
    [InlineData("", 0)]
    [InlineData("-", 0)]
    [InlineData("9223372036854775808", long.MinValue)]
    [InlineData("18446744073709551623", 7)]
    public void Of_TextThatIsNotHowTheNumberIsWritten_IsAnotherPerson(string text, long number) =>
        Assert.NotEqual(PersonId.Of(number), Of(text));

    [Fact]
    public void Of_AnyTexts_AreEqualExactlyWhenTheirBytesAre() =>
        Prop.ForAll<string, string>((left, right) =>
        {
            var (l, r) = (Encoding.UTF8.GetBytes(left ?? ""), Encoding.UTF8.GetBytes(right ?? ""));
            return (PersonId.Of(l) == PersonId.Of(r)) == l.AsSpan().SequenceEqual(r);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Of_HundredThousandPersonsOfEachKind_AreAllDifferent()
    {
        var persons = new HashSet<PersonId>();
        for (var i = 0; i < 100_000; i++)
        {
            persons.Add(PersonId.Of(i));
            persons.Add(Of($"person {i}"));
            persons.Add(Of($"0{i}"));
        }

        Assert.Equal(300_000, persons.Count);
    }

    [Fact]
    public void CompareTo_AnyThree_IsATotalOrder() =>
        Prop.ForAll(Numbers.ArrayOf(3).ToArbitrary(), numbers =>
        {
            var (a, b, c) = (PersonId.Of(numbers[0]), PersonId.Of(numbers[1]), PersonId.Of(numbers[2]));
            return Math.Sign(a.CompareTo(b)) == -Math.Sign(b.CompareTo(a))
                && (a.CompareTo(b) == 0) == (a == b)
                && !(a.CompareTo(b) <= 0 && b.CompareTo(c) <= 0 && a.CompareTo(c) > 0);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void CompareTo_EqualHighBits_GoesByTheLow() => Assert.True(new PersonId(1, 2).CompareTo(new PersonId(1, 3)) < 0);

    // 100,000 persons over 256 partitions: 391 each, with a standard deviation of 20.
    [Theory]
    [InlineData("number")]
    [InlineData("even number")]
    [InlineData("round number")]
    [InlineData("text")]
    public void Partition_ManyPersons_AreSpreadEvenly(string kind)
    {
        var people = new int[256];
        for (var i = 0; i < 100_000; i++)
        {
            var person = kind switch
            {
                "number" => PersonId.Of(i),
                "even number" => PersonId.Of(i * 256L),
                "round number" => PersonId.Of((i * 1_000_000_000L) + 1),
                _ => Of($"p{i:D8}"),
            };
            people[person.Partition(256)]++;
        }

        Assert.All(people, count => Assert.InRange(count, 391 - 120, 391 + 120));
    }

    private static Gen<long> Numbers => Gen.OneOf(
        Gen.Choose(-20, 20).Select(n => (long)n), ArbMap.Default.GeneratorFor<long>(), Gen.Choose(0, int.MaxValue).Select(n => n * 4_000_000_000L));

    private static PersonId Of(string text) => PersonId.Of(Encoding.UTF8.GetBytes(text));
}
