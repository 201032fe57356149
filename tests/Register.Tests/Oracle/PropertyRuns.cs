using System.Globalization;

namespace Sektorskifte.Register.Tests.Oracle;

/// <summary>How many random registers a property is tried on: as many as SEKTORSKIFTE_PROPERTY_RUNS says, else the default.</summary>
internal static class PropertyRuns
{
    public static int Count(int standard) =>
        int.TryParse(
            Environment.GetEnvironmentVariable("SEKTORSKIFTE_PROPERTY_RUNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked)
            ? asked
            : standard;
}
