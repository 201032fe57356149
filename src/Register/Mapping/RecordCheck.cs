using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Mapping;

/// <summary>What record files hold, and what a mapping would use of them.</summary>
public sealed record RecordCheck
{
    /// <summary>The columns of the files and what the profile uses each for.</summary>
    public required IReadOnlyList<CheckedColumn> Columns { get; init; }

    /// <summary>People and leaders by sector in the last period, hidden where there are too few.</summary>
    public required IReadOnlyList<CheckedSector> Sectors { get; init; }

    /// <summary>The mapping as it would be with the profile's own settings.</summary>
    public required MappingResult Mapping { get; init; }

    /// <summary>Reads the files and says what they hold.</summary>
    /// <param name="options">The files, the profile, and settings as for a mapping.</param>
    /// <exception cref="InputException">A file can't be used.</exception>
    public static RecordCheck Run(MappingOptions options)
    {
        var profile = options.Profile.Profile;
        var mapping = RegisterMapping.Run(options);
        return new RecordCheck
        {
            Columns = [.. mapping.FileColumns.Select(name => new CheckedColumn(name, RoleOf(profile, name)))],
            Sectors =
            [
                .. profile.Sectors.Sectors.Select(sector => new CheckedSector(
                    sector.Code, Stock(mapping, sector.Code, "total"), Stock(mapping, sector.Code, "leader"))),
            ],
            Mapping = mapping,
        };
    }

    private static double? Stock(MappingResult mapping, string sector, string position)
    {
        var stocks = mapping.Stocks;
        var last = stocks.Dimensions[stocks.DimensionIndex("period")].Members[^1].Code;
        string[] attributes = [.. stocks.Dimensions.Skip(4).Select(_ => "total")];
        return stocks.Find(0, ["stock", last, sector, position, .. attributes]).TryGetValue(out var people) ? people : null;
    }

    private static string? RoleOf(Profile profile, string name)
    {
        var columns = profile.Columns;
        (string? Column, string Role)[] roles =
        [
            (columns.Person, "person"),
            (columns.Employer.Column, "employer"),
            (columns.Workplace, "workplace"),
            (columns.Sector, "sector"),
            (columns.Occupation?.Column, "occupation"),
            (columns.Occupation?.QualityColumn, "occupation's quality"),
            (columns.Title, "title"),
            (columns.Status, "status"),
            (columns.Pay?.Column, "pay"),
            (columns.Hours?.Column, "hours"),
            (profile.Period.Column, "period"),
            (profile.Period.Start, "start"),
            (profile.Period.End, "end"),
            .. columns.Attributes.Select(attribute => ((string?)attribute.Column, "attribute " + attribute.Name)),
        ];
        var found = roles.Where(role => string.Equals(role.Column, name, StringComparison.OrdinalIgnoreCase)).ToList();
        return found.Count == 0 ? null : string.Join(", ", found.Select(role => role.Role));
    }
}

/// <summary>A column of the files.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Role">What the profile uses it for; null when it only tells exact duplicates.</param>
public sealed record CheckedColumn(string Name, string? Role);

/// <summary>A sector in the last period.</summary>
/// <param name="Sector">Its code.</param>
/// <param name="People">People by main job; null when hidden.</param>
/// <param name="Leaders">Leaders among them; null when hidden.</param>
public sealed record CheckedSector(string Sector, double? People, double? Leaders);
