namespace Sektorskifte.Register.Engines.DuckDb;

/// <summary>What DuckDB says about a statement that failed. Who knows the file turns it into an input error.</summary>
internal sealed class DuckDbException : Exception
{
    public DuckDbException(string message)
        : base(message)
    {
    }

    /// <summary>The memory limit was too small for the work.</summary>
    public bool IsOutOfMemory => Message.StartsWith("Out of Memory", StringComparison.Ordinal);

    /// <summary>The message without DuckDB's kind of error in front and on one line, for a sentence of ours.</summary>
    public string Detail
    {
        get
        {
            var line = Message.ReplaceLineEndings(" ").Trim();
            var kind = line.IndexOf("Error: ", StringComparison.Ordinal);
            return kind < 0 ? line : line[(kind + "Error: ".Length)..];
        }
    }
}
