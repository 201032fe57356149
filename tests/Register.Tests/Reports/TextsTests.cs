using System.Reflection;
using System.Text.RegularExpressions;
using Sektorskifte.Register.Records;
using Sektorskifte.Register.Reports;
using Sektorskifte.Tables.Cubes;

namespace Sektorskifte.Register.Tests.Reports;

public partial class TextsTests
{
    public static TheoryData<string> Names => [.. Fields().Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Text_BothLanguages_AreThereWithTheSamePlaces(string name)
    {
        var label = (Label)Fields().Single(f => f.Name == name).GetValue(null)!;

        Assert.False(string.IsNullOrWhiteSpace(label.Da));
        Assert.False(string.IsNullOrWhiteSpace(label.En));
        Assert.Equal(Places(label.Da), Places(label.En));
        // A sentence that reads the same in both was forgotten; a single word such as "Data" may be right.
        Assert.True(label.Da != label.En || !label.Da.Contains(". ", StringComparison.Ordinal), label.Da);
    }

    [Fact]
    public void Months_BothLanguages_AreTwelve()
    {
        Assert.Equal(12, Texts.Months.Da.Split(' ').Length);
        Assert.Equal(12, Texts.Months.En.Split(' ').Length);
    }

    [Fact]
    public void Reasons_EveryReasonOfARejectedRow_HasAText()
    {
        var reasons = typeof(RejectReason).GetFields().Where(f => f.IsLiteral).Select(f => (string)f.GetValue(null)!);
        Assert.All(reasons, reason => Assert.Contains(reason, Texts.Reasons.Keys));
    }

    private static IEnumerable<FieldInfo> Fields() =>
        typeof(Texts).GetFields().Where(f => f.FieldType == typeof(Label));

    private static string[] Places(string text) => [.. Place().Matches(text).Select(m => m.Value).Order()];

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();
}
