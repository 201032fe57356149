using System.Collections.Concurrent;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Tests.Records;

public class TextPropertyTests
{
    [Fact]
    public void Get_GrowingDictionary_ComputesTheTextsThatAreAskedForOnce()
    {
        var texts = new TextDictionary();
        var asked = new List<int>();
        var property = new TextProperty(texts, text =>
        {
            asked.Add(text);
            return text * 10;
        });
        Assert.Equal(0, property[0]);
        for (var i = 1; i <= 1000; i++)
        {
            texts.Add(BitConverter.GetBytes(i));
            if (i % 3 == 0)
            {
                Assert.Equal(i * 10, property[i]);
                Assert.Equal(10, property[1]);
            }
        }

        Assert.Equal([0, 1, .. Enumerable.Range(1, 333).Select(i => i * 3)], asked.Order());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public void Get_ValuesAtTheEdge_AreRememberedToo(int value)
    {
        var calls = 0;
        var property = new TextProperty(new TextDictionary(), _ =>
        {
            calls++;
            return value;
        });

        Assert.Equal((value, value, 1), (property[5], property[5], calls));
    }

    // A value may be worked out again when the table grows meanwhile, and is never another one.
    [Fact]
    public void Get_FromEightThreads_IsTheSameForAll()
    {
        var texts = new TextDictionary();
        var property = new TextProperty(texts, text => text * 7);
        var wrong = new ConcurrentBag<int>();
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, thread =>
        {
            for (var i = 0; i < 20_000; i++)
            {
                var text = texts.Add(BitConverter.GetBytes((i * (thread + 1)) % 30_011));
                if (property[text] != text * 7)
                {
                    wrong.Add(text);
                }
            }
        });

        Assert.Empty(wrong);
    }
}
