using System.Globalization;
using System.Security.Cryptography;
using Sektorskifte.Register.Engines.ClickHouse;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Mapping;

/// <summary>Puts record files on the shards of a cluster, where <c>register map</c> finds them as a dataset.</summary>
public static class RegisterPush
{
    /// <summary>Raised when the same files become other rows, so that what an older program began is not continued.</summary>
    private const string Layout = "2";

    /// <summary>
    /// Reads the files and puts their records on the shards. The dataset of that name, if there is one, stays as it is until
    /// the new one is complete. A push that was killed is run again with the same options: it goes on where it was.
    /// </summary>
    /// <param name="options">The records and the cluster.</param>
    /// <returns>What is on the shards now.</returns>
    /// <exception cref="InputException">A file, the profile or the cluster can't be used; the message says what to do.</exception>
    public static PushResult Run(PushOptions options)
    {
        DatasetTables.RequireName(options.Cluster.Dataset);
        using var cluster = ShardCluster.Connect(options.Cluster);
        var profile = options.Profile.Profile;
        var reading = ProfileReading.Fingerprint(profile);
        var files = Fingerprints(options.Files);
        var tables = new DatasetTables(options.Cluster.Dataset, Generation(reading, files, cluster.Shards.Count));
        var list = new DatasetList(cluster);
        list.Create();
        if (list.Find(tables.Dataset) is { } current && current.Generation == tables.Generation)
        {
            return new PushResult(
                current.RowsRead, current.RowsPushed, new Dictionary<string, long>(), cluster.Shards.Count, WasThere: true);
        }

        var place = new PushPlace(cluster, tables);
        place.Create();
        var rejected = new RejectedRows(place, options.Files);
        using var rejects = options.RejectsFile is { } path
            ? new RejectsFile(path) { Told = rejected.Add }
            : new RejectsFile(TextWriter.Null) { Told = rejected.Add };
        var input = new PushedFiles(options);
        var texts = PushedTexts.Read(input, rejects);
        rejected.Put();
        place.Put(texts);
        var facts = new DatasetFacts
        {
            Generation = tables.Generation,
            Reading = reading,
            Profile = $"{profile.Name}@{profile.Version}",
            Files = files,
            FileColumns = input.FileColumns,
            Attributes = input.Attributes,
            RowsRead = texts.RowsRead,
            RowsPushed = texts.RowsUsed,
            FirstPeriod = texts.FirstPeriod,
            LastPeriod = texts.LastPeriod,
            Buckets = PushPlace.Buckets(texts.RowsUsed, cluster.Shards.Count),
            Shards = cluster.Shards.Count,
        };
        new PushedRows(input, place, texts, facts.Buckets).Put();
        DatasetTally.Put(cluster, tables, facts, profile);
        list.Add(tables.Dataset, facts, options.Clock.GetUtcNow());
        list.DropOthers(tables);
        return new PushResult(facts.RowsRead, facts.RowsPushed, rejects.Counts, facts.Shards, WasThere: false);
    }

    /// <summary>What the push is made from: files of the same names and contents, read alike, onto as many shards.</summary>
    private static string Generation(string reading, IReadOnlyList<InputFile> files, int shards) =>
        ProfileReading.Hash(string.Create(
            CultureInfo.InvariantCulture,
            $"{Layout} {reading} {shards}\n{string.Join('\n', files.Select(file => $"{file.Sha256} {file.Path}"))}"));

    private static List<InputFile> Fingerprints(IReadOnlyList<string> files) =>
    [
        .. files.Select(file =>
        {
            using var stream = RecordFile.Open(file);
            return new InputFile(file, stream.Length, Convert.ToHexStringLower(SHA256.HashData(stream)));
        }),
    ];
}
