using Sektorskifte.Register.Engines.DuckDb;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Tests.Engines;

public sealed class ParquetSampleTests : IDisposable
{
    private readonly ParquetFixture _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Read_MoreRowsThanAsked_GivesTheFirstAsText()
    {
        var file = _files.Make("a.parquet", "SELECT i AS p, IF(i = 0, NULL, DATE '2020-01-31') AS d, [i] AS l FROM range(9000) t(i)");

        var sample = ParquetSample.Read(file, 2);

        Assert.Equal(["p", "d", "l"], sample.Select(c => c.Name));
        Assert.Equal([["0", "1"], ["", "2020-01-31"], ["[0]", "[1]"]], sample.Select(c => c.Values));
    }

    [Fact]
    public void Read_NoRows_GivesTheColumns()
    {
        var file = _files.Make("a.parquet", "SELECT 1 AS p WHERE false");

        var column = Assert.Single(ParquetSample.Read(file, 5));

        Assert.Equal("p", column.Name);
        Assert.Empty(column.Values);
    }

    [Fact]
    public void Read_NoParquet_IsAnInputError() =>
        Assert.Throws<InputException>(() => ParquetSample.Read(_files.Path("none.parquet"), 5));
}
