namespace Sektorskifte.Statistics.Tests;

public sealed class OutcomeTests
{
    private static readonly Problem Empty = new(ProblemKind.NoData, "The domain sector=S has no rows.");

    [Fact]
    public void TryGet_Value_GivesIt()
    {
        Outcome<double> outcome = 0.0;
        Assert.True(outcome.TryGet(out var value, out var problem));
        Assert.Equal(0, value);
        Assert.Null(problem);
        Assert.Null(outcome.Problem);
        Assert.Equal(0, outcome.Value);
    }

    [Fact]
    public void TryGet_Problem_GivesItAndNoValue()
    {
        Outcome<double> outcome = Empty;
        Assert.False(outcome.TryGet(out _, out var problem));
        Assert.Same(Empty, problem);
        Assert.Equal(Empty.Message, Assert.Throws<InvalidOperationException>(() => outcome.Value).Message);
    }

    [Fact]
    public void TryGet_NothingAssigned_IsAProblem() => Assert.False(default(Outcome<string>).TryGet(out _, out _));

    [Fact]
    public void Then_Value_GoesOn()
    {
        Outcome<int> outcome = 2;
        Assert.Equal("2", outcome.Then<string>(n => $"{n}").Value);
    }

    [Fact]
    public void Then_Problem_StaysThatProblem()
    {
        Outcome<int> outcome = Empty;
        Assert.Same(Empty, outcome.Then<string>(_ => throw new InvalidOperationException("Not to be called.")).Problem);
    }
}
