namespace Sektorskifte.Register.Profiles.Json;

/// <summary>Judges the sector classification of a profile.</summary>
internal sealed class SectorCheck(Profile profile, ProblemList problems)
{
    private const string Root = "$.sectors";

    private readonly SectorScheme _scheme = profile.Sectors;
    private readonly Dictionary<string, string> _codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _sourceCodes = new(StringComparer.OrdinalIgnoreCase);

    public void Run()
    {
        for (var i = 0; i < _scheme.Groups.Count; i++)
        {
            var path = $"{Root}.groups[{i}]";
            Code(path, _scheme.Groups[i].Code);
            if (!_scheme.Sectors.Any(s => s.Group == _scheme.Groups[i].Code) && !problems.HasUnder($"{Root}.sectors"))
            {
                problems.Wrong($"{path}.code", ProfileCheck.Quoted(_scheme.Groups[i].Code), "the group of a sector at least");
            }
        }

        for (var i = 0; i < _scheme.Sectors.Count; i++)
        {
            Sector($"{Root}.sectors[{i}]", _scheme.Sectors[i]);
        }

        if (_scheme.Sectors.Count is < 2 or > 30)
        {
            problems.Wrong($"{Root}.sectors", $"a list of {_scheme.Sectors.Count}", "a list of 2 to 30 sectors");
        }

        if (_scheme.Otherwise is { } otherwise && !_scheme.Sectors.Any(s => s.Code == otherwise) && !problems.HasUnder($"{Root}.sectors"))
        {
            problems.Wrong(
                $"{Root}.otherwise",
                ProfileCheck.Quoted(otherwise),
                $"the code of a sector: {ObjectReader.ListOf(_scheme.Sectors.Select(s => s.Code))}");
        }
    }

    private void Sector(string path, Sector sector)
    {
        Code(path, sector.Code);
        if (sector.Group is { } group && !_scheme.Groups.Any(g => g.Code == group))
        {
            problems.Wrong($"{path}.group", ProfileCheck.Quoted(group), _scheme.Groups.Count == 0
                ? "left out: the profile has no groups"
                : $"the code of a group: {ObjectReader.ListOf(_scheme.Groups.Select(g => g.Code))}");
        }

        SourceCodes($"{path}.sourceCodes", sector);
        ProfileCheck.Patterns($"{path}.sourcePatterns", sector.SourcePatterns, problems);
        ProfileCheck.Patterns($"{path}.employerPatterns", sector.EmployerPatterns, problems);
        if (profile.Columns.Sector is null && sector.SourceCodes.Count + sector.SourcePatterns.Count > 0)
        {
            problems.Missing("$.columns.sector", "the column that the source codes and patterns of the sectors speak of");
        }

        if (sector.SourceCodes.Count + sector.SourcePatterns.Count + sector.EmployerPatterns.Count == 0
            && sector.Code != _scheme.Otherwise && !problems.HasUnder(path) && !IsOtherwiseWrong())
        {
            problems.Add(path, $"{path} has nothing that maps to it: must be given sourceCodes, sourcePatterns or "
                + "employerPatterns, or be what \"otherwise\" names");
        }
    }

    private void SourceCodes(string path, Sector sector)
    {
        for (var i = 0; i < sector.SourceCodes.Count; i++)
        {
            var code = sector.SourceCodes[i].Trim();
            if (!_sourceCodes.TryAdd(code, $"{path}[{i}]"))
            {
                problems.Wrong(
                    $"{path}[{i}]",
                    ProfileCheck.Quoted(sector.SourceCodes[i]),
                    $"a value that {_sourceCodes[code]} does not have; case and spaces around it do not count");
            }
        }
    }

    private bool IsOtherwiseWrong() => _scheme.Otherwise is { } otherwise && !_scheme.Sectors.Any(s => s.Code == otherwise);

    // Groups and sectors stand in one column of the tables, with the total of all.
    private void Code(string path, string code)
    {
        if (!ProfileCheck.IsCode(code))
        {
            problems.Wrong($"{path}.code", ProfileCheck.Quoted(code), ProfileCheck.CodeExpected);
        }
        else if (code is "total" or "unknown" or "same_sector" or "other_sectors")
        {
            problems.Wrong($"{path}.code", ProfileCheck.Quoted(code), "another code: tables use this one themselves");
        }
        else if (!_codes.TryAdd(code, $"{path}.code"))
        {
            problems.Wrong($"{path}.code", ProfileCheck.Quoted(code), $"another code than that of {_codes[code]}");
        }
    }
}
