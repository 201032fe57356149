using System.Diagnostics;
using Sektorskifte.Host.Tests.Calls;
using Sektorskifte.Register.Tests.Engines.ClickHouse;
using Xunit.Abstractions;

namespace Sektorskifte.Host.Tests.Cluster;

/// <summary>A push that is killed, not asked to stop: what was there before stays, and the next push ends with the same rows as one alone.</summary>
public sealed class KilledPushTests(TwoShards shards, ITestOutputHelper output) : IClassFixture<TwoShards>, IDisposable
{
    private const int Kills = 20;
    private const int KillsEach = 4;

    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [ClickHouseFact]
    public void Push_KilledAtAnyMoment_IsRepeatedWithTheSameRows()
    {
        var calls = new ClusterCalls(shards);
        string[] files = [Register("one.parquet", "1"), Register("two.parquet", "2")];
        var watch = Stopwatch.StartNew();
        var whole = files.Select((file, i) =>
        {
            Done(calls.Push(file, $"whole{i}"));
            return calls.Content($"whole{i}")!;
        }).ToArray();
        var pushTime = watch.Elapsed / files.Length;
        Done(calls.Push(files[0], "killed"));
        var random = new Random(1);
        var (current, completed) = (0, 0);
        for (var kill = 0; kill < Kills; kill++)
        {
            // A few kills of each push, so that some fall on one that goes on with what was there.
            var next = 1 - ((kill / KillsEach) % 2);
            using var process = Calls.Program.Start(calls.Push(files[next], "killed"));
            process.WaitForExit(pushTime * random.NextDouble());
            process.Kill();
            process.WaitForExit();
            var content = calls.Content("killed");
            Assert.Contains(content, new[] { whole[current], whole[next] });
            completed += content == whole[next] && current != next ? 1 : 0;
            current = content == whole[next] ? next : current;
            if (kill % KillsEach == KillsEach - 1)
            {
                calls.AwaitIdle();
                Done(calls.Push(files[next], "killed"));
                Assert.Equal(whole[next], calls.Content("killed"));
                Assert.Single(calls.Tables("data__killed__"), table => table.EndsWith("rejects", StringComparison.Ordinal));
                current = next;
            }
        }

        output.WriteLine($"{Kills} kills: {completed} of them after the dataset was complete");
    }

    private string Register(string name, string seed)
    {
        Call.Done("generate", "--quiet", "--persons", "4000", "--seed", seed, "--out", _folder.At(name));
        return _folder.At(name);
    }

    private static void Done(string[] words)
    {
        var call = Calls.Program.Run(words);
        Assert.Equal((0, ""), (call.Code, call.Error));
    }
}
