using System.Text;
using Sektorskifte.Register.Engines.DuckDb;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Tests.Engines;

/// <summary>Files that can't be read end in an error that names the file and what is wrong with it.</summary>
public sealed class ParquetDamageTests : IDisposable
{
    private readonly ParquetFixture _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Open_CsvNamedParquet_SaysItIsNoParquet() =>
        AssertRefused("a.parquet", "person;employer\n1;2\n"u8.ToArray(), "is not a Parquet file");

    [Fact]
    public void Open_ZeroBytes_SaysEmpty() => AssertRefused("a.parquet", [], "is empty");

    [Fact]
    public void Open_TwoBytes_SaysItIsNoParquet() => AssertRefused("a.parquet", "PA"u8.ToArray(), "is not a Parquet file");

    [Fact]
    public void Open_HeaderAlone_IsRefused() => AssertRefused("a.parquet", "PAR1"u8.ToArray(), "can't be read as Parquet");

    [Fact]
    public void Open_Truncated_SaysCutShort() => AssertRefused("a.parquet", Valid()[..^100], "is cut short");

    [Fact]
    public void Open_Encrypted_SaysSo() => AssertRefused("a.parquet", "PARE....PARE"u8.ToArray(), "is encrypted");

    [Fact]
    public void Open_FooterLengthOutOfFile_IsRefused()
    {
        var bytes = Valid();
        bytes.AsSpan(^8..^4).Fill(0x7F);
        AssertRefused("a.parquet", bytes, "can't be read as Parquet");
    }

    [Fact]
    public void Read_PagesOverwritten_IsAnInputError()
    {
        var bytes = Valid();
        bytes.AsSpan(4, bytes.Length / 2).Fill(0xFF);
        AssertRefused("a.parquet", bytes, "can't be read from row 1 on");
    }

    [Fact]
    public void Read_TextNotUtf8_IsAnInputError()
    {
        _files.Make("a.parquet", "SELECT 'Aarhus Kommune ' || i AS person FROM range(50) t(i)");
        var bytes = File.ReadAllBytes(_files.Path("a.parquet"));
        var at = bytes.AsSpan().IndexOf("Aarhus"u8);
        Encoding.Latin1.GetBytes("Århus").CopyTo(bytes, at);
        AssertRefused("a.parquet", bytes, "a.parquet");
    }

    [Fact]
    public void Open_Folder_SaysSo()
    {
        Directory.CreateDirectory(_files.Path("a.parquet"));

        var error = Assert.Throws<InputException>(() => new ParquetSource([_files.Path("a.parquet")], ["person"]));

        Assert.Contains("is a folder", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("none.parquet")]
    [InlineData("no/such/folder/none.parquet")]
    public void Open_NoSuchFile_SaysSo(string name)
    {
        var error = Assert.Throws<InputException>(() => new ParquetSource([_files.Path(name)], ["person"]));

        Assert.Contains("there is no such file", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_MemoryLimitTooSmall_SaysWhatToRaise()
    {
        var file = _files.Make("a.parquet", "SELECT repeat('x', 8000000) AS person FROM range(20) t(i)");

        var error = Assert.Throws<InputException>(() =>
        {
            using var source = new ParquetSource([file], ["person"], new SessionSettings { MemoryLimit = 1_000_000 });
            ParquetFixture.Rows(source);
        });

        Assert.Contains("a.parquet: does not fit the memory limit", error.Message, StringComparison.Ordinal);
    }

    private byte[] Valid()
    {
        _files.Make("valid.parquet", "SELECT i AS person, 'employer ' || i AS employer FROM range(20000) t(i)");
        return File.ReadAllBytes(_files.Path("valid.parquet"));
    }

    private void AssertRefused(string name, byte[] content, string says)
    {
        File.WriteAllBytes(_files.Path(name), content);

        var error = Assert.Throws<InputException>(() => ParquetFixture.Rows([_files.Path(name)], "person"));

        Assert.StartsWith(_files.Path(name), error.Message, StringComparison.Ordinal);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }
}
