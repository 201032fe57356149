using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Profiles.Json;

/// <summary>
/// A kind of JSON object, those of a profile among them, and the keys it may have. The published schema defines each under the same name;
/// a test holds the two together.
/// </summary>
internal sealed class Shape
{
    public static readonly Shape Profile = new(
        "profile", "$schema", "name", "version", "title", "source", "columns", "period", "sectors", "leaders",
        "mainJob", "ambiguity", "gapAllowance", "reorganisation", "lookBack", "review");

    public static readonly Shape Source = new("source", "format", "delimiter", "encoding", "quote");

    public static readonly Shape Columns = new(
        "columns", "person", "employer", "workplace", "sector", "occupation", "title", "status", "pay", "hours",
        "attributes");

    public static readonly Shape Employer = new("employer", "column", "fold");
    public static readonly Shape Occupation = new("occupation", "column", "quality", "accepted");

    public static readonly Shape Number = new(
        "number", "column", "prefix", "thousands", "decimal", "maxDecimals", "required");

    public static readonly Shape Attribute = new("attribute", "name", "column", "label", "codes", "ageBands");

    public static readonly Shape Period = new(
        "period", "type", "column", "start", "end", "grain", "reporting", "firstYear", "lastYear");

    public static readonly Shape Sectors = new("sectors", "groups", "sectors", "otherwise");
    public static readonly Shape Group = new("group", "code", "label");

    public static readonly Shape Sector = new(
        "sector", "code", "label", "group", "sourceCodes", "sourcePatterns", "employerPatterns");

    public static readonly Shape Leaders = new("leaders", "levels", "definitions", "default");
    public static readonly Shape Level = new("level", "code", "label");
    public static readonly Shape Definition = new("definition", "name", "version", "title", "rules");
    public static readonly Shape Rule = new("rule", "field", "level", "prefixes", "codes", "patterns");
    public static readonly Shape Reorganisation = new("reorganisation", "minPeople", "minShare");
    public static readonly Shape Review = new("review", "path", "note");
    public static readonly Shape Label = new("label", "da", "en");

    /// <summary>A kind of object.</summary>
    /// <param name="name">The name in its schema.</param>
    /// <param name="keys">The keys it may have.</param>
    public Shape(string name, params string[] keys)
    {
        Name = name;
        Keys = keys;
    }

    /// <summary>Every shape of a profile.</summary>
    public static IReadOnlyList<Shape> All { get; } =
    [
        Profile, Source, Columns, Employer, Occupation, Number, Attribute, Period, Sectors, Group, Sector, Leaders,
        Level, Definition, Rule, Reorganisation, Review, Label,
    ];

    public string Name { get; }

    public IReadOnlyList<string> Keys { get; }

    /// <summary>The key that was probably meant; null when none is near.</summary>
    public string? Nearest(string key) => NearestName.Of(key, Keys);
}
