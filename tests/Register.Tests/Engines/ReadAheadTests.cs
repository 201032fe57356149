using Sektorskifte.Register.Engines.DuckDb;

namespace Sektorskifte.Register.Tests.Engines;

public sealed class ReadAheadTests
{
    [Fact]
    public void Next_SlowReader_GivesEveryItemInOrder()
    {
        using var ahead = new ReadAhead<Item>(Items(1000), 3);

        for (var i = 0; i < 1000; i++)
        {
            Assert.Equal(i, ahead.Next()!.Number);
        }

        Assert.Null(ahead.Next());
        Assert.Null(ahead.Next());
    }

    [Fact]
    public void Next_SequenceThrows_GivesWhatCameBeforeAndThenThrows()
    {
        using var ahead = new ReadAhead<Item>(Items(5, throwAtEnd: true), 8);

        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(i, ahead.Next()!.Number);
        }

        Assert.Equal("at 5", Assert.Throws<InvalidOperationException>(ahead.Next).Message);
        Assert.Throws<InvalidOperationException>(ahead.Next);
    }

    [Fact]
    public void Dispose_InTheMiddle_DisposesEveryItemThatWasNotHandedOut()
    {
        var made = new List<Item>();
        var ahead = new ReadAhead<Item>(Items(1000, made: made), 4);
        var taken = ahead.Next();

        ahead.Dispose();

        Assert.False(taken!.IsDisposed);
        Assert.InRange(made.Count, 1, 6); // the one taken, four that wait, one that found no room
        Assert.All(made.Skip(1), item => Assert.True(item.IsDisposed));
    }

    private static IEnumerable<Item> Items(int count, bool throwAtEnd = false, List<Item>? made = null)
    {
        for (var i = 0; i < count; i++)
        {
            var item = new Item(i);
            made?.Add(item);
            yield return item;
        }

        if (throwAtEnd)
        {
            throw new InvalidOperationException($"at {count}");
        }
    }

    private sealed class Item(int number) : IDisposable
    {
        public int Number => number;

        public bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;
    }
}
