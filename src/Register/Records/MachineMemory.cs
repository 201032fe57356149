using System.Globalization;

namespace Sektorskifte.Register.Records;

/// <summary>How much memory is free.</summary>
internal static class MachineMemory
{
    private const string Information = "/proc/meminfo";
    private const string Available = "MemAvailable:";

    /// <summary>Half of the bytes that are free on the machine, or that the process may still take where it is limited.</summary>
    public static long Half() => Free() / 2;

    private static long Free()
    {
        var collector = GC.GetGCMemoryInfo();
        var allowed = Math.Max(0, collector.TotalAvailableMemoryBytes - Environment.WorkingSet);
        return Math.Min(allowed, FreeOnLinux() ?? allowed);
    }

    private static long? FreeOnLinux()
    {
        if (!File.Exists(Information))
        {
            return null;
        }

        var line = File.ReadLines(Information).FirstOrDefault(line => line.StartsWith(Available, StringComparison.Ordinal));
        var number = line?[Available.Length..].Replace("kB", "", StringComparison.Ordinal).Trim();
        return long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var kilobytes) ? kilobytes << 10 : null;
    }
}
