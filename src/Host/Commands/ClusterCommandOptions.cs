using System.CommandLine;
using Sektorskifte.Register.Mapping;

namespace Sektorskifte.Host.Commands;

/// <summary>The options that say where a ClickHouse cluster is. The password is never among them, only the file it stands in.</summary>
internal sealed class ClusterCommandOptions
{
    private readonly Option<string[]> _urls;
    private readonly Option<string?> _cluster;
    private readonly Option<string?> _dataset;
    private readonly Option<string?> _user;
    private readonly Option<string?> _passwordFile;

    /// <summary>The options.</summary>
    /// <param name="isRequired">The command does nothing without a cluster.</param>
    public ClusterCommandOptions(bool isRequired)
    {
        var only = isRequired ? "" : " With --engine clickhouse.";
        _urls = new Option<string[]>("--url")
        {
            Description = "The HTTP address of a shard, such as http://10.0.0.1:8123; once for every shard, in any order." + only,
            HelpName = "URL",
            AllowMultipleArgumentsPerToken = true,
            Required = isRequired,
            DefaultValueFactory = isRequired ? null : _ => [],
        };
        RecordOptions.RefuseOptionsAmong(_urls, "");
        _cluster = Text("--cluster", "The cluster's name in the servers' configuration." + only, "NAME", isRequired);
        _dataset = Text("--dataset", "The name of the pushed records on the cluster." + only, "NAME", isRequired);
        _user = Text("--user", "The user on all shards; the servers' default when left out.", "NAME", false);
        _passwordFile = Text("--password-file", "A file whose first line is the user's password.", "FILE", false);
    }

    /// <summary>All of them.</summary>
    public IReadOnlyList<Option> All => [_urls, _cluster, _dataset, _user, _passwordFile];

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in All)
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The name of the first that was given; null when none was.</summary>
    public string? FirstGiven(System.CommandLine.Parsing.CommandResult result) =>
        All.FirstOrDefault(option => result.GetResult(option) is { Implicit: false })?.Name;

    /// <summary>The name of the first that a cluster can't be without and that was not given; null when all were.</summary>
    public string? FirstMissing(System.CommandLine.Parsing.CommandResult result) =>
        new Option[] { _urls, _cluster, _dataset }.FirstOrDefault(option => result.GetResult(option) is not { Implicit: false })?.Name;

    /// <summary>What the caller gave.</summary>
    public ClusterOptions Read(ParseResult parsed) => new()
    {
        Urls = parsed.GetRequiredValue(_urls),
        Cluster = parsed.GetRequiredValue(_cluster)!,
        Dataset = parsed.GetRequiredValue(_dataset)!,
        User = parsed.GetValue(_user),
        PasswordFile = parsed.GetValue(_passwordFile),
    };

    private static Option<string?> Text(string name, string description, string helpName, bool required) =>
        new(name) { Description = description, HelpName = helpName, Required = required };
}
