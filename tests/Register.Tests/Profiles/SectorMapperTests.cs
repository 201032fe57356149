using Sektorskifte.Register.Profiles;
using Sektorskifte.Tables.Cubes;

namespace Sektorskifte.Register.Tests.Profiles;

public sealed class SectorMapperTests
{
    private static readonly SectorScheme Scheme = new()
    {
        Sectors =
        [
            new Sector { Code = "state", Label = Label.Same("State"), SourceCodes = ["stat", "1"], SourcePatterns = ["^min"] },
            new Sector
            {
                Code = "municipality", Label = Label.Same("M"), SourceCodes = ["kommune", "minkommune"],
                SourcePatterns = ["^m"], EmployerPatterns = ["kommune$"],
            },
            new Sector { Code = "region", Label = Label.Same("R"), EmployerPatterns = ["^region ", "kommune$"] },
        ],
    };

    [Theory]
    [InlineData("stat", "x", 0)]
    [InlineData(" STAT ", "x", 0)]
    [InlineData("1", "x", 0)]
    [InlineData("Ministry", "x", 0)]
    [InlineData("minkommune", "x", 1)] // an exact code of a later sector goes before a pattern of an earlier one
    [InlineData("mx", "x", 1)]
    [InlineData("stat", "aarhus kommune", 1)] // the employer goes before the sector column; the first sector wins
    [InlineData("stat", "region nord", 2)]
    [InlineData(null, "region nord", 2)]
    [InlineData("2", "x", -1)]
    [InlineData(null, "x", -1)]
    [InlineData("  ", "x", -1)]
    public void Map_ByOrderOfRules_FindsSector(string? source, string employer, int expected) =>
        Assert.Equal(expected, new SectorMapper(Scheme).Map(source, employer));

    [Theory]
    [InlineData("nothing", 1)]
    [InlineData(null, 1)]
    [InlineData("stat", 0)]
    public void Map_WithOtherwise_TakesTheRest(string? source, int expected) =>
        Assert.Equal(expected, new SectorMapper(Scheme with { Otherwise = "municipality" }).Map(source, "x"));

    [Theory]
    [InlineData("OntarioPublicService", "provincial")]
    [InlineData("Judiciary", "provincial")]
    [InlineData("Legislative", "provincial")]
    [InlineData("Government of Ontario - Ministries", "provincial")]
    [InlineData("Government of Ontario - Legislative Assembly & Offices", "provincial")]
    [InlineData("Seconded (Education)*", "provincial")]
    [InlineData("Municipalities", "municipalities")]
    [InlineData("Municipalities and Services", "municipalities")]
    [InlineData("Hospitals and Boards of Public Health", "hospitals")]
    [InlineData("School Boards", "school_boards")]
    [InlineData("SchoolBoards", "school_boards")]
    [InlineData("Crown Agencies", "crown")]
    [InlineData("Ontario Power Generation", "electricity")]
    [InlineData("Hydro One and Ontario Power Generation", "electricity")]
    [InlineData("Other Public Sector Employers", "other")]
    [InlineData("Universities", "universities")]
    [InlineData("COLLEGES", "colleges")]
    public void Map_OntarioWording_FindsSector(string source, string expected)
    {
        var scheme = ProfileFile.Load("ontario-public-pay").Profile.Sectors;
        Assert.Equal(expected, scheme.Sectors[new SectorMapper(scheme).Map(source, "somebody")].Code);
    }

    [Fact]
    public void Map_OntarioShiftedRow_IsUnknown()
    {
        var scheme = ProfileFile.Load("ontario-public-pay").Profile.Sectors;
        Assert.Equal(SectorMapper.Unknown, new SectorMapper(scheme).Map("SHIFTED", "university of toronto"));
    }

    [Theory]
    [InlineData("dk-monthly", "Stat", "state")]
    [InlineData("dk-monthly", "2", "region")]
    [InlineData("dk-annual", "kommune", "municipality")]
    [InlineData("spells", "4", "social_funds")]
    [InlineData("spells", "PRIVAT", "private")]
    public void Map_DanishCode_FindsSector(string profile, string source, string expected)
    {
        var scheme = ProfileFile.Load(profile).Profile.Sectors;
        Assert.Equal(expected, scheme.Sectors[new SectorMapper(scheme).Map(source, "12345678")].Code);
    }
}
