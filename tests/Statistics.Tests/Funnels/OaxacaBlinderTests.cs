using Sektorskifte.Statistics.Funnels;
using Sektorskifte.Statistics.Tests.Reference;

namespace Sektorskifte.Statistics.Tests.Funnels;

public sealed class OaxacaBlinderTests
{
    public static TheoryData<string> Cases => ReferenceCase.Names("oaxaca-blinder");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Decompose_ReferenceCase_AgreesWithR(string name)
    {
        var expected = ReferenceCase.Of("oaxaca-blinder", name);
        var parts = OaxacaBlinder.Decompose(
            Sample(expected.Text("first"), expected.Texts("terms")), Sample(expected.Text("second"), expected.Texts("terms"))).Value;
        DifferencePart[] all = [parts.Gap, parts.Explained, parts.Unexplained, parts.ExplainedAtFirst, parts.UnexplainedAtSecond, parts.Interaction];
        expected.Agrees("estimates", [.. all.Select(part => part.Value)]);
        expected.Agrees("errors", [.. all.Select(part => part.StandardError)]);
        expected.Agrees("detail", [.. parts.Terms.Skip(1).Select(term => term.Explained.Value)]);
        expected.Agrees("detail_errors", [.. parts.Terms.Skip(1).Select(term => term.Explained.StandardError)]);
        expected.Agrees("unexplained", [.. parts.Terms.Select(term => term.Unexplained.Value)]);
        expected.Agrees("unexplained_errors", [.. parts.Terms.Select(term => term.Unexplained.StandardError)]);
    }

    [Fact]
    public void Decompose_Parts_AddUpInBothOrdersAndInThree()
    {
        var parts = OaxacaBlinder.Decompose(Sample("men", ["age", "years"]), Sample("women", ["age", "years"])).Value;
        Assert.Equal(parts.Gap.Value, parts.Explained.Value + parts.Unexplained.Value, 1e-10);
        Assert.Equal(parts.Gap.Value, parts.ExplainedAtFirst.Value + parts.UnexplainedAtSecond.Value, 1e-10);
        Assert.Equal(parts.Gap.Value, parts.Explained.Value + parts.UnexplainedAtSecond.Value + parts.Interaction.Value, 1e-10);
        Assert.Equal(parts.Explained.Value, parts.Terms.Sum(term => term.Explained.Value), 1e-10);
        Assert.Equal(0, parts.Terms[0].Explained.Value);
        Assert.Equal("intercept", parts.Terms[0].Name);
    }

    [Fact]
    public void Decompose_SameGroupTwice_HasNoGap()
    {
        var parts = OaxacaBlinder.Decompose(Sample("men", ["age"]), Sample("men", ["age"])).Value;
        Assert.Equal(0, parts.Gap.Value, 1e-12);
        Assert.Equal(0, parts.Unexplained.Value, 1e-12);
    }

    [Fact]
    public void Decompose_ConstantTerm_NamesTermAndGroup()
    {
        var problem = OaxacaBlinder.Decompose(
            new GroupSample("a", [1, 2, 3, 4], [("x", [1, 1, 1, 1])]), new GroupSample("b", [1, 2, 3, 4], [("x", [1, 2, 1, 1])])).Problem!;
        Assert.Equal(ProblemKind.Singular, problem.Kind);
        Assert.Contains("The term x is constant in the group a", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Decompose_TooFewMembers_NamesTheGroup() => Assert.Equal(
        "The group b has 2 members; 1 terms and an intercept need at least 3.",
        OaxacaBlinder.Decompose(
            new GroupSample("a", [1, 2, 3], [("x", [1, 2, 4])]), new GroupSample("b", [1, 2], [("x", [1, 2])])).Problem!.Message);

    [Fact]
    public void Decompose_MissingValue_NamesGroupTermAndRow() => Assert.StartsWith(
        "In the group a, x is NaN in row 2;",
        OaxacaBlinder.Decompose(
            new GroupSample("a", [1, 2, 3], [("x", [1, double.NaN, 4])]), new GroupSample("b", [1, 2, 3], [("x", [1, 2, 1])])).Problem!.Message,
        StringComparison.Ordinal);

    [Fact]
    public void Decompose_OtherTerms_Throws() => Assert.Throws<ArgumentException>(() => OaxacaBlinder.Decompose(
        new GroupSample("a", [1, 2, 3], [("x", [1, 2, 4])]), new GroupSample("b", [1, 2, 3], [("y", [1, 2, 1])])));

    private static GroupSample Sample(string group, string[] terms)
    {
        var data = ReferenceData.Of("oaxaca-blinder");
        var groups = data.Texts("group");
        int[] rows = [.. Enumerable.Range(0, data.Count).Where(row => groups[row] == group)];
        IReadOnlyList<double> Column(string name)
        {
            var column = data.Numbers(name);
            return [.. rows.Select(row => column[row])];
        }

        return new GroupSample(group, Column("pay"), [.. terms.Select(term => (term, Column(term)))]);
    }
}
