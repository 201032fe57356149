using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Tests.Records;

public class TextDictionaryTests
{
    [Fact]
    public void Add_ThreeHundredThousandTexts_KeepsEveryNumberAndText()
    {
        var texts = new TextDictionary();
        for (var i = 1; i <= 300_000; i++)
        {
            Assert.Equal(i, texts.Add(Name(i)));
        }

        for (var i = 300_000; i > 0; i -= 7)
        {
            Assert.Equal(i, texts.Add(Name(i)));
            Assert.True(texts[i].SequenceEqual(Name(i)));
        }

        Assert.Equal(300_000, texts.Count);
    }

    [Fact]
    public void Add_EmptyText_IsATextOfItsOwn()
    {
        var texts = new TextDictionary();

        Assert.Equal(1, texts.Add(""u8));
        Assert.Equal(2, texts.Add("\0"u8));
        Assert.Equal(1, texts.Add(""u8));
        Assert.Equal("", texts.Text(1));
        Assert.Equal("", texts.Text(0));
    }

    [Theory]
    [InlineData("abcdefgh", "abcdefgh\0")]
    [InlineData("abcdefgh", "abcdefg")]
    [InlineData("", "\0\0\0\0\0\0\0\0")]
    [InlineData("employer-001", "employer-0011")]
    [InlineData("blå", "bla")]
    public void Add_TextsThatAlmostAgree_AreTwo(string left, string right)
    {
        var texts = new TextDictionary();

        Assert.NotEqual(texts.Add(Encoding.UTF8.GetBytes(left)), texts.Add(Encoding.UTF8.GetBytes(right)));
    }

    [Fact]
    public void Add_TextLargerThanAllRoom_IsKept()
    {
        var texts = new TextDictionary();
        var large = new byte[100_000];
        large.AsSpan().Fill((byte)'x');
        texts.Add("before"u8);

        Assert.Equal(2, texts.Add(large));
        Assert.True(texts[2].SequenceEqual(large));
        Assert.Equal("before", texts.Text(1));
    }

    [Fact]
    public void Add_AnyTexts_NumbersThemInOrderOfFirstAppearance() =>
        Prop.ForAll<string[]>(values =>
        {
            var texts = new TextDictionary();
            var order = new List<string>();
            foreach (var value in values.Select(v => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(v ?? ""))))
            {
                if (!order.Contains(value))
                {
                    order.Add(value);
                }

                Assert.Equal(order.IndexOf(value) + 1, texts.Add(Encoding.UTF8.GetBytes(value)));
            }

            Assert.Equal(order, Enumerable.Range(1, texts.Count).Select(texts.Text));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Compare_AnyTwoTexts_OrdersByBytesWithMissingFirst() =>
        Prop.ForAll<string, string>((left, right) =>
        {
            var texts = new TextDictionary();
            var (l, r) = (Encoding.UTF8.GetBytes(left ?? ""), Encoding.UTF8.GetBytes(right ?? ""));
            var (a, b) = (texts.Add(l), texts.Add(r));
            return Math.Sign(texts.Compare(a, b)) == Math.Sign(l.AsSpan().SequenceCompareTo(r))
                && Math.Sign(texts.Compare(0, a)) == (l.Length == 0 ? 0 : -1);
        }).QuickCheckThrowOnFailure();

    // Each thread adds the texts in an order of its own, and reads them back while the others make the tables grow.
    [Fact]
    public void Add_FromEightThreads_GivesEachTextOneNumber()
    {
        const int Texts = 40_000;
        var texts = new TextDictionary();
        var numbers = new int[8][];
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, thread =>
        {
            var order = Enumerable.Range(0, Texts).ToArray();
            new Random(thread).Shuffle(order);
            numbers[thread] = new int[Texts];
            foreach (var i in order)
            {
                var number = texts.Add(Name(i));
                Assert.True(texts[number].SequenceEqual(Name(i)), $"{number} is not text {i}.");
                numbers[thread][i] = number;
            }
        });

        Assert.All(numbers, of => Assert.Equal(numbers[0], of));
        Assert.Equal(Enumerable.Range(1, Texts), numbers[0].Order());
        Assert.Equal(Texts, texts.Count);
        Assert.All(Enumerable.Range(0, Texts), i => Assert.Equal(numbers[0][i], texts.Add(Name(i))));
    }

    [Fact]
    public void Hash_MillionTexts_HardlyEverAgreesInItsLowBits()
    {
        // 200,000 keys of one shape over 2^20 slots: a good hash leaves about 82.6 % of as many slots filled as there are keys.
        var slots = new HashSet<ulong>();
        for (var i = 0; i < 200_000; i++)
        {
            slots.Add(TextHash.Of(Name(i)) & ((1 << 20) - 1));
        }

        Assert.InRange(slots.Count, 178_000, 186_000);
    }

    [Fact]
    public void Hash_AnyTextChangedInOneByte_Differs() =>
        Prop.ForAll(
            Gen.Choose(0, 255).Select(b => (byte)b).NonEmptyListOf().ToArbitrary(), Gen.Choose(0, 1000).ToArbitrary(), (bytes, at) =>
            {
                byte[] text = [.. bytes];
                var before = TextHash.Of(text);
                text[at % text.Length] ^= (byte)(1 + (at % 255));
                return TextHash.Of(text) != before;
            }).QuickCheckThrowOnFailure();

    private static byte[] Name(int i) => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"employer {i}"));
}
