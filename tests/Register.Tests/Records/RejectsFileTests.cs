using Sektorskifte.Register.Records;
using Sektorskifte.Register.Tests.Engines;

namespace Sektorskifte.Register.Tests.Records;

public sealed class RejectsFileTests
{
    [Fact]
    public void Add_Rows_WritesAndCountsThem()
    {
        using var folder = new TemporaryFolder();
        using (var rejects = new RejectsFile(folder.File("rejects.csv")))
        {
            rejects.Add(new Reject("a.csv", 7, "pay", "$1,2", RejectReason.Pay, "digits"));
            rejects.Add(new Reject("a.csv", 8, "", "x", RejectReason.FieldCount, "2 fields"));
            rejects.Add(new Reject("b.csv", 9, "pay", "y", RejectReason.Pay, "digits"));

            Assert.Equal(3, rejects.Total);
            Assert.Equal([new("field_count", 1), new("pay", 2)], rejects.Counts);
        }

        Assert.Equal(
            "file,row,column,value,reason,expected\n" +
            "a.csv,7,pay,\"$1,2\",pay,digits\n" +
            "a.csv,8,,x,field_count,2 fields\n" +
            "b.csv,9,pay,y,pay,digits\n",
            File.ReadAllText(folder.File("rejects.csv")));
    }

    [Theory]
    [InlineData("say \"x\"", "\"say \"\"x\"\"\"")]
    [InlineData("two\r\nlines\0", "two␍␊lines␀")]
    [InlineData("\u0085 \u202Etxt\u2028", "\\u0085 \\u202Etxt\\u2028")]
    [InlineData("=HYPERLINK(1)", "'=HYPERLINK(1)")]
    [InlineData("@x", "'@x")]
    [InlineData(" +1", "' +1")]
    [InlineData("-5", "'-5")]
    [InlineData("\t=1", "'␉=1")]
    public void Add_UnsafeValue_IsMadeVisibleAndSafe(string value, string written) => Assert.Equal(written, Written(value));

    [Fact]
    public void Add_LongValue_IsCutButNotInsideACharacter()
    {
        Assert.Equal(new string('x', 200), Written(new string('x', 200)));
        Assert.Equal(new string('x', 200) + "…", Written(new string('x', 201)));
        Assert.Equal(new string('x', 199) + "…", Written(new string('x', 199) + "😀"));
    }

    [Fact]
    public void Open_FolderThatIsNotThere_IsRefused() =>
        Assert.Contains(
            "can't be written", Assert.Throws<InputException>(() => new RejectsFile("/nowhere/rejects.csv")).Message, StringComparison.Ordinal);

    private static string Written(string value)
    {
        var text = new StringWriter();
        using (var rejects = new RejectsFile(text))
        {
            rejects.Add(new Reject("f", 1, "c", value, "r", "e"));
        }

        return text.ToString().Split("f,1,c,")[1][..^",r,e\n".Length];
    }
}
