namespace Sektorskifte.Register.Profiles;

/// <summary>
/// Finds the sector of a job: an employer pattern first, then the exact source code, then a source pattern, then the
/// scheme's <c>otherwise</c>. Of several sectors that match in the same manner the first takes it.
/// </summary>
internal sealed class SectorMapper
{
    /// <summary>No rule matches and the scheme has no sector for the rest.</summary>
    public const int Unknown = -1;

    private readonly Dictionary<string, int> _byCode = new(StringComparer.OrdinalIgnoreCase);
    private readonly ProfilePattern[] _employerPatterns;
    private readonly ProfilePattern[] _sourcePatterns;
    private readonly int _otherwise = Unknown;

    public SectorMapper(SectorScheme scheme)
    {
        for (var i = 0; i < scheme.Sectors.Count; i++)
        {
            foreach (var code in scheme.Sectors[i].SourceCodes)
            {
                _byCode.TryAdd(code.Trim(), i);
            }

            if (scheme.Sectors[i].Code == scheme.Otherwise)
            {
                _otherwise = i;
            }
        }

        _employerPatterns = [.. scheme.Sectors.Select(s => new ProfilePattern(s.EmployerPatterns))];
        _sourcePatterns = [.. scheme.Sectors.Select(s => new ProfilePattern(s.SourcePatterns))];
    }

    /// <summary>The index of the sector in the scheme; <see cref="Unknown"/> when nothing matches.</summary>
    /// <param name="sourceValue">The sector column's value; null when there is none.</param>
    /// <param name="employerCompared">The employer's name as <see cref="EmployerName.Fold"/> gives it.</param>
    public int Map(string? sourceValue, string employerCompared)
    {
        var sector = First(_employerPatterns, employerCompared);
        if (sector != Unknown || string.IsNullOrWhiteSpace(sourceValue))
        {
            return sector != Unknown ? sector : _otherwise;
        }

        var value = sourceValue.Trim();
        if (_byCode.TryGetValue(value, out sector))
        {
            return sector;
        }

        sector = First(_sourcePatterns, value);
        return sector != Unknown ? sector : _otherwise;
    }

    private static int First(ProfilePattern[] patterns, string value)
    {
        for (var sector = 0; sector < patterns.Length; sector++)
        {
            if (patterns[sector].IsMatch(value))
            {
                return sector;
            }
        }

        return Unknown;
    }
}
