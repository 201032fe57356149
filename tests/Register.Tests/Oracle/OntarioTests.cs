using Sektorskifte.Register.Mapping;
using Sektorskifte.Register.Profiles;

namespace Sektorskifte.Register.Tests.Oracle;

/// <summary>Ontario's public pay, read once by the reference for all tests here.</summary>
public sealed class OntarioRecords
{
    private readonly Lazy<PlainRecords> _records = new(() => PlainRecords.Read(
        PlainCsv.ReadGzip(SharedData.Find(SharedData.Ontario)!), Profile.Profile));

    internal static LoadedProfile Profile { get; } = ProfileFile.Load("ontario-public-pay");

    internal PlainRecords Records => _records.Value;
}

/// <summary>
/// The real file, through the reference and through the mapping. The expected numbers were counted apart from both, by
/// the rules that the file's description gives.
/// </summary>
public sealed class OntarioTests(OntarioRecords ontario) : IClassFixture<OntarioRecords>
{
    [OntarioFact]
    public void Reference_WithoutTheRule_CountsWhatTheFileHolds()
    {
        var run = new ReferenceRun(ontario.Records, new ReferenceSettings { Reorganisations = false });

        AssertCounts(ReferenceSummary.Of(run, []));
    }

    [OntarioFact]
    public void Run_WithoutTheRule_CountsWhatTheFileHolds() => AssertCounts(Map(new ReferenceSettings { Reorganisations = false }).Summary);

    [OntarioFact]
    public void Run_WithTheRule_AgreesWithTheReferenceAndFindsTheRenaming()
    {
        var settings = new ReferenceSettings();
        var run = new ReferenceRun(ontario.Records, settings);
        var result = Map(settings);

        Assert.Empty(Agreement.Differences(run, result).Take(20));
        var table = result.Reorganisations;
        var from = table.DimensionIndex("from_employer");
        Assert.Contains(
            Enumerable.Range(0, table.RowCount),
            row => table.Key(row, from).Code == "toronto dsb" && table.Key(row, from + 1).Code == "toronto district school board");
    }

    [OntarioFact]
    public void Run_EachYearAlone_AgreesWithTheReference()
    {
        foreach (var year in Enumerable.Range(2001, 10).Select(y => $"{y}"))
        {
            var settings = new ReferenceSettings { From = year, To = year };
            var differences = Agreement.Differences(new ReferenceRun(ontario.Records, settings), Map(settings));

            Assert.Empty(differences.Take(20));
        }
    }

    [OntarioFact]
    public void Run_TwoYearsOverAGap_AgreesWithTheReference()
    {
        var settings = new ReferenceSettings { From = "2003", To = "2006", Gap = 1 };

        Assert.Empty(Agreement.Differences(new ReferenceRun(ontario.Records, settings), Map(settings)).Take(20));
    }

    private static MappingResult Map(ReferenceSettings settings) => RegisterMapping.Run(new MappingOptions
    {
        Profile = OntarioRecords.Profile,
        Files = [SharedData.Find(SharedData.Ontario)!],
        From = settings.From,
        To = settings.To,
        Gap = settings.Gap,
        MinCount = 1,
        Reorganisations = settings.Reorganisations,
    });

    private static void AssertCounts(RunSummary summary)
    {
        var moves = summary.Moves;
        Assert.Equal(364771, summary.RowsRead);
        Assert.Equal((116, 22), (summary.Duplicates, summary.Rejected.Values.Sum()));
        Assert.Equal(7022, summary.AmbiguousPersonPeriods);
        Assert.Equal(209288, summary.LinkedPairs);
        Assert.Equal((189316, 302, 19670), (moves.SameJob, moves.Reclassification, moves.EmployerChange + moves.SectorSwitch));
        Assert.Equal(0, moves.Reorganisation);
    }
}
