namespace Sektorskifte.Tables.Cubes;

/// <summary>A text that a reader sees, in Danish and English.</summary>
/// <param name="Da">The Danish text; what the site shows first.</param>
/// <param name="En">The English text.</param>
public sealed record Label(string Da, string En)
{
    /// <summary>The text in the language asked for.</summary>
    /// <param name="language"><c>en</c> for English; anything else gives Danish.</param>
    public string In(string language) => language == "en" ? En : Da;

    /// <summary>A label that reads the same in both languages, such as a year or a code.</summary>
    public static Label Same(string text) => new(text, text);
}
