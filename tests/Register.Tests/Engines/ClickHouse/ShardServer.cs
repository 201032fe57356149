using System.Diagnostics;
using System.Net.Sockets;

namespace Sektorskifte.Register.Tests.Engines.ClickHouse;

/// <summary>A ClickHouse server process on loopback that is one shard of a cluster, with a folder of its own.</summary>
internal sealed class ShardServer : IDisposable
{
    /// <summary>The cluster's name in the configuration.</summary>
    public const string Cluster = "test_shards";

    private const string Program = "clickhouse-server";
    private const int StartSeconds = 60;

    private readonly string _folder;
    private Process? _process;

    /// <summary>Writes the configuration of one shard.</summary>
    /// <param name="folder">Where everything of the server lies.</param>
    /// <param name="ports">Its ports for HTTP, for queries between servers and for replication.</param>
    /// <param name="shards">The ports for queries of all shards.</param>
    public ShardServer(string folder, (int Http, int Tcp, int Interserver) ports, IEnumerable<int> shards)
    {
        _folder = folder;
        Url = $"http://127.0.0.1:{ports.Http}";
        Directory.CreateDirectory(Path.Combine(folder, "data"));
        Directory.CreateDirectory(Path.Combine(folder, "tmp"));
        File.WriteAllText(
            Path.Combine(folder, "users.xml"),
            """
            <yandex><profiles><default/></profiles><quotas><default/></quotas><users>
            <default><password></password><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota></default>
            <analyst><password>secret</password><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota></analyst>
            </users></yandex>
            """);
        var replicas = string.Concat(shards.Select(
            port => $"<shard><replica><host>127.0.0.1</host><port>{port}</port></replica></shard>"));
        File.WriteAllText(
            Path.Combine(folder, "config.xml"),
            $"""
            <yandex>
            <logger><level>warning</level><log>{folder}/server.log</log><errorlog>{folder}/errors.log</errorlog></logger>
            <listen_host>127.0.0.1</listen_host>
            <http_port>{ports.Http}</http_port><tcp_port>{ports.Tcp}</tcp_port><interserver_http_port>{ports.Interserver}</interserver_http_port>
            <path>{folder}/data/</path><tmp_path>{folder}/tmp/</tmp_path><mark_cache_size>67108864</mark_cache_size>
            <users_config>{folder}/users.xml</users_config><default_profile>default</default_profile>
            <default_database>default</default_database><timezone>UTC</timezone>
            <remote_servers><{Cluster}>{replicas}</{Cluster}></remote_servers>
            </yandex>
            """);
    }

    /// <summary>The HTTP address.</summary>
    public string Url { get; }

    /// <summary>Whether the program is installed.</summary>
    public static bool IsInstalled => Array.Exists(
        [.. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':'), "/usr/bin", "/usr/sbin"],
        folder => folder.Length > 0 && File.Exists(Path.Combine(folder, Program)));

    /// <summary>Starts the process and waits until it answers.</summary>
    public void Start()
    {
        var start = new ProcessStartInfo(Program)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder,
        };
        start.ArgumentList.Add("--config-file");
        start.ArgumentList.Add(Path.Combine(_folder, "config.xml"));
        start.Environment["PATH"] = Environment.GetEnvironmentVariable("PATH") + ":/usr/sbin:/usr/bin";
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        using var client = new HttpClient();
        var waited = Stopwatch.StartNew();
        while (!Answers(client))
        {
            if (_process.HasExited || waited.Elapsed.TotalSeconds > StartSeconds)
            {
                var log = Path.Combine(_folder, "server.log");
                throw new InvalidOperationException($"clickhouse-server does not start: {(File.Exists(log) ? File.ReadAllText(log) : "no log")}");
            }

            Thread.Sleep(50);
        }
    }

    /// <summary>Ends the process at once, as a power cut does.</summary>
    public void Kill()
    {
        if (_process is { } process)
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
            _process = null;
        }
    }

    public void Dispose() => Kill();

    private bool Answers(HttpClient client)
    {
        try
        {
            return client.GetStringAsync(new Uri(Url + "/ping")).GetAwaiter().GetResult().StartsWith("Ok", StringComparison.Ordinal);
        }
        catch (Exception problem) when (problem is HttpRequestException or SocketException or TaskCanceledException)
        {
            return false;
        }
    }
}
