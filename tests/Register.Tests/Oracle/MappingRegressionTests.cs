using Sektorskifte.Register.Mapping;
using Sektorskifte.Register.Profiles;

namespace Sektorskifte.Register.Tests.Oracle;

/// <summary>Disagreements between the mapping and the reference that were the mapping's, each in its smallest register.</summary>
public sealed class MappingRegressionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("oracle-").FullName;

    [Fact]
    public void PersonYears_PeriodWithoutARowBridged_TakeTheLastPeriodWithRows()
    {
        // They took the empty 2002: a move in 2003 out of no people at risk.
        var result = Map(
            SmallProfile.Years,
            """
            person employer sector period
            7      alfa     K      2001
            7      beta     S      2003
            """,
            new ReferenceSettings { Gap = 1 });

        Assert.True(result.Stocks.Find(0, "person_years", "2003", "kommune", "total").TryGetValue(out var years));
        Assert.Equal(1, years);
    }

    [Fact]
    public void SecondJobs_AmbiguousPeriod_AreNotCounted()
    {
        // Of its two jobs none is chosen as the main job.
        var result = Map(
            SmallProfile.Years with { Ambiguity = AmbiguityRule.SeveralEmployers },
            """
            person employer sector period
            7      alfa     K      2001
            7      beta     S      2001
            8      beta     S      2001
            8      Beta     S      2001
            """,
            new ReferenceSettings());

        Assert.Equal((1, 1), (result.Summary.AmbiguousPersonPeriods, result.Summary.PersonPeriodsWithSecondJobs));
    }

    [Fact]
    public void History_OriginJobBeforeTheLookBack_Counts()
    {
        // The look-back of one period ends after the gap, and forgot the job that the leader came from.
        var result = Map(
            SmallProfile.Years with { LookBack = 1 },
            """
            person employer sector period occupation quality
            7      alfa     P      2001   1210       1
            8      beta     S      2002   .          .
            7      beta     S      2003   1210       1
            """,
            new ReferenceSettings { Gap = 1 });

        Assert.True(result.History.Find(0, "2003", "stat", "leader", "privat", "any").TryGetValue(out var any));
        Assert.True(result.History.Find(0, "2003", "stat", "leader", "privat", "leader").TryGetValue(out var leader));
        Assert.Equal((1, 1), (any, leader));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private MappingResult Map(Profile profile, string table, ReferenceSettings settings)
    {
        var rows = Worked.Table(table);
        var header = SmallProfile.Header(profile.Period.Type);
        var whole = new PlainTable(header, [.. rows.Rows.Select(row => (IReadOnlyList<string>)[.. header.Select(name => rows.Cell(row, name))])]);
        return new MappedRegister(_folder).Map(new SmallRegister(0, whole, profile, settings), new ReadingWay());
    }
}
