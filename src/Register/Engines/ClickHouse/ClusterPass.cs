using System.Globalization;
using Sektorskifte.Register.Mapping;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Records;
using Sektorskifte.Register.Spells;

namespace Sektorskifte.Register.Engines.ClickHouse;

/// <summary>The pass over the persons of a dataset, done by the shards; only cells and lists of groups come back.</summary>
internal sealed class ClusterPass(
    MappingOptions options, PassSettings settings, LeaderDefinition definition, IReadOnlyList<AttributeColumn> breakdown)
{
    private int _done;

    /// <summary>Lets the shards count.</summary>
    /// <exception cref="InputException">A shard does not answer or refuses, or the dataset can't be used.</exception>
    public PassResult Run(ClusterOptions place)
    {
        DatasetTables.RequireName(place.Dataset);
        using var cluster = ShardCluster.Connect(place);
        var facts = new DatasetList(cluster).Require(place.Dataset);
        Check(place.Dataset, facts);
        var tables = new DatasetTables(place.Dataset, facts.Generation);
        var catalogue = new JobCatalogue(options.Profile.Profile, definition, breakdown);
        var texts = DatasetTexts.Read(cluster.First, tables, facts, catalogue, breakdown, settings);
        var last = Math.Min(settings.Last, facts.LastPeriod);
        var query = new TurnsQuery(settings, last, RunTables.At(tables.Rows), texts);
        using var rejects = options.RejectsFile is { } path ? new RejectsFile(path) : new RejectsFile(TextWriter.Null);
        ReadRejects(cluster.First, tables, rejects);
        using var run = new RunTables(cluster, options.Clock.GetUtcNow());
        cluster.OnEach((shard, _) => FollowPersons(shard, facts, query, run));
        var counts = new PassCounts(settings, catalogue.Attributes.Groups);
        new TurnCounts(cluster, run, tables, settings, catalogue).Fill(counts);
        return new PassResult(
            counts,
            catalogue,
            facts.FileColumns,
            facts.RowsRead,
            rejects,
            string.Create(CultureInfo.InvariantCulture, $"clickhouse {cluster.Version}, {facts.Shards} shards"))
        {
            Inputs = facts.Files,
        };
    }

    private void FollowPersons(ClickHouseServer shard, DatasetFacts facts, TurnsQuery query, RunTables run)
    {
        for (var bucket = 0; bucket < facts.Buckets; bucket++)
        {
            shard.Execute($"INSERT INTO {RunTables.At(run.Turns)}\n{query.Of(bucket)}");
            var done = Interlocked.Increment(ref _done);
            options.Progress?.Report(
                new RunProgress("following persons", facts.RowsPushed, (double)done / (facts.Buckets * facts.Shards)));
        }
    }

    private void Check(string dataset, DatasetFacts facts)
    {
        if (facts.Reading != ProfileReading.Fingerprint(options.Profile.Profile))
        {
            throw new InputException(
                $"The dataset '{dataset}' was pushed with the profile {facts.Profile}, which reads files otherwise than "
                + $"{options.Profile.Profile.Name}@{options.Profile.Profile.Version}: columns, periods or sectors differ. Map it with that profile, or push it again.");
        }

        var missing = breakdown.FirstOrDefault(attribute => !facts.Attributes.Contains(attribute.Name));
        if (missing is not null)
        {
            throw new InputException($"The dataset '{dataset}' has no column {missing.Column}, by which '{missing.Name}' breaks results down.");
        }
    }

    private static void ReadRejects(ClickHouseServer server, DatasetTables tables, RejectsFile rejects) => server.Read(
        $"SELECT file, line, col, value, reason, expected FROM {RunTables.At(tables.Rejects)} ORDER BY number",
        row => rejects.Add(new Reject(row.Text(), (long)row.UInt64(), row.Text(), row.Text(), row.Text(), row.Text())));
}
