using System.Diagnostics;
using System.Globalization;
using Sektorskifte.Register.Mapping;
using Sektorskifte.Register.Profiles;

namespace Sektorskifte.Bench;

/// <summary>One run of our own pass over record files, up to the cells that the rivals make too.</summary>
internal static class OwnPass
{
    /// <summary>Writes the cells to a file and gives the seconds, the opening of the files included.</summary>
    public static string Run(string cells, IReadOnlyList<string> files)
    {
        var options = new MappingOptions { Profile = ProfileFile.Load("dk-monthly"), Files = files };
        var watch = Stopwatch.StartNew();
        var settings = RegisterMapping.Settings(options);
        var lines = OwnCells.Of(RegisterMapping.Count(options, settings).Pass, settings);
        var seconds = watch.Elapsed.TotalSeconds;
        lines.Write(cells);
        return seconds.ToString("F4", CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// Adds a month to a copy of a store, once to have the code compiled and then on the clock, and says whether a mapping of it
    /// has the cells of all records.
    /// </summary>
    /// <param name="files">The store, the month's file, and the file that the store was made from.</param>
    public static string AddMonth(IReadOnlyList<string> files)
    {
        var folder = Directory.CreateTempSubdirectory("sektorskifte-bench-").FullName;
        try
        {
            _ = Add(files[1], Copy(files[0], Path.Combine(folder, "first")));
            var store = Copy(files[0], Path.Combine(folder, "second"));
            var seconds = Add(files[1], store);
            var options = new MappingOptions { Profile = ProfileFile.Load("dk-monthly"), Store = store };
            var same = Cells(options) == Cells(options with { Store = null, Files = [files[2], files[1]] });
            return string.Create(CultureInfo.InvariantCulture, $"{seconds:F4} {(same ? "as from all records" : "differs")}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double Add(string month, string store)
    {
        var options = new ImportOptions { Profile = ProfileFile.Load("dk-monthly"), Files = [month], Store = store };
        var watch = Stopwatch.StartNew();
        RegisterImport.Run(options);
        return watch.Elapsed.TotalSeconds;
    }

    private static string Copy(string store, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.GetFiles(store))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        return folder;
    }

    private static string Cells(MappingOptions options)
    {
        var settings = RegisterMapping.Settings(options);
        var file = Path.GetTempFileName();
        try
        {
            OwnCells.Of(RegisterMapping.Count(options, settings).Pass, settings).Write(file);
            return CellLines.Fingerprint(file);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
