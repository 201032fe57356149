namespace Sektorskifte.Statistics;

/// <summary>
/// Marks a type that estimates. Its method page is <c>docs/methods/NAME.md</c>, and its numbers are checked against
/// another program's in <c>tests/Statistics.Tests/Reference/NAME/</c>; a test holds both.
/// </summary>
/// <param name="name">The method's name in the documentation: lower-case letters, digits and hyphens.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class EstimatorAttribute(string name) : Attribute
{
    /// <summary>The method's name in the documentation.</summary>
    public string Name { get; } = name;

    /// <summary>The publication that the formula is from.</summary>
    public required string Source { get; init; }
}
