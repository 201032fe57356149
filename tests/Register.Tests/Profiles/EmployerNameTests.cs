using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Register.Profiles;

namespace Sektorskifte.Register.Tests.Profiles;

public sealed class EmployerNameTests
{
    private static readonly EmployerColumn Both = new("employer", FoldWhiteSpace: true, FoldCase: true);

    [Theory]
    [InlineData("Toronto\u00a0DSB", "toronto dsb")]
    [InlineData("Toronto\u202f\u2007 DSB", "toronto dsb")]
    [InlineData("  Mount\r\n Sinai\tHospital ", "mount sinai hospital")]
    [InlineData("ÆBLE Å", "æble å")]
    [InlineData(" \u00a0 ", "")]
    [InlineData("", "")]
    public void Fold_BothRules_SpellingsCompareEqual(string name, string expected) =>
        Assert.Equal(expected, EmployerName.Fold(name, Both));

    [Fact]
    public void Fold_NoRule_NameIsUntouched()
    {
        const string Name = " A\u00a0 B ";
        Assert.Same(Name, EmployerName.Fold(Name, new EmployerColumn("e", false, false)));
    }

    [Fact]
    public void Fold_OneRule_OnlyThatOneApplies()
    {
        Assert.Equal("A B", EmployerName.Fold(" A  B", new EmployerColumn("e", true, false)));
        Assert.Equal(" a  b", EmployerName.Fold(" A  B", new EmployerColumn("e", false, true)));
    }

    [Fact]
    public void Fold_FoldedName_AllocatesNothingNew()
    {
        const string Name = "already folded";
        Assert.Same(Name, EmployerName.Fold(Name, new EmployerColumn("e", true, false)));
    }

    [Fact]
    public void Fold_AnyName_FoldingTwiceChangesNothing() => Prop.ForAll(Names(), name =>
    {
        var once = EmployerName.Fold(name, Both);
        return EmployerName.Fold(once, Both) == once;
    }).QuickCheckThrowOnFailure();

    // The plain way to say it: split at white space, join with one space.
    [Fact]
    public void Fold_AnyName_AgreesWithSplitAndJoin() => Prop.ForAll(Names(), name =>
        EmployerName.FoldWhiteSpace(name)
            == string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
        .QuickCheckThrowOnFailure();

    private static Arbitrary<string> Names() => Gen.Elements('a', 'B', 'Ø', ' ', '\u00a0', '\u202f', '\u2007', '\t', '\n')
        .ArrayOf().Select(c => new string(c)).ToArbitrary();
}
