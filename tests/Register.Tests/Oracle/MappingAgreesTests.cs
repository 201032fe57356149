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

    /// <summary>Tries random registers written in one of the ways.</summary>
    protected void Holds(string way, int runs)
    {
        var mapped = new MappedRegister(_folder);
        Prop.ForAll(SmallRegisters.Any(), register =>
        {
            var run = new ReferenceRun(PlainRecords.Read(register.Table, register.Profile), register.Settings);
            if (run.Seen.Count == 0)
            {
                // A window without a row is an input error, not a mapping of zeros.
                var refused = Assert.Throws<InputException>(() => mapped.Map(register, way));
                return refused.Message.Contains("No record can be used", StringComparison.Ordinal).ToProperty();
            }

            var differences = Agreement.Differences(run, mapped.Map(register, way));
            return (differences.Count == 0).Label(string.Join('\n', differences.Take(12)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(PropertyRuns.Count(runs)));
    }
}

/// <summary>A register sorted by person, read in one streaming pass.</summary>
public sealed class MappingOfSortedRowsTests : MappingAgrees
{
    [Fact]
    public void Run_RegisterSortedByPerson_AgreesWithTheReference() => Holds("sorted", 1000);
}

/// <summary>Registers whose persons' rows do not stand together, over several files, and in Parquet.</summary>
public sealed class MappingOfOtherRowsTests : MappingAgrees
{
    [Fact]
    public void Run_RowsInAnyOrder_AgreesWithTheReference() => Holds("shuffled", 700);

    [Fact]
    public void Run_RowsSplitOverTwoFiles_AgreesWithTheReference() => Holds("split", 150);

    [Fact]
    public void Run_Parquet_AgreesWithTheReference() => Holds("parquet", 100);
}
