using System.Buffers.Binary;
using Sektorskifte.Register.Engines.DuckDb;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Bench;

/// <summary>
/// A register as plain binary files, a column each, for programs that read no Parquet here: little-endian, texts as numbers
/// in the order of their bytes with the texts in a file beside them, a missing value as -1. Reading them costs next to
/// nothing, so a program that gets them is measured on its own work.
/// </summary>
internal static class RawColumns
{
    // Name and bytes a value; a whole number of 8 bytes is a double, since not every program has such integers.
    private static readonly (string Name, int Width)[] Numbers =
    [
        ("person", 8), ("enterprise", 4), ("workplace", 8), ("month", 4), ("pay", 8), ("hours", 8), ("imputed", 1), ("sex", 1),
        ("birth_year", 2),
    ];

    private static readonly (string Name, int Width)[] Texts = [("sector", 1), ("disco08", 2)];

    /// <summary>Writes the columns of a Parquet file to a folder.</summary>
    public static void Write(string file, string folder)
    {
        Directory.CreateDirectory(folder);
        using var session = new Session(new SessionSettings());
        var table = $"read_parquet({Session.Literal(file)})";
        foreach (var (name, _) in Texts)
        {
            session.Execute($"CREATE TYPE {name} AS ENUM (SELECT DISTINCT {name} FROM {table} WHERE {name} IS NOT NULL ORDER BY {name})");
            File.WriteAllLines(
                Path.Combine(folder, name + ".txt"),
                session.Texts($"SELECT unnest(enum_range(NULL::{name}))::VARCHAR").Select(row => row[0]!));
        }

        var expressions = Numbers.Select(column => $"coalesce({column.Name}::DOUBLE, -1)")
            .Concat(Texts.Select(column => $"coalesce(enum_code({column.Name}::{column.Name})::DOUBLE, -1)"));
        (string Name, int Width)[] columns = [.. Numbers, .. Texts];
        FileStream[] streams = [.. columns.Select(column => File.Create(Path.Combine(folder, column.Name + ".bin"), 1 << 20))];
        try
        {
            using var rows = session.Stream($"SELECT {string.Join(", ", expressions)} FROM {table}");
            while (rows.Next() is { } chunk)
            {
                using (chunk)
                {
                    for (var i = 0; i < columns.Length; i++)
                    {
                        Write(streams[i], columns[i].Width, chunk.Column(i, ColumnType.Number).Numbers(chunk.Count));
                    }
                }
            }
        }
        finally
        {
            Array.ForEach(streams, stream => stream.Dispose());
        }
    }

    private static void Write(FileStream stream, int width, ReadOnlySpan<double> values)
    {
        Span<byte> bytes = stackalloc byte[8];
        foreach (var value in values)
        {
            switch (width)
            {
                case 1:
                    bytes[0] = (byte)(sbyte)value;
                    break;
                case 2:
                    BinaryPrimitives.WriteInt16LittleEndian(bytes, (short)value);
                    break;
                case 4:
                    BinaryPrimitives.WriteInt32LittleEndian(bytes, (int)value);
                    break;
                default:
                    BinaryPrimitives.WriteDoubleLittleEndian(bytes, value);
                    break;
            }

            stream.Write(bytes[..width]);
        }
    }
}
