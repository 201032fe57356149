using System.Xml;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Tables.Markup;

namespace Sektorskifte.Tables.Tests.Markup;

public class HtmlTests
{
    [Fact]
    public void Element_AnyText_ReadsBackAsTextAndAttribute() =>
        Prop.ForAll<string?>(text =>
        {
            var value = text ?? "";
            var element = XElement.Parse(Write(value), LoadOptions.PreserveWhitespace);
            return element.Value == Expected(value) && element.Attribute("title")!.Value == Expected(value).Replace('\n', ' ');
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0)]
    [InlineData(0x1F)]
    [InlineData(0x85)]
    [InlineData(0xD800)]
    [InlineData(0xFFFF)]
    public void Element_CharacterThatMarkupCannotHold_IsReplaced(int character) =>
        Assert.Equal("a\uFFFDb", XElement.Parse(Write($"a{(char)character}b")).Value);

    [Fact]
    public void Element_AttributeWithoutValue_IsLeftOut()
    {
        var writer = new StringWriter();
        new Html(writer).Empty("br", ("class", null));
        Assert.Equal("<br/>", writer.ToString());
    }

    private static string Write(string text)
    {
        var writer = new StringWriter();
        new Html(writer).Element("p", text, ("title", text));
        return writer.ToString();
    }

    private static string Expected(string text) => string.Concat(
        text.EnumerateRunes().Select(r => r.Value switch
        {
            '\r' or '\t' => " ",
            '\n' => "\n",
            _ when r.Value < 0x10000 && !XmlConvert.IsXmlChar((char)r.Value) => "\uFFFD",
            >= 0x7F and < 0xA0 => "\uFFFD",
            _ => r.ToString(),
        }));
}
