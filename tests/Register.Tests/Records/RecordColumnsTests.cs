using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Records;
using Sektorskifte.Register.Tests.Oracle;

namespace Sektorskifte.Register.Tests.Records;

public class RecordColumnsTests
{
    [Fact]
    public void Names_ProfileOfYears_AreTheMappedColumnsOnce()
    {
        var columns = Of(SmallProfile.Years, SmallProfile.Years.Columns.Attributes);

        Assert.Equal(
            ["person", "employer", "sector", "occupation", "quality", "title", "status", "period", "pay", "hours", "sex", "born"],
            columns.Wanted.Select(w => w.Name));
        Assert.Equal([columns.Period, columns.Pay, columns.Hours], columns.Lossy);
        Assert.Equal(-1, columns.Start);
    }

    [Fact]
    public void Names_ColumnWithTwoRoles_IsAskedForOnce()
    {
        var profile = SmallProfile.Years with { Columns = SmallProfile.Years.Columns with { Title = "occupation", Status = "occupation" } };
        var columns = Of(profile, []);

        Assert.Single(columns.Wanted, new WantedColumn("occupation"));
        Assert.Equal(columns.Occupation, columns.Title);
        Assert.Equal(columns.Occupation, columns.Status);
    }

    [Fact]
    public void Names_Spells_HaveStartAndEndAndNoPeriod()
    {
        var columns = Of(SmallProfile.Spells, []);

        Assert.Equal(-1, columns.Period);
        Assert.Equal(["start", "end"], new[] { columns.Start, columns.End }.Select(columns.Name));
        Assert.DoesNotContain("sex", columns.Wanted.Select(w => w.Name));
    }

    [Fact]
    public void Bind_AsManyColumnsAsMapped_HasNoUnmapped()
    {
        var columns = Of(SmallProfile.Years, []);
        var source = columns.Wanted.Select(w => new SourceColumn(w.Name, ColumnType.Text)).ToList();
        columns.Bind(source);
        Assert.Equal(0, columns.Unmapped);

        columns.Bind([.. source, new SourceColumn("", ColumnType.Integer)]);
        Assert.Equal(1, columns.Unmapped);
    }

    [Theory]
    [InlineData("Date")]
    [InlineData("Boolean")]
    public void Bind_PersonThatIsNoKey_IsRefused(string type)
    {
        var columns = Of(SmallProfile.Years, []);
        var error = Assert.Throws<InputException>(() => columns.Bind(
            [.. columns.Wanted.Select(w => new SourceColumn(w.Name, w.Name == "person" ? Enum.Parse<ColumnType>(type) : ColumnType.Text))]));

        Assert.Contains("person", error.Message, StringComparison.Ordinal);
        Assert.Contains("text or a whole number", error.Message, StringComparison.Ordinal);
    }

    private static RecordColumns Of(Profile profile, IReadOnlyList<AttributeColumn> attributes) =>
        new(profile, new JobCatalogue(profile), attributes.Contains);
}
