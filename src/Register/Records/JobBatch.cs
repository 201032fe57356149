namespace Sektorskifte.Register.Records;

/// <summary>The rows of a chunk after validation, column by column; the fields are those of <see cref="JobRow"/>.</summary>
internal sealed class JobBatch
{
    /// <summary>The number of rows, rejected ones included.</summary>
    public int Count { get; set; }

    /// <summary>Which rows were rejected: their other fields mean nothing.</summary>
    public bool[] Rejected { get; } = new bool[Chunk.Capacity];

    public long[] Person { get; } = new long[Chunk.Capacity];

    public int[] Period { get; } = new int[Chunk.Capacity];

    public int[] End { get; } = new int[Chunk.Capacity];

    public int[] Employer { get; } = new int[Chunk.Capacity];

    public int[] Sector { get; } = new int[Chunk.Capacity];

    public int[] Occupation { get; } = new int[Chunk.Capacity];

    public int[] Title { get; } = new int[Chunk.Capacity];

    public int[] Status { get; } = new int[Chunk.Capacity];

    public int[] Attributes { get; } = new int[Chunk.Capacity];

    public double[] Pay { get; } = new double[Chunk.Capacity];

    public double[] Hours { get; } = new double[Chunk.Capacity];

    public ulong[] Rest { get; } = new ulong[Chunk.Capacity];

    /// <summary>A row of the batch by itself.</summary>
    public JobRow this[int row] => new()
    {
        Person = Person[row],
        Period = Period[row],
        End = End[row],
        Employer = Employer[row],
        Sector = Sector[row],
        Occupation = Occupation[row],
        Title = Title[row],
        Status = Status[row],
        Attributes = Attributes[row],
        Pay = Pay[row],
        Hours = Hours[row],
        Rest = Rest[row],
    };
}
