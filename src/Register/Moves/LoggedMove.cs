namespace Sektorskifte.Register.Moves;

/// <summary>A transition to another employer, before it is known whether it is part of a reorganisation.</summary>
/// <param name="Period">The period of arrival.</param>
/// <param name="From">The old employer, as compared.</param>
/// <param name="To">The new employer, as compared.</param>
/// <param name="Kind">The number of the kind.</param>
internal readonly record struct LoggedMove(int Period, int From, int To, int Kind) : IComparable<LoggedMove>
{
    /// <summary>Orders by period and employers, so that people who go together stand together.</summary>
    public int CompareTo(LoggedMove other)
    {
        var order = Period.CompareTo(other.Period);
        order = order != 0 ? order : From.CompareTo(other.From);
        return order != 0 ? order : To.CompareTo(other.To);
    }
}
