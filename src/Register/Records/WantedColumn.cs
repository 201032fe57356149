namespace Sektorskifte.Register.Records;

/// <summary>A column that a reader wants of its files.</summary>
/// <param name="Name">The name; upper and lower case compare equal.</param>
/// <param name="Codes">The dictionary that numbers the column's texts. A source that meets the same value again and again may
/// deliver the numbers, as <see cref="ColumnType.Code"/>; null when the values themselves are wanted.</param>
internal sealed record WantedColumn(string Name, TextDictionary? Codes = null)
{
    /// <summary>A column whose values are wanted.</summary>
    public static implicit operator WantedColumn(string name) => new(name);
}
