using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Tests.Records;

public sealed class BirthYearReaderTests
{
    private static readonly BirthYearReader Reader = new("born");

    [Theory]
    [InlineData("1963", 1963)]
    [InlineData(" 1850 ", 1850)]
    [InlineData("1963-05-01", 1963)]
    [InlineData("01-05-1963", 1963)]
    [InlineData("", 0)]
    [InlineData(" ", 0)]
    public void Read_Text_GivesTheYearOrNone(string text, int year) => Assert.Equal(year, Reader.Read(Vectors.Text(text), 0).Value);

    [Theory]
    [InlineData("63")]
    [InlineData("1849")]
    [InlineData("2101")]
    [InlineData("1963.0")]
    [InlineData("unknown")]
    public void Read_OtherText_IsAProblem(string text) =>
        Assert.Equal(("born", RejectReason.BirthYear), Told(Reader.Read(Vectors.Text(text), 0)));

    [Fact]
    public void Read_TypedColumns_AreRead()
    {
        Assert.Equal(1963, Reader.Read(Vectors.Integers(1963), 0).Value);
        Assert.Equal(1963, Reader.Read(Vectors.Numbers(1963), 0).Value);
        Assert.Equal(1970, Reader.Read(Vectors.Dates(0), 0).Value);
        Assert.Equal(0, Reader.Read(Vectors.Missing(ColumnType.Integer), 0).Value);
        Assert.NotNull(Reader.Read(Vectors.Numbers(1963.5), 0).Problem);
        Assert.NotNull(Reader.Read(Vectors.Dates(int.MaxValue), 0).Problem);
        Assert.NotNull(Reader.Read(Vectors.Booleans(true), 0).Problem);
    }

    private static (string?, string?) Told(Reading<int> reading) => (reading.Problem?.Column, reading.Problem?.Reason);
}
