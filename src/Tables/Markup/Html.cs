using System.Buffers;
using System.Text;

namespace Sektorskifte.Tables.Markup;

/// <summary>
/// Writes markup that is well-formed by construction, as HTML and as XML: every element is closed by the scope that
/// opened it, and every text and attribute value is escaped. Data come from files that others made, so nothing but the
/// product's own style sheet and script goes out unescaped.
/// </summary>
/// <param name="writer">Takes the markup; the caller's to close.</param>
public sealed class Html(TextWriter writer)
{
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        " ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.,:;-_()/%#+=?!ÆØÅæøå\n");

    private readonly Stack<string> _open = new();

    /// <summary>Opens an element; disposing the scope closes it.</summary>
    /// <param name="tag">The element's name.</param>
    /// <param name="attributes">Names and values; an attribute whose value is null is left out.</param>
    public Scope In(string tag, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Start(tag, attributes);
        writer.Write('>');
        _open.Push(tag);
        return new Scope(this);
    }

    /// <summary>An element with nothing but text in it.</summary>
    /// <param name="tag">The element's name.</param>
    /// <param name="text">The text; it is escaped.</param>
    /// <param name="attributes">Names and values; an attribute whose value is null is left out.</param>
    public void Element(string tag, string text, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        using (In(tag, attributes))
        {
            Text(text);
        }
    }

    /// <summary>An element without content, such as <c>meta</c> or a shape.</summary>
    /// <param name="tag">The element's name.</param>
    /// <param name="attributes">Names and values; an attribute whose value is null is left out.</param>
    public void Empty(string tag, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Start(tag, attributes);
        writer.Write("/>");
    }

    /// <summary>Text, escaped.</summary>
    /// <param name="text">Any text.</param>
    public void Text(string text) => Escape(text);

    /// <summary>The product's own style sheet or script, as it is. Never data.</summary>
    /// <param name="text">Markup that the product wrote itself.</param>
    public void Trusted(string text) => writer.Write(text);

    private void Start(string tag, ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        writer.Write('<');
        writer.Write(tag);
        foreach (var (name, value) in attributes)
        {
            if (value is not null)
            {
                writer.Write(' ');
                writer.Write(name);
                writer.Write("=\"");
                Escape(value);
                writer.Write('"');
            }
        }
    }

    private void Escape(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var plain = text.IndexOfAnyExcept(Plain);
            if (plain < 0)
            {
                writer.Write(text);
                return;
            }

            writer.Write(text[..plain]);
            text = text[plain..];
            Rune.DecodeFromUtf16(text, out var rune, out var length);
            writer.Write(rune.Value switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",
                '\r' or '\t' => " ",
                // Neither HTML nor XML may hold these; half a surrogate pair is already the replacement character.
                < 0x20 or (>= 0x7F and < 0xA0) or 0xFFFE or 0xFFFF => "\uFFFD",
                _ => rune.ToString(),
            });
            text = text[length..];
        }
    }

    private void End()
    {
        writer.Write("</");
        var tag = _open.Pop();
        writer.Write(tag);
        writer.Write(tag is "span" or "strong" or "code" or "text" or "a" or "th" or "td" or "button" ? ">" : ">\n");
    }

    /// <summary>An open element.</summary>
    public readonly record struct Scope : IDisposable
    {
        private readonly Html _html;

        internal Scope(Html html) => _html = html;

        /// <summary>Closes the element.</summary>
        public void Dispose() => _html.End();
    }
}
