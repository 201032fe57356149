namespace Sektorskifte.Register.Records;

/// <summary>What takes the rows that one thread reads.</summary>
/// <param name="Take">Takes a chunk, whose memory is the source's, and the number of its first row among the rows of all files,
/// from 0; what one thread gets comes in ascending order. False ends the reading.</param>
/// <param name="Reject">Takes a row that can't be split into columns.</param>
internal sealed record ChunkTaker(Func<Chunk, long, bool> Take, Action<Reject> Reject);
