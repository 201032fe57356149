using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Records;
using Sektorskifte.Tables.Cubes;

namespace Sektorskifte.Register.Tests.Profiles;

public sealed class ProfileFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("profiles").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void BuiltIn_Names_AreThoseDocumented() =>
        Assert.Equal(["dk-annual", "dk-monthly", "ontario-public-pay", "spells"], ProfileFile.BuiltIn);

    [Fact]
    public void Load_BuiltIn_HasItsName() => Assert.All(ProfileFile.BuiltIn, name =>
    {
        var loaded = ProfileFile.Load(name);
        Assert.Equal(name, loaded.Profile.Name);
        Assert.Empty(loaded.Profile.Review);
        Assert.NotNull(loaded.Profile.Leaders.Find(loaded.Profile.Leaders.Default));
    });

    [Fact]
    public void Load_OntarioPublicPay_IsAsTheSourceIsWritten()
    {
        var profile = ProfileFile.Load("ontario-public-pay").Profile;
        Assert.Equal(new NumberColumn("salary_paid", "$", ',', '.', 2, Required: true), profile.Columns.Pay);
        Assert.Equal(new EmployerColumn("employer", true, true), profile.Columns.Employer);
        Assert.Equal((AmbiguityRule.SeveralEmployers, 0, 5), (profile.Ambiguity, profile.GapAllowance, profile.LookBack));
        Assert.Equal(new ReorganisationRule(5, 0.3), profile.Reorganisation);
    }

    [Fact]
    public void Load_DkMonthly_GrainIsMonthReportedByYear()
    {
        var profile = ProfileFile.Load("dk-monthly").Profile;
        Assert.Equal((PeriodType.Month, Grain.Month, Grain.Year), (profile.Period.Type, profile.Period.Grain, profile.Period.Reporting));
        Assert.Equal(FileFormat.ByName, profile.Source.Format);
        Assert.Equal(120, profile.LookBack);
    }

    [Fact]
    public void Load_Least_TakesDefaults()
    {
        var profile = ProfileFile.Parse(SampleProfiles.Least, "p");
        Assert.Equal(new SourceFormat(), profile.Source);
        Assert.Equal([MainJobCriterion.Pay, MainJobCriterion.Hours], profile.MainJob);
        Assert.Equal((0, 10, AmbiguityRule.None), (profile.GapAllowance, profile.LookBack, profile.Ambiguity));
        Assert.Equal((Grain.Year, Grain.Year, 1900, 2100),
            (profile.Period.Grain, profile.Period.Reporting, profile.Period.FirstYear, profile.Period.LastYear));
        Assert.Equal(Label.Same("Least"), profile.Title);
    }

    [Fact]
    public void Load_Everything_HoldsEveryValue()
    {
        var profile = ProfileFile.Parse(SampleProfiles.Everything, "p");
        Assert.Equal(new SourceFormat { Format = FileFormat.Csv, Delimiter = ';', Encoding = "windows-1252", Quote = '\'' }, profile.Source);
        Assert.Equal(new NumberColumn("pay", "kr", '.', ',', 2, Required: true), profile.Columns.Pay);
        Assert.Equal(new NumberColumn("hours", "", null, '.', 15, Required: false), profile.Columns.Hours);
        Assert.Equal(["1", "10"], profile.Columns.Occupation!.AcceptedQuality);
        Assert.Equal(["1", "æ 2"], profile.Columns.Attributes[0].Codes.Select(c => c.Key));
        Assert.Equal([30, 50], profile.Columns.Attributes[1].AgeBands);
        Assert.Equal((Grain.Month, Grain.Month), (profile.Period.Grain, profile.Period.Reporting));
        Assert.Null(profile.Leaders.Definitions[0].Rules[0].Level);
        Assert.Equal("rest", profile.Sectors.Otherwise);
        Assert.Equal([MainJobCriterion.Hours], profile.MainJob);
        Assert.Equal(new ReviewNote("$.period", "Guessed."), Assert.Single(profile.Review));
    }

    [Fact]
    public void Write_KnownProfiles_LoadAgainEqual()
    {
        var profiles = ProfileFile.BuiltIn.Select(n => ProfileFile.Load(n).Profile)
            .Append(ProfileFile.Parse(SampleProfiles.Everything, "p")).Append(ProfileFile.Parse(SampleProfiles.Least, "p"));
        Assert.All(profiles, profile => Assert.Equal(Plain(profile), Plain(ProfileFile.Parse(ProfileFile.Write(profile), "again"))));
    }

    [Fact]
    public void Write_AnyProfile_LoadsAgainEqualAndFitsTheSchema()
    {
        var schema = JsonSchema.Published();
        Prop.ForAll(RandomProfiles.Any, profile =>
        {
            var text = ProfileFile.Write(profile);
            using var document = JsonDocument.Parse(text);
            return Plain(ProfileFile.Parse(text, "again")) == Plain(profile) && schema.Faults(document.RootElement).Count == 0;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Write_DanishLetters_StandAsThemselves() =>
        Assert.Contains("\"Køn\"", ProfileFile.Write(ProfileFile.Load("dk-monthly").Profile), StringComparison.Ordinal);

    [Fact]
    public void Load_File_GivesItsTextWithoutMark()
    {
        var path = Save([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(SampleProfiles.Least)]);
        var loaded = ProfileFile.Load(path);
        Assert.Equal("least", loaded.Profile.Name);
        Assert.Equal(SampleProfiles.Least, loaded.Text);
    }

    [Fact]
    public void Load_NoSuchFile_NamesBuiltIn() => Refused("dk-month", "no such file", "dk-monthly, ontario-public-pay");

    [Fact]
    public void Load_Folder_SaysSo() => Refused(_folder, "is a folder");

    [Fact]
    public void Load_EmptyFile_SaysSo() => Refused(Save([]), "is empty");

    [Fact]
    public void Load_BlankFile_SaysSo() => Refused(Save(" \n"u8.ToArray()), "is empty");

    [Fact]
    public void Load_NotUtf8_NamesTheByte() => Refused(Save([(byte)'{', (byte)'"', 0xE6]), "byte 2", "not UTF-8");

    [Fact]
    public void Load_Utf16_IsNotUtf8() => Refused(Save([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("{}")]), "byte 0", "not UTF-8");

    [Fact]
    public void Load_HugeFile_IsNotRead() => Refused(Save(new byte[5_000_000]), "5000000 bytes", "at most 4194304");

    [Theory]
    [InlineData("{\n  \"name\": \"a\",\n}", "line 3, column 1")]
    [InlineData("{ // comment\n}", "line 1, column 3")]
    [InlineData("{\"name\": 'a'}", "line 1, column 10")]
    [InlineData("{\"name\": \"a\"", "not valid JSON")]
    [InlineData("{} {}", "line 1, column 4")]
    [InlineData("\0\0", "line 1, column 1")]
    [InlineData("{\n\"name\": \"\\ud800\"}", "line 2: the text \\ud800 has half a character")]
    [InlineData("{\n\"\\udc00\": 1}", "line 2")]
    public void Load_NotJson_NamesLineAndColumn(string text, string place) => Refused(Save(Encoding.UTF8.GetBytes(text)), place);

    [Fact]
    public void Load_DeepNesting_IsNotJsonForUs() =>
        Refused(Save(Encoding.UTF8.GetBytes(new string('[', 100_000))), "not valid JSON");

    // Whatever stands in the file, the answer is a profile or a message for its owner.
    [Fact]
    public void Load_AnyDamage_IsRefusedWithAMessage()
    {
        var original = Encoding.UTF8.GetBytes(SampleProfiles.Everything);
        var damages = Gen.Choose(0, original.Length - 1).Select(place => (place, 1)).SelectMany(d =>
            Gen.Choose(0, 255).Select(b => (Place: d.place, Byte: (byte)b))).ArrayOf(3).ToArbitrary();
        Prop.ForAll(damages, places =>
        {
            var bytes = (byte[])original.Clone();
            foreach (var (place, value) in places)
            {
                bytes[place] = value;
            }

            try
            {
                ProfileFile.Parse(Encoding.UTF8.GetString(bytes), "damaged");
                return true;
            }
            catch (InputException e)
            {
                return e.Message.StartsWith("damaged", StringComparison.Ordinal);
            }
        }).QuickCheckThrowOnFailure();
    }

    // The serialiser knows nothing of the reader and writer, so that equal texts are equal profiles.
    private static string Plain(Profile profile) => JsonSerializer.Serialize(profile);

    private static void Refused(string path, params string[] parts)
    {
        var error = Assert.Throws<InputException>(() => ProfileFile.Load(path));
        Assert.All(parts, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    private string Save(byte[] bytes)
    {
        var path = Path.Combine(_folder, "profile.json");
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
