using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Register.Data;
using Sektorskifte.Register.Records;
using Sektorskifte.Register.Tests.Engines;

namespace Sektorskifte.Register.Tests.Data;

/// <summary>Columns of any file with a row a unit.</summary>
public sealed class DataFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ParquetFixture _parquet = new();

    public void Dispose()
    {
        _folder.Dispose();
        _parquet.Dispose();
    }

    [Fact]
    public void Read_Csv_HasTextsNumbersAndCategories()
    {
        var rows = DataFile.Open(Csv("id,weight,sector\n1,2.5,S\n2,,K\n3,10,NA\n")).Read(["weight", "SECTOR"]);
        Assert.Equal(3, rows.Count);
        Assert.Equal([2.5, double.NaN, 10], rows["weight"].Numbers);
        Assert.True(rows["weight"].IsMissing(1));
        Assert.Equal(["K", "S"], rows["sector"].Categories);
        Assert.Equal([1, 0, -1], rows["sector"].Codes);
        Assert.Equal(["S", "K", null], Enumerable.Range(0, 3).Select(rows["sector"].Text));
        Assert.Equal(4, rows.Number(2));
    }

    [Fact]
    public void Read_SemicolonsAndDecimalCommas_AreNumbers()
    {
        var rows = DataFile.Open(Csv("id;vægt\n1;2,5\n2;10\n")).Read(["vægt"]);
        Assert.Equal([2.5, 10], rows["vægt"].Numbers);
    }

    [Fact]
    public void Categories_AllNumbers_AreInTheOrderOfNumbers() =>
        Assert.Equal(["2", "9", "10"], DataFile.Open(Csv("level\n10\n9\n2\n10\n")).Read(["level"])["level"].Categories);

    [Fact]
    public void Read_Parquet_IsLikeCsv()
    {
        var file = _parquet.Make(
            "a.parquet", "SELECT * FROM (VALUES (1, 2.5::DOUBLE, 'S'), (2, NULL, 'K'), (3, 10, NULL)) t(id, weight, sector)");
        var rows = DataFile.Open(file).Read(["sector", "weight", "id"]);
        Assert.Equal([2.5, double.NaN, 10], rows["weight"].Numbers);
        Assert.Equal([1, 2, 3], rows["id"].Numbers);
        Assert.Equal([1, 0, -1], rows["sector"].Codes);
    }

    [Fact]
    public void Read_MissingMarks_AreMissing() =>
        Assert.Equal([0, -1, -1], DataFile.Open(Csv("answer\n1\n99\nrefused\n")).Read(["answer"], ["99", "refused"])["answer"].Codes);

    [Fact]
    public void Numbers_NoNumber_NamesFileRowColumnAndValue()
    {
        var file = Csv("id,weight\n1,2\n2,many\n");
        var problem = Assert.Throws<InputException>(() => DataFile.Open(file).Read(["weight"])["weight"].Numbers);
        Assert.Equal($"{file}, row 3, column weight, value 'many'; expected a number.", problem.Message);
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1,5")]
    public void IsNumeric_NoFiniteNumber_IsFalse(string value) =>
        Assert.False(DataFile.Open(Csv($"w,x\n\"{value}\",1\n")).Read(["w"])["w"].IsNumeric);

    [Fact]
    public void Read_UnknownColumn_NamesItAndTheNearest()
    {
        var file = Csv("id,weight\n1,2\n");
        var problem = Assert.Throws<InputException>(() => DataFile.Open(file).Read(["wieght"]));
        Assert.StartsWith($"{file} has no column 'wieght'; perhaps 'weight'. Its columns are 'id', 'weight'.", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_RowThatCannotBeSplit_IsToldAndTheRestGoesOn()
    {
        var rows = DataFile.Open(Csv("id,weight\n1,2\n2\n3,4\n")).Read(["weight"]);
        Assert.Equal([2, 4], rows["weight"].Numbers);
        Assert.Equal(3, Assert.Single(rows.Rejected).Row);
        Assert.Equal(4, rows.Number(1));
    }

    [Fact]
    public void Read_AnyNumbers_ComeBackExactly() =>
        Prop.ForAll(Gen.Choose(-1_000_000, 1_000_000).Select(n => n / 7.0).NonEmptyListOf().ToArbitrary(), numbers =>
        {
            var text = string.Concat(numbers.Select(n => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{n:R},x\n")));
            return DataFile.Open(Csv("n,x\n" + text)).Read(["n"])["n"].Numbers.SequenceEqual(numbers);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(50));

    private string Csv(string text)
    {
        var path = _folder.File($"{Guid.NewGuid():N}.csv");
        File.WriteAllText(path, text);
        return path;
    }
}
