using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Tables.Formats;

namespace Sektorskifte.Tables.Tests.Formats;

public class CsvTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("state", "state")]
    [InlineData("a b", "a b")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("l'école / school", "l'école / school")]
    [InlineData("a-b=c", "a-b=c")]
    [InlineData("'s-Hertogenbosch", "'s-Hertogenbosch")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+45", "'+45")]
    [InlineData("-5", "'-5")]
    [InlineData("@sum", "'@sum")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "\"'\rx\"")]
    [InlineData("＝1", "'＝1")]
    [InlineData("=a,\"b\"", "\"'=a,\"\"b\"\"\"")]
    [InlineData("'=1", "''=1")]
    public void Field_Text_IsMarkedAndQuotedWhenNeeded(string text, string field) => Assert.Equal(field, CsvText.Field(text));

    [Fact]
    public void Field_AnyText_ComesBackAndNeverStartsAFormula() =>
        Prop.ForAll(Texts.ToArbitrary(), text =>
        {
            var read = Unquote(CsvText.Field(text));
            return (read.Length == 0 || !"=+-@\t\r\n＝＋－＠".Contains(read[0], StringComparison.Ordinal)) && Unmark(read) == text;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    private static Gen<string> Texts => Gen.ListOf(Gen.Elements("=+-@\t\r\n＝＋－＠'\",;ab Ø".ToCharArray()))
        .Select(characters => string.Concat(characters));

    // A reader of one field by RFC 4180.
    private static string Unquote(string field)
    {
        if (!field.StartsWith('"'))
        {
            Assert.DoesNotContain(field, c => c is '"' or ',' or '\r' or '\n');
            return field;
        }

        var text = new StringBuilder();
        for (var i = 1; i < field.Length - 1; i++)
        {
            text.Append(field[i]);
            if (field[i] == '"')
                Assert.Equal('"', field[++i]);
        }

        Assert.Equal('"', field[^1]);
        return text.ToString();
    }

    // What the documentation tells a reader to do.
    private static string Unmark(string text)
    {
        var rest = text.TrimStart('\'');
        return rest.Length < text.Length && rest.Length > 0 && "=+-@\t\r\n＝＋－＠".Contains(rest[0], StringComparison.Ordinal)
            ? text[1..]
            : text;
    }
}
