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
}
