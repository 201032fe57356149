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
    /// <returns>The counts, and the files that were pushed.</returns>
    /// <exception cref="InputException">A shard does not answer or refuses, or the dataset can't be used.</exception>
    public (PassResult Pass, IReadOnlyList<InputFile> Inputs) Run(ClusterOptions place)
    {
        var profile = options.Profile.Profile;
        DatasetTables.RequireName(place.Dataset);
        using var cluster = ShardCluster.Connect(place);
        var facts = new DatasetList(cluster).Require(place.Dataset);
        Check(place.Dataset, facts);
        var tables = new DatasetTables(place.Dataset, facts.Generation);
        var spells = new SpellSettings(profile);
        var meaning = JobMeaning.Of(profile, new JobCatalogue(profile), definition, breakdown);
        var texts = DatasetTexts.Read(cluster.First, tables, facts, meaning, settings);
        var query = new TurnsQuery(settings, spells, Math.Min(settings.Last, facts.LastPeriod), RunTables.At(tables.Rows), texts);
        using var rejects = options.RejectsFile is { } path ? new RejectsFile(path) : new RejectsFile(TextWriter.Null);
        RejectedRows.Read(cluster.First, tables, rejects);
        using var run = new RunTables(cluster, options.Clock.GetUtcNow());
        cluster.OnEach((shard, _) => FollowPersons(shard, facts, query, run));
        var moves = new TurnMoves(cluster, run, tables, meaning.Catalogue.Employers, settings).Read();
        var counts = new PassCounts(settings, meaning.Groups.Count);
        new TurnCounts(cluster, run).Fill(counts, moves);
        new TurnTenure(cluster, run, settings).Fill(counts.Tenure);
        var pass = new PassResult
        {
            Counts = counts,
            Reorganisations = moves,
            Meaning = meaning,
            Reading = new RecordReading
            {
                Tally = DatasetTally.Read(cluster.First, tables, spells),
                Rejected = rejects.Counts,
                RejectExamples = rejects.Examples,
                FileColumns = facts.FileColumns,
                Order = string.Create(CultureInfo.InvariantCulture, $"clickhouse {cluster.Version}, {facts.Shards} shards"),
            },
        };
        return (pass, facts.Files);
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
}
