using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Tests.Oracle;

/// <summary>
/// The mapping against the plain reference, on random small registers, all cells of all tables. A failure prints the
/// smallest register found that still disagrees. SEKTORSKIFTE_PROPERTY_RUNS sets how many registers are tried.
/// </summary>
public abstract class MappingAgrees : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("oracle-").FullName;

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Tries random registers, each in all of the ways.</summary>
    private protected void Holds(IReadOnlyList<ReadingWay> ways, int runs)
    {
        var mapped = new MappedRegister(_folder);
        Prop.ForAll(SmallRegisters.Any(), register =>
        {
            var run = new ReferenceRun(PlainRecords.Read(register.Table, register.Profile), register.Settings);
            if (run.Seen.Count == 0)
            {
                // A window without a row is an input error, not a mapping of zeros.
                return ways.All(way => Assert.Throws<InputException>(() => mapped.Map(register, way)).Message
                    .Contains("No record can be used", StringComparison.Ordinal)).ToProperty();
            }

            var first = mapped.Map(register, ways[0]);
            var rejects = mapped.RejectsWithoutRows();
            var differences = Agreement.Differences(run, first).ToList();
            foreach (var way in ways.Skip(1))
            {
                differences.AddRange(Agreement.Between(first, mapped.Map(register, way)).Select(d => $"{way}: {d}"));
                var again = mapped.RejectsWithoutRows();
                var inOrder = way.Sorted && way.Imports != StoreImports.InPieces;
                if (!(inOrder ? rejects.SequenceEqual(again) : rejects.Order(StringComparer.Ordinal).SequenceEqual(again.Order(StringComparer.Ordinal))))
                {
                    differences.Add($"{way}: rejects");
                }
            }

            return (differences.Count == 0).Label(string.Join('\n', differences.Take(12)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(PropertyRuns.Count(runs)));
    }
}

/// <summary>A register sorted by person, read in one streaming pass.</summary>
public sealed class MappingOfSortedRowsTests : MappingAgrees
{
    [Fact]
    public void Run_RegisterSortedByPerson_AgreesWithTheReference() => Holds([new ReadingWay()], 1000);
}

/// <summary>Registers whose persons' rows do not stand together, over several files, and in Parquet.</summary>
public sealed class MappingOfOtherRowsTests : MappingAgrees
{
    [Fact]
    public void Run_RowsInAnyOrder_AgreesWithTheReference() => Holds([new ReadingWay { Sorted = false, Threads = 2 }], 700);

    [Fact]
    public void Run_RowsSplitOverTwoFiles_AgreesWithTheReference() => Holds([new ReadingWay { Sorted = false, Files = 2 }], 150);

    [Fact]
    public void Run_Parquet_AgreesWithTheReference() => Holds([new ReadingWay { Parquet = true, GroupRows = 2, Threads = 3 }], 100);
}

/// <summary>Registers each read in every way: the first against the reference, the others against the first, all cells.</summary>
public sealed class MappingInEveryWayTests : MappingAgrees
{
    [Fact]
    public void Run_EveryFormatOrderAndNumberOfThreads_AgreesWithTheReference() => Holds(ReadingWay.All, 6);
}

/// <summary>
/// Registers that went through a store of spells: by one import or in pieces with corrections, with another definition, gap
/// allowance, reporting and reorganisation rule in the profile of the imports.
/// </summary>
public sealed class MappingOfStoresTests : MappingAgrees
{
    [Fact]
    public void Run_StoresMadeInAnyWay_AgreeWithTheReference() => Holds(ReadingWay.ThroughStores, 30);
}
