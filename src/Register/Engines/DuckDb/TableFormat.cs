namespace Sektorskifte.Register.Engines.DuckDb;

/// <summary>The kinds of file that a <see cref="TableWriter"/> writes.</summary>
internal enum TableFormat
{
    /// <summary>Apache Parquet, zstd-compressed.</summary>
    Parquet,

    /// <summary>Comma-separated UTF-8 with a header; gzip when the file's name ends in <c>.gz</c>.</summary>
    Csv,
}
