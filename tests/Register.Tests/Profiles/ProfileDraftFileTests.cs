using Sektorskifte.Register.Profiles.Drafts;

namespace Sektorskifte.Register.Tests.Profiles;

/// <summary>Drafts of whole files, as <c>register profile</c> makes them.</summary>
public sealed class ProfileDraftFileTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"draft-{Guid.NewGuid():N}.csv");

    [Fact]
    public void OfFile_SectorThatComesAfterTheSample_IsASector()
    {
        WriteRows(ProfileDraft.SampleRows, "stat");
        File.AppendAllText(_file, "p1,alfa,kommune,2002\n");

        var draft = ProfileDraft.OfFile(_file);

        Assert.Contains(draft.Sectors.Sectors, sector => sector.SourceCodes.Contains("kommune"));
    }

    [Fact]
    public void OfFile_PersonKeys_AreNotNamedInTheReview()
    {
        WriteRows(50, "stat");

        Assert.DoesNotContain(ProfileDraft.OfFile(_file).Review, note => note.Note.Contains("secretkey", StringComparison.Ordinal));
    }

    public void Dispose() => File.Delete(_file);

    private void WriteRows(int rows, string sector) => File.WriteAllLines(
        _file, ["person,employer,sector,year", .. Enumerable.Range(0, rows).Select(i => $"secretkey{i},alfa {i % 7},{(i % 2 == 0 ? sector : "privat")},{2000 + (i % 3)}")]);
}
