using FsCheck;
using FsCheck.Fluent;

namespace Sektorskifte.Register.Tests.Oracle;

/// <summary>The tests' own CSV: what is written is read again.</summary>
public sealed class PlainCsvTests
{
    [Fact]
    public void Read_QuotesCommasAndLineBreaks_AreTheFieldsText()
    {
        var rows = PlainCsv.Read("a,\"b, \"\"c\"\"\"\r\n\"x\ny\",\n");

        Assert.Equal(2, rows.Count);
        Assert.Equal(["a", "b, \"c\""], rows[0]);
        Assert.Equal(["x\ny", ""], rows[1]);
    }

    [Fact]
    public void Read_AnySmallRegister_GivesTheRowsAgain() => Prop.ForAll(SmallRegisters.Any(), register =>
    {
        var rows = PlainCsv.Read(register.Table.ToCsv());
        return rows[0].SequenceEqual(register.Table.Header)
            && rows[1..].Zip(register.Table.Rows).All(pair => pair.First.SequenceEqual(pair.Second))
            && rows.Count == register.Table.Rows.Count + 1;
    }).Check(Config.QuickThrowOnFailure);
}
