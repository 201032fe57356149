using System.Reflection;
using Sektorskifte.Statistics;

namespace Sektorskifte.Architecture.Tests;

/// <summary>Every estimator names its source, has a page and a reference case from another program.</summary>
public sealed class EstimatorTests
{
    private const string Reference = "tests/Statistics.Tests/Reference/";

    private static readonly List<EstimatorAttribute> Estimators =
        [.. typeof(EstimatorAttribute).Assembly.GetTypes()
            .Select(type => type.GetCustomAttribute<EstimatorAttribute>()).OfType<EstimatorAttribute>()];

    [Fact]
    public void Estimators_Each_HasItsPageAndReferenceCase()
    {
        Assert.NotEmpty(Estimators);
        Assert.Empty(Estimators.SelectMany(estimator => Missing(estimator.Name)));
    }

    [Fact]
    public void Estimators_Each_NamesASourceWithItsYear() =>
        Assert.All(Estimators, estimator => Assert.Matches(@"\(\d{4}\)", estimator.Source));

    [Fact]
    public void ReferenceCases_Each_BelongToAnEstimator() =>
        Assert.Equal(
            Estimators.Select(estimator => estimator.Name).Order(StringComparer.Ordinal),
            Repository.Files.Where(path => path.StartsWith(Reference, StringComparison.Ordinal))
                .Select(path => path[Reference.Length..].Split('/'))
                .Where(parts => parts.Length > 1)
                .Select(parts => parts[0]).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Missing_UnknownEstimator_NamesFiveFiles() => Assert.Equal(5, Missing("no-such-estimator").Count());

    private static IEnumerable<string> Missing(string name) =>
        new[]
        {
            $"docs/methods/{name}.md",
            $"{Reference}{name}/README.md",
            Repository.Files.Contains($"{Reference}{name}/data.R") ? $"{Reference}{name}/data.R" : $"{Reference}{name}/data.csv",
            $"{Reference}{name}/expected.json",
            $"{Reference}{name}/script.R",
        }.Except(Repository.Files);
}
