using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Tests.Records;

public class ValueMapTests
{
    [Fact]
    public void Add_AnyValues_IsWhatADictionaryDoes() => Prop.ForAll(
        Gen.OneOf(Gen.Choose(0, 50).Select(number => (ulong)number), Gen.Choose(0, 6000).Select(number => (ulong)number << 50))
            .ArrayOf(5000).ToArbitrary(),
        values =>
        {
            var map = new ValueMap();
            var dictionary = new Dictionary<ulong, int>();
            foreach (var value in values)
            {
                Assert.Equal(dictionary.GetValueOrDefault(value), map[value]);
                if (dictionary.TryAdd(value, dictionary.Count + 1))
                {
                    map.Add(value, dictionary.Count);
                }
            }

            Assert.Equal(dictionary.Count, map.Count);
            Assert.All(dictionary, pair => Assert.Equal(pair.Value, map[pair.Key]));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(20));
}
