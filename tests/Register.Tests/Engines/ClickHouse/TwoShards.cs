using System.Net;
using System.Net.Sockets;
using Sektorskifte.Register.Mapping;

namespace Sektorskifte.Register.Tests.Engines.ClickHouse;

/// <summary>
/// Two real servers that are a cluster, started once for the tests that share them and ended by their process when these are
/// done. Where the program is not installed nothing is started; the tests are skipped, or fail when CI=true.
/// </summary>
public sealed class TwoShards : IDisposable
{
    private const int Attempts = 3;

    private readonly string _folder = Directory.CreateTempSubdirectory("shards-").FullName;
    private readonly List<ShardServer> _servers = [];

    public TwoShards()
    {
        if (!ShardServer.IsInstalled)
        {
            return;
        }

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                Start(Path.Combine(_folder, $"{attempt}"));
                return;
            }
            catch (InvalidOperationException) when (attempt < Attempts)
            {
                // Another process took a port between finding and using it.
                Stop();
            }
            catch
            {
                Dispose();
                throw;
            }
        }
    }

    internal IReadOnlyList<ShardServer> Servers => _servers;

    internal ClusterOptions Place(string dataset) => new()
    {
        Urls = [.. _servers.Select(server => server.Url)],
        Cluster = ShardServer.Cluster,
        Dataset = dataset,
    };

    public void Dispose()
    {
        Stop();
        Directory.Delete(_folder, recursive: true);
    }

    private void Start(string folder)
    {
        var ports = FreePorts(6);
        int[] queries = [ports[1], ports[4]];
        for (var shard = 0; shard < 2; shard++)
        {
            _servers.Add(new ShardServer(
                Path.Combine(folder, $"{shard}"), (ports[3 * shard], ports[(3 * shard) + 1], ports[(3 * shard) + 2]), queries));
        }

        _servers.ForEach(server => server.Start());
    }

    private void Stop()
    {
        _servers.ForEach(server => server.Dispose());
        _servers.Clear();
    }

    /// <summary>Ports that nobody listens on, held until all are found so that they differ.</summary>
    private static int[] FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(listener => listener.Start());
        var ports = listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port).ToArray();
        listeners.ForEach(listener => listener.Stop());
        return ports;
    }
}
