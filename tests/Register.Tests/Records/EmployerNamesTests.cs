using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Tests.Records;

public class EmployerNamesTests
{
    [Fact]
    public void Compared_SpellingsThatFold_AreOneEmployer()
    {
        var names = new EmployerNames(new EmployerColumn("employer", FoldWhiteSpace: true, FoldCase: true));
        var spellings = new[] { "Toronto DSB", "toronto  dsb", " TORONTO\u00a0DSB", "Toronto DSBs" }.Select(n => Add(names, n)).ToList();

        Assert.Equal([1, 2, 3, 4], spellings);
        Assert.Equal(names.Compared(1), names.Compared(2));
        Assert.Equal(names.Compared(1), names.Compared(3));
        Assert.NotEqual(names.Compared(1), names.Compared(4));
        Assert.Equal("toronto dsb", names.Name(names.Compared(3)));
        Assert.Equal(0, names.CompareNames(1, 3));
        Assert.True(names.CompareNames(1, 4) < 0);
    }

    [Fact]
    public void Compared_NothingToFold_IsTheSpelling()
    {
        var names = new EmployerNames(new EmployerColumn("employer", FoldWhiteSpace: false, FoldCase: false));
        Add(names, "b");
        Add(names, "B");

        Assert.Equal([1, 2], new[] { 1, 2 }.Select(names.Compared));
        Assert.True(names.CompareNames(1, 2) > 0);
    }

    [Fact]
    public void Compared_AnySpellings_AgreesWithFoldedText() =>
        Prop.ForAll(Gen.Elements("a", "A", "a ", " a", "å", "Å", "a b", "a\u00a0 b", "A B", "ab").ArrayOf().ToArbitrary(), spellings =>
        {
            var rule = new EmployerColumn("employer", FoldWhiteSpace: true, FoldCase: true);
            var names = new EmployerNames(rule);
            foreach (var spelling in spellings)
            {
                var number = Add(names, spelling);
                Assert.Equal(EmployerName.Fold(spelling, rule), names.Name(names.Compared(number)));
            }
        }).QuickCheckThrowOnFailure();

    private static int Add(EmployerNames names, string spelling) => names.Spellings.Add(Encoding.UTF8.GetBytes(spelling));
}
