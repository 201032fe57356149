using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Tests.Records;

public class RecordFilesTests
{
    [Fact]
    public void Open_NoFile_IsRefused() => AssertRefused("No record file", []);

    [Fact]
    public void Open_SameFileByTwoNames_IsRefused() => AssertRefused("2 times", "a.csv", "./a.csv");

    [Fact]
    public void Open_ParquetAndCsv_IsRefused() => AssertRefused("one format", "a.csv", "b.parquet");

    [Theory]
    [InlineData("a.PARQUET", FileFormat.ByName, true)]
    [InlineData("a.parquet.csv", FileFormat.ByName, false)]
    [InlineData("a.dat", FileFormat.Parquet, true)]
    [InlineData("a.parquet", FileFormat.Csv, false)]
    public void IsParquet_NameAndFormat_FormatGoesFirst(string file, FileFormat format, bool parquet) =>
        Assert.Equal(parquet, RecordFiles.IsParquet(file, format));

    private static void AssertRefused(string says, params string[] files)
    {
        var error = Assert.Throws<InputException>(() => RecordFiles.Open(files, new SourceFormat()));
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }
}
