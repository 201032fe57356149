using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Mapping;

/// <summary>What takes the valid rows that one thread reads: to follow persons at once, or to partition them first.</summary>
internal interface IRowTaker
{
    /// <summary>Begins with rows that follow no row taken before.</summary>
    /// <param name="position">The number of the first among the rows of all files.</param>
    void Begin(long position);

    /// <summary>Takes rows.</summary>
    /// <param name="rows">New rows at the end, after what the taker left in it.</param>
    /// <param name="persons">The persons since <see cref="Begin"/>.</param>
    /// <returns>Whether to go on reading.</returns>
    bool Take(JobBatch rows, PersonColumn persons);

    /// <summary>The rows since <see cref="Begin"/> are all there.</summary>
    /// <param name="rows">What the taker left.</param>
    /// <param name="persons">The persons since <see cref="Begin"/>.</param>
    /// <param name="end">The number of the row after the last among the rows of all files.</param>
    void End(JobBatch rows, PersonColumn persons, long end);
}
