using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Register.Engines.ClickHouse;
using Sektorskifte.Register.Mapping;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Records;
using Sektorskifte.Register.Tests.Oracle;

namespace Sektorskifte.Register.Tests.Engines.ClickHouse;

/// <summary>
/// The mapping on two shards against the plain reference, on the same random small registers as the local engine, all cells
/// of all tables.
/// </summary>
public sealed class ClusterAgreesTests(TwoShards shards) : IClassFixture<TwoShards>, IDisposable
{
    private const string Dataset = "random";
    private readonly string _folder = Directory.CreateTempSubdirectory("oracle-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [ClickHouseFact]
    public void Run_OnTwoShards_AgreesWithTheReference() => Prop.ForAll(SmallRegisters.Any(), register =>
    {
        var run = new ReferenceRun(PlainRecords.Read(register.Table, register.Profile), register.Settings);
        if (run.Seen.Count == 0)
        {
            // A window without a row is an input error, not a mapping of zeros.
            var refused = Assert.Throws<InputException>(() => Map(register));
            return refused.Message.Contains("No record can be used", StringComparison.Ordinal).ToProperty();
        }

        var differences = Agreement.Differences(run, Map(register));
        return (differences.Count == 0).Label(string.Join('\n', differences.Take(12)));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(PropertyRuns.Count(60)));

    /// <summary>An ambiguous period gave its main job's level as leader's experience.</summary>
    [ClickHouseFact]
    public void Run_AmbiguousLeader_GivesNoExperience()
    {
        var months = SmallProfile.Spells with
        {
            Period = SmallProfile.Spells.Period with { Grain = Grain.Month },
            Ambiguity = AmbiguityRule.SeveralEmployers,
        };
        string[][] rows =
        [
            ["p4", "alfa works", "K", "", "", "", "131", "2002-03-01", "2002-03-15", "20", "", "", "", ""],
            ["p4", "Beta", "S", "", "", "", "", "2001-12-01", "2002-02-28", "", "", "", "", ""],
            ["p4", "City of Bo", "P", "", "", "", "131", "2001-12-01", "2002-01-28", "10.00", "", "", "", ""],
        ];
        var register = new SmallRegister(
            0, new PlainTable(SmallProfile.Header(PeriodType.Spell), rows), months, new ReferenceSettings { Definition = "status" });

        Assert.Empty(Agreement.Differences(
            new ReferenceRun(PlainRecords.Read(register.Table, register.Profile), register.Settings), Map(register)));
    }

    private MappingResult Map(SmallRegister register)
    {
        var file = Path.Combine(_folder, "records.csv");
        File.WriteAllText(file, register.Table.ToCsv());
        var profile = new LoadedProfile(register.Profile, ProfileFile.Write(register.Profile));
        RegisterPush.Run(new PushOptions { Profile = profile, Files = [file], Cluster = shards.Place(Dataset) });
        return RegisterMapping.Run(MappedRegister.Options(register) with { Cluster = shards.Place(Dataset) });
    }
}
