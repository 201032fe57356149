using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Tests.Records;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("salary_paid", "Salary Paid")]
    [InlineData("employr", "employer")]
    [InlineData("secctor", "sector")]
    [InlineData("nothing like it", null)]
    public void Of_Name_GivesTheNearestWhenNear(string name, string? nearest) =>
        Assert.Equal(nearest, NearestName.Of(name, ["sector", "employer", "Salary Paid", "year"]));
}
