using System.Security.Cryptography;
using Sektorskifte.Register.Mobility;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Records;
using Sektorskifte.Tables.Disclosure;

namespace Sektorskifte.Register.Mapping;

/// <summary>A finished mapping: tables that passed disclosure control, and what describes the run.</summary>
public sealed record MappingResult
{
    // Estimated when they are asked for, as models take their time, and kept with the flows that they are from.
    private (ProtectedTable Flows, ProtectedTable Table)? _randomHiring;
    private (ProtectedTable Flows, ProtectedTable Table)? _netMobility;

    /// <summary>What the run read and found.</summary>
    public required RunSummary Summary { get; init; }

    /// <summary>Moves: period × origin × destination × position_before × position_after (× link, × attributes), all with totals.</summary>
    public required ProtectedTable Flows { get; init; }

    /// <summary>People: period × sector × position (× attributes) × measure (stock, entries, exits).</summary>
    public required ProtectedTable Stocks { get; init; }

    /// <summary>Shares and rates derived from the published cells of flows and stocks, with numerator and denominator.</summary>
    public required ProtectedTable Rates { get; init; }

    /// <summary>Earlier experience of those hired as leaders.</summary>
    public required ProtectedTable History { get; init; }

    /// <summary>Ends of leaders' time in a sector by whole years as a leader, with person-years and events per person-year:
    /// sector × position × outcome × destination × tenure (× attributes).</summary>
    public required ProtectedTable TimeToSwitch { get; init; }

    /// <summary>The share who have come to an end by the end of a year as a leader, with standard error and 95 % limits:
    /// sector × position × outcome × destination × years (× attributes).</summary>
    public required ProtectedTable Incidence { get; init; }

    /// <summary>Moves between single sectors against those expected under random hiring: position_before × period × origin × destination.</summary>
    public ProtectedTable RandomHiring => Made(ref _randomHiring, OpennessTables.RandomHiring);

    /// <summary>How closely origin and destination sectors hang together in a period, whatever their sizes, against the first period:
    /// position_before × period.</summary>
    public ProtectedTable NetMobility => Made(ref _netMobility, OpennessTables.NetMobility);

    /// <summary>Groups that moved together and employers whose sector changed, largest first.</summary>
    public required ProtectedTable Reorganisations { get; init; }

    /// <summary>The first rejected row of each reason; as microdata, it is told and never written with the results.</summary>
    public required IReadOnlyList<RejectExample> RejectExamples { get; init; }

    /// <summary>The columns of the first file, mapped or not.</summary>
    public required IReadOnlyList<string> FileColumns { get; init; }

    /// <summary>The profile that was used.</summary>
    public required Profile Profile { get; init; }

    /// <summary>The leader definition that was used.</summary>
    public required LeaderDefinition Definition { get; init; }

    /// <summary>Where the numbers come from.</summary>
    public required Provenance Provenance { get; init; }

    private ProtectedTable Made(
        ref (ProtectedTable Flows, ProtectedTable Table)? kept, Func<ProtectedTable, IReadOnlyList<Sector>, ProtectedTable> make)
    {
        if (kept is not { } made || !ReferenceEquals(made.Flows, Flows))
        {
            kept = made = (Flows, make(Flows, Profile.Sectors.Sectors));
        }

        return made.Table;
    }
}

/// <summary>A row that was rejected.</summary>
/// <param name="Reason">Why, as counted in <see cref="RunSummary.Rejected"/>.</param>
/// <param name="File">The file.</param>
/// <param name="Row">The row's number; in CSV the header is row 1.</param>
/// <param name="Column">The column; empty when the row as a whole is wrong.</param>
/// <param name="Value">The value as written.</param>
/// <param name="Expected">What would be right.</param>
public sealed record RejectExample(string Reason, string File, long Row, string Column, string Value, string Expected)
{
    internal static IReadOnlyList<RejectExample> Of(IEnumerable<Reject> rejects) =>
        [.. rejects.Select(r => new RejectExample(r.Reason, r.File, r.Row, r.Column, r.Value, r.Expected))];
}

/// <summary>Where the numbers come from: inputs, settings, program and times. Written as <c>provenance.json</c>.</summary>
public sealed record Provenance
{
    /// <summary>The program's name and version.</summary>
    public required string Program { get; init; }

    /// <summary>When the run started, in UTC.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>When the run had its results, in UTC.</summary>
    public required DateTimeOffset Finished { get; init; }

    /// <summary>The input files.</summary>
    public required IReadOnlyList<InputFile> Inputs { get; init; }

    /// <summary>The profile as <c>name@version</c>.</summary>
    public required string Profile { get; init; }

    /// <summary>The SHA-256 of the profile's text, in lower-case hex.</summary>
    public required string ProfileSha256 { get; init; }

    /// <summary>The leader definition as <c>name@version</c>.</summary>
    public required string Definition { get; init; }

    /// <summary>Every setting that shaped the result, defaults included.</summary>
    public required IReadOnlyDictionary<string, string> Settings { get; init; }

    /// <summary>How the records were read: <c>sorted</c> in one streaming pass, <c>partitioned</c> by person first, or from a
    /// <c>store</c> of spells.</summary>
    public required string Order { get; init; }

    /// <summary>The bytes of rows that went to a temporary file because they did not fit the memory; 0 when sorted.</summary>
    public long SpilledBytes { get; init; }
}

/// <summary>An input file.</summary>
/// <param name="Path">The path as the caller gave it.</param>
/// <param name="Bytes">The size in bytes.</param>
/// <param name="Sha256">The SHA-256 in lower-case hex.</param>
public sealed record InputFile(string Path, long Bytes, string Sha256)
{
    /// <summary>The files that are there, read for their sums.</summary>
    internal static IReadOnlyList<InputFile> Of(IReadOnlyList<string> files) =>
    [
        .. files.Where(File.Exists).Select(file =>
        {
            using var stream = File.OpenRead(file);
            return new InputFile(file, stream.Length, Convert.ToHexStringLower(SHA256.HashData(stream)));
        }),
    ];
}
