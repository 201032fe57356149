namespace Sektorskifte.Register.Records;

/// <summary>
/// A file, or several of the same shape, read once from start to end in chunks. CSV and Parquet are its two kinds.
/// </summary>
/// <remarks>
/// A source delivers the columns that the profile maps, in the order in which they were asked for. When the files have
/// further columns, columns of type <see cref="ColumnType.Integer"/> with empty names follow: 64-bit hashes
/// of everything in the unmapped columns of the row, so that exact duplicates can be told from rows that differ there.
/// A file that can't be read at all throws <see cref="InputException"/>; a row that can't be split into columns goes to
/// the rejects that the source was given and is not in a chunk.
/// </remarks>
internal interface IRecordSource : IDisposable
{
    /// <summary>The columns of every chunk, in order.</summary>
    IReadOnlyList<SourceColumn> Columns { get; }

    /// <summary>Reads the next rows. False at the end of the last file; a chunk may have no rows in between.</summary>
    bool Read(Chunk chunk);

    /// <summary>How much of the whole is read, 0 to 1: by bytes for CSV, by rows for Parquet.</summary>
    double Fraction { get; }
}
