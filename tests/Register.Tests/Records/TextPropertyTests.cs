using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Tests.Records;

public class TextPropertyTests
{
    [Fact]
    public void Get_GrowingDictionary_ComputesEachTextOnce()
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

        Assert.Equal(Enumerable.Range(0, 1000), asked);
    }
}
