using Sektorskifte.Register.Engines.ClickHouse;
using Sektorskifte.Register.Mapping;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Records;
using Sektorskifte.Register.Tests.Oracle;

namespace Sektorskifte.Register.Tests.Engines.ClickHouse;

/// <summary>What a run on a cluster says when it can't go on; never the password.</summary>
public sealed class ClusterRefusalTests(TwoShards shards) : IClassFixture<TwoShards>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("refusals-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("localhost:8123", "expected the HTTP address")]
    [InlineData("ftp://localhost", "expected the HTTP address")]
    [InlineData("http://analyst:hunter2@localhost:8123", "do not belong in an address")]
    public void Connect_AddressThatIsNone_SaysWhatIsRight(string url, string said)
    {
        var message = Refused(() => ShardCluster.Connect(Place(url)));

        Assert.Contains(said, message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Connect_NobodyThere_NamesTheAddress() => Assert.Contains(
        "http://127.0.0.1:1 does not answer", Refused(() => ShardCluster.Connect(Place("http://127.0.0.1:1"))), StringComparison.Ordinal);

    [Fact]
    public void Connect_NoPasswordFile_SaysWhich() => Assert.Contains(
        "--password-file nowhere.txt", Refused(() => ShardCluster.Connect(Place("http://127.0.0.1:1") with { PasswordFile = "nowhere.txt" })), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("Study")]
    [InlineData("1st")]
    [InlineData("a__b")]
    [InlineData("a_")]
    [InlineData("drop table")]
    public void RequireName_NoName_IsRefused(string dataset) =>
        Assert.Contains($"--dataset {dataset}", Refused(() => DatasetTables.RequireName(dataset)), StringComparison.Ordinal);

    [ClickHouseFact]
    public void Connect_UnknownCluster_ListsTheKnown()
    {
        var message = Refused(() => ShardCluster.Connect(shards.Place("any") with { Cluster = "o'ther" }));

        Assert.Contains("knows no cluster 'o'ther'", message, StringComparison.Ordinal);
        Assert.Contains(ShardServer.Cluster, message, StringComparison.Ordinal);
    }

    [ClickHouseFact]
    public void Connect_OneShardNotNamed_SaysHowMany() => Assert.Contains(
        "has 2 shards and 1 of them", Refused(() => ShardCluster.Connect(Place(shards.Servers[1].Url))), StringComparison.Ordinal);

    [ClickHouseFact]
    public void Connect_ShardNamedTwice_SaysSo()
    {
        var url = shards.Servers[0].Url;

        var message = Refused(() => ShardCluster.Connect(Place(url) with { Urls = [url, url] }));

        Assert.Contains("are the same shard", message, StringComparison.Ordinal);
    }

    [ClickHouseFact]
    public void Connect_WrongPassword_DoesNotTellIt()
    {
        var file = Path.Combine(_folder, "password.txt");
        File.WriteAllText(file, "hunter2\n");

        var message = Refused(() => ShardCluster.Connect(shards.Place("any") with { User = "analyst", PasswordFile = file }));

        Assert.Contains(shards.Servers[0].Url, message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", message, StringComparison.Ordinal);
    }

    [ClickHouseFact]
    public void Connect_RightPassword_IsLetIn()
    {
        var file = Path.Combine(_folder, "password.txt");
        File.WriteAllText(file, "secret\n");

        using var cluster = ShardCluster.Connect(shards.Place("any") with { User = "analyst", PasswordFile = file });

        Assert.Equal(2, cluster.Shards.Count);
    }

    [ClickHouseFact]
    public void Connect_AddressesInAnotherOrder_AreTheSameShards()
    {
        using var cluster = ShardCluster.Connect(shards.Place("any"));
        using var turned = ShardCluster.Connect(shards.Place("any") with { Urls = [.. shards.Servers.Reverse().Select(s => s.Url)] });

        Assert.Equal(cluster.Shards.Select(s => s.Url), turned.Shards.Select(s => s.Url));
    }

    [ClickHouseFact]
    public void Map_NoSuchDataset_NamesThoseThereAre()
    {
        Push("known", SmallProfile.Years);

        var message = Refused(() => Map("unknown", SmallProfile.Years));

        Assert.Contains("no dataset 'unknown'", message, StringComparison.Ordinal);
        Assert.Contains("known", message, StringComparison.Ordinal);
    }

    [ClickHouseFact]
    public void Map_ProfileThatReadsOtherwise_IsRefused()
    {
        Push("read", SmallProfile.Years);
        var other = SmallProfile.Years with { Columns = SmallProfile.Years.Columns with { Employer = new EmployerColumn("employer", false, false) } };

        Assert.Contains("reads files otherwise", Refused(() => Map("read", other)), StringComparison.Ordinal);
    }

    [ClickHouseFact]
    public void Map_ProfileWithOtherLeaders_IsNot()
    {
        Push("leaders", SmallProfile.Years);

        var result = Map("leaders", SmallProfile.Years with { Leaders = SmallProfile.Years.Leaders with { Default = "status" } });

        Assert.Equal("status", result.Definition.Name);
    }

    [ClickHouseFact]
    public void Push_SameRecordsAgain_DoesNothing()
    {
        Assert.False(Push("again", SmallProfile.Years).WasThere);
        Assert.True(Push("again", SmallProfile.Years).WasThere);
    }

    [ClickHouseFact]
    public void Push_NoRowThatCanBeUsed_SaysWhyAndKeepsTheDataset()
    {
        Push("kept", SmallProfile.Years);

        var message = Refused(() => Push("kept", SmallProfile.Years, "p1,Alfa,?,,,,,2001,,,,,"));

        Assert.Contains("sector_unknown", message, StringComparison.Ordinal);
        Assert.Equal(2, Map("kept", SmallProfile.Years).Summary.Used);
    }

    [ClickHouseFact]
    public void Map_DatasetPushedTwice_ShowsTheLast()
    {
        Push("twice", SmallProfile.Years);
        Push("twice", SmallProfile.Years, "p1,Alfa,S,,,,,2001,,,,,");

        Assert.Equal(1, Map("twice", SmallProfile.Years).Summary.Used);
    }

    private static ClusterOptions Place(string url) => new() { Urls = [url], Cluster = ShardServer.Cluster, Dataset = "any" };

    private static string Refused(Action action) => Assert.Throws<InputException>(action).Message;

    private PushResult Push(string dataset, Profile profile, params string[] rows)
    {
        var file = Path.Combine(_folder, "records.csv");
        rows = rows.Length > 0 ? rows : ["p1,Alfa,S,,,,,2001,,,,,", "p1,Beta,K,,,,,2002,,,,,"];
        File.WriteAllText(file, string.Join('\n', rows.Prepend(string.Join(',', SmallProfile.Header(profile.Period.Type)))) + "\n");
        return RegisterPush.Run(new PushOptions { Profile = Loaded(profile), Files = [file], Cluster = shards.Place(dataset) });
    }

    private MappingResult Map(string dataset, Profile profile) =>
        RegisterMapping.Run(new MappingOptions { Profile = Loaded(profile), Files = [], Cluster = shards.Place(dataset) });

    private static LoadedProfile Loaded(Profile profile) => new(profile, ProfileFile.Write(profile));
}
