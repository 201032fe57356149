using System.Security.Cryptography;
using Sektorskifte.Register.Records;
using Sektorskifte.Register.Spells;
using Sektorskifte.Register.Store;

namespace Sektorskifte.Register.Tests.Store;

/// <summary>
/// The bytes of a small store, so that a change to what writes them, the identities and hashes of the records included, is
/// noticed: stores that are there could not be read any more. Such a change needs a new number in
/// <see cref="StoreManifest.CurrentFormat"/>.
/// </summary>
public sealed class StoreFormatTests
{
    [Theory]
    [InlineData("spells-000001.bin", "8d7f37df1d482055")]
    [InlineData("texts-000001.bin", "7eeef9e1308e5594")]
    public void Commit_SmallStore_WritesTheFormatsBytes(string file, string startOfSha256)
    {
        using var run = new StoreRun();
        var dictionaries = StoreRun.Dictionaries();
        using (var import = StoreImport.Begin(run.Folder, StoreRun.Plan with { Threads = 1, Partitions = 1 }, dictionaries))
        {
            dictionaries[0].Texts.Add("Ærø Kommune"u8);
            dictionaries[1].Texts.Add("1313"u8);
            var sink = import.Open();
            var job = new JobSpell { First = 24_000, Last = 24_011, Employer = 1, Sector = 1, Occupation = 300, Attributes = 1 };
            sink.Add(PersonId.Of(42), [job, job with { First = 24_020, Last = 24_099, Title = 70_000, Status = 2 }]);
            sink.Add(PersonId.Of("b7"u8), [job with { First = 24_003, Employer = JobSpell.Ambiguous }]);
            sink.Add(PersonId.Of(-1), [.. Enumerable.Range(0, 20).Select(i => job with { First = 24_000 + i, Last = 24_000 + i, Sector = i })]);
            import.Commit(new RecordTally(StoreRun.Earliest, StoreRun.Latest), [StoreRun.Input("a.csv", [24_000])], [1, 0]);
        }

        Assert.Equal(startOfSha256, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(run.Folder, file))))[..16]);
    }
}
