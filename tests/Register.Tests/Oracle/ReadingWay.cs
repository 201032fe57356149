using System.Text;
using Sektorskifte.Register.Engines.DuckDb;
using Sektorskifte.Register.Records;
using Sektorskifte.Register.Tests.Engines;

namespace Sektorskifte.Register.Tests.Oracle;

/// <summary>How the rows of a register come: in which order, in how many files, in which format, and read by how many threads.</summary>
internal sealed record ReadingWay
{
    /// <summary>Rows stand in order of persons; otherwise in none.</summary>
    public bool Sorted { get; init; } = true;

    /// <summary>The rows, cut into so many files wherever the cut falls.</summary>
    public int Files { get; init; } = 1;

    public bool Parquet { get; init; }

    /// <summary>The rows of a row group, for Parquet.</summary>
    public int GroupRows { get; init; } = RowBlock.Capacity;

    public int Threads { get; init; } = 1;

    /// <summary>The bytes of memory for rows in any order; null for the default.</summary>
    public long? Memory { get; init; }

    /// <summary>Whether they go through a store.</summary>
    public StoreImports Imports { get; init; }

    /// <summary>Every way: 1 to 8 threads, CSV and Parquet, sorted and shuffled, in one file and in several.</summary>
    public static IReadOnlyList<ReadingWay> All { get; } =
    [
        .. from threads in new[] { 1, 2, 3, 5, 8 }
           from parquet in new[] { false, true }
           from sorted in new[] { true, false }
           select new ReadingWay
           {
               Threads = threads,
               Parquet = parquet,
               Sorted = sorted,
               Files = 1 + (threads % 3),
               GroupRows = threads % 2 == 0 ? RowBlock.Capacity : 5,
           },
        new ReadingWay { Parquet = true, Threads = 8, Files = 1, GroupRows = 3 },
        new ReadingWay { Parquet = true, Threads = 2, Files = 4, Sorted = false },
        new ReadingWay { Threads = 3, Files = 3 },
        new ReadingWay { Parquet = true, Threads = 8, Files = 2, Sorted = false, Memory = 64 << 20 },
    ];

    /// <summary>Ways through a store, after the plain one.</summary>
    public static IReadOnlyList<ReadingWay> ThroughStores { get; } =
    [
        new ReadingWay(),
        new ReadingWay { Imports = StoreImports.AtOnce },
        new ReadingWay { Imports = StoreImports.AtOnce, Parquet = true, GroupRows = 5, Threads = 4, Sorted = false, Files = 2 },
        new ReadingWay { Imports = StoreImports.InPieces, Threads = 2 },
        new ReadingWay { Imports = StoreImports.InPieces, Parquet = true, GroupRows = 4, Threads = 3, Files = 2 },
        new ReadingWay { Imports = StoreImports.InPieces, Threads = 8, Sorted = false, Memory = 64 << 20 },
    ];

    /// <summary>Writes the rows and gives the files' names.</summary>
    public IReadOnlyList<string> Write(string folder, PlainTable table)
    {
        var rows = table.Rows.OrderBy(r => r[0], StringComparer.Ordinal).ToList();
        if (!Sorted)
        {
            rows = [.. rows.OrderBy(r => string.Concat(r.Reverse()).GetHashCode(StringComparison.Ordinal))];
        }

        return
        [
            .. Enumerable.Range(0, Files).Select(file => WriteOne(
                Path.Combine(folder, $"part{file}"),
                table with { Rows = rows[(rows.Count * file / Files)..(rows.Count * (file + 1) / Files)] })),
        ];
    }

    public override string ToString() =>
        $"{(Parquet ? $"Parquet in row groups of {GroupRows}" : "CSV")}, {(Sorted ? "sorted" : "shuffled")}, {Files} files, {Threads} threads, store {Imports}";

    private string WriteOne(string path, PlainTable table)
    {
        if (!Parquet)
        {
            File.WriteAllText(path + ".csv", table.ToCsv(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            return path + ".csv";
        }

        SmallRowGroups.Write(path + ".parquet", table, GroupRows);
        return path + ".parquet";
    }
}
