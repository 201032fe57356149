using System.Globalization;
using Sektorskifte.Register.Mapping;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Engines.ClickHouse;

/// <summary>The shards of a cluster in their order, each reached by its own address.</summary>
internal sealed class ShardCluster : IDisposable
{
    /// <summary>The database that holds everything that is put on the shards.</summary>
    public const string Database = "sektorskifte";

    private ShardCluster(string name, IReadOnlyList<ClickHouseServer> shards, string version)
    {
        Name = name;
        Shards = shards;
        Version = version;
    }

    /// <summary>The cluster's name in the servers' configuration.</summary>
    public string Name { get; }

    /// <summary>The servers by number of shard.</summary>
    public IReadOnlyList<ClickHouseServer> Shards { get; }

    /// <summary>The first shard: it keeps the list of datasets and their texts, and puts the cells of all shards together.</summary>
    public ClickHouseServer First => Shards[0];

    /// <summary>The version of the first shard's server.</summary>
    public string Version { get; }

    /// <summary>Reaches every shard.</summary>
    /// <exception cref="InputException">A server does not answer, the cluster is not the one its configuration has, or the
    /// addresses are not those of its shards.</exception>
    public static ShardCluster Connect(ClusterOptions options)
    {
        var password = options.PasswordFile is { } file ? PasswordIn(file) : null;
        var servers = new List<ClickHouseServer>();
        try
        {
            servers.AddRange(options.Urls.Select(url => new ClickHouseServer(url, options.User, password)));
            return Arrange(options.Cluster, servers);
        }
        catch
        {
            servers.ForEach(server => server.Dispose());
            throw;
        }
    }

    /// <summary>Does the same on all shards at once.</summary>
    /// <exception cref="InputException">A shard refuses or does not answer; the first that does is named.</exception>
    public void OnEach(Action<ClickHouseServer, int> action)
    {
        var problems = new InputException?[Shards.Count];
        Parallel.For(0, Shards.Count, new ParallelOptions { MaxDegreeOfParallelism = Shards.Count }, shard =>
        {
            try
            {
                action(Shards[shard], shard);
            }
            catch (InputException problem)
            {
                problems[shard] = problem;
            }
        });
        if (Array.Find(problems, problem => problem is not null) is { } first)
        {
            throw first;
        }
    }

    /// <summary>The table function over a table that every shard has.</summary>
    public string Everywhere(string table) => $"cluster({ClickHouseServer.Literal(Name)}, {Database}, {table})";

    public void Dispose()
    {
        foreach (var shard in Shards)
        {
            shard.Dispose();
        }
    }

    private static ShardCluster Arrange(string name, List<ClickHouseServer> servers)
    {
        var shards = new SortedDictionary<uint, ClickHouseServer>();
        var expected = 0;
        foreach (var server in servers)
        {
            var rows = server.Read(
                $"SELECT toUInt32(shard_num), toUInt8(is_local) FROM system.clusters WHERE cluster = {ClickHouseServer.Literal(name)}",
                row => (Shard: row.UInt32(), IsLocal: row.UInt8() != 0));
            if (rows.Count == 0)
            {
                var known = server.Read("SELECT DISTINCT cluster FROM system.clusters ORDER BY cluster", row => row.Text());
                throw new InputException($"ClickHouse at {server.Url} knows no cluster '{name}'; it has {Listed(known)}.");
            }

            expected = rows.Select(row => row.Shard).Distinct().Count();
            if (rows.Count > expected)
            {
                throw new InputException(
                    $"The cluster '{name}' has replicas; records are pushed to shards of one server each. Name a cluster whose shards have one replica.");
            }

            var here = rows.Where(row => row.IsLocal).ToList();
            if (here.Count != 1)
            {
                throw new InputException($"ClickHouse at {server.Url} is no shard of the cluster '{name}'; --url names the shards of the cluster.");
            }

            if (!shards.TryAdd(here[0].Shard, server))
            {
                throw new InputException($"--url {server.Url} and --url {shards[here[0].Shard].Url} are the same shard; name each once.");
            }
        }

        if (shards.Count != expected)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"The cluster '{name}' has {expected} shards and {shards.Count} of them were named; give --url once for each shard."));
        }

        var ordered = shards.Values.ToList();
        return new ShardCluster(name, ordered, ordered[0].One("SELECT version()", row => row.Text()));
    }

    private static string Listed(List<string> names) => names.Count == 0 ? "none" : string.Join(", ", names);

    private static string PasswordIn(string file)
    {
        try
        {
            using var reader = new StreamReader(file);
            return reader.ReadLine() ?? throw new InputException($"--password-file {file} is empty; its first line is the password.");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InputException($"--password-file {file} can't be read: {problem.Message}", problem);
        }
    }
}
