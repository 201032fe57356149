using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Register.Records;
using Sektorskifte.Register.Spells;

namespace Sektorskifte.Register.Tests.Spells;

public class PersonRowsTests
{
    [Fact]
    public void TakeOutDuplicates_Pair_IsOneDuplicate() => Assert.Equal((1, 1), Duplicates(new JobRow { Period = 1 }, new JobRow { Period = 1 }));

    [Fact]
    public void TakeOutDuplicates_EqualButForThePeriod_IsNone() =>
        Assert.Equal((0, 2), Duplicates(new JobRow { Period = 1 }, new JobRow { Period = 2 }));

    [Fact]
    public void TakeOutDuplicates_PairApartFromEachOther_IsOneDuplicate() =>
        Assert.Equal((1, 2), Duplicates(new JobRow { Period = 2 }, new JobRow { Period = 1 }, new JobRow { Period = 2 }));

    public static TheoryData<string> Fields =>
        ["Employer", "Sector", "Occupation", "Title", "Status", "Attributes", "Pay", "Hours", "Rest", "End"];

    [Theory]
    [MemberData(nameof(Fields))]
    public void TakeOutDuplicates_RowsThatDifferInOneField_AreNone(string field)
    {
        object row = new JobRow { Period = 5 };
        var member = typeof(JobRow).GetField(field)!;
        member.SetValue(row, Convert.ChangeType(1, member.FieldType, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal((0, 2), Duplicates(new JobRow { Period = 5 }, (JobRow)row));
        // Thousands of rows in a period take another way.
        Assert.Equal((38, 2), Duplicates([.. Enumerable.Range(0, 40).Select(i => i % 2 == 0 ? (JobRow)row : new JobRow { Period = 5 })]));
    }

    [Theory]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(5000)]
    public void TakeOutDuplicates_ManyInOnePeriod_KeepsEachOnce(int count) =>
        Assert.Equal(
            (count - 3, 3), Duplicates([.. Enumerable.Range(0, count).Select(i => new JobRow { Period = 1, Employer = i % 3 })]));

    [Fact]
    public void TakeOutDuplicates_AnyRows_KeepsTheDistinctOnesInOrderOfPeriods() =>
        Prop.ForAll(Rows.ListOf().ToArbitrary(), rows =>
        {
            var person = Of([.. rows]);
            var duplicates = person.TakeOutDuplicates();
            var kept = person.ByPeriods().ToArray();
            Assert.Equal(rows.Count, duplicates + kept.Length);
            Assert.Equal(kept.Select(r => r.Period).Order(), kept.Select(r => r.Period));
            Assert.Equal(rows.Distinct().Count(), kept.Length);
            Assert.Equal(rows.ToHashSet(), kept.ToHashSet());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(150));

    [Fact]
    public void LaidOut_AnySpells_StandInEachPeriodUpToTheLast() =>
        Prop.ForAll(Rows.ListOf().ToArbitrary(), Gen.Choose(0, 6).ToArbitrary(), (rows, last) =>
        {
            var laidOut = Of([.. rows]).LaidOut(last).ToArray();
            var expected = rows.SelectMany(r => Enumerable.Range(0, 7).Where(p => p >= r.Period && p <= r.End && p <= last)).Order();
            return laidOut.Select(r => r.Period).SequenceEqual(expected);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Clear_AfterAPerson_LeavesNothing()
    {
        var person = Of([new JobRow { Period = 1, End = 3 }]);
        person.LaidOut(3);
        person.Clear();

        Assert.Equal(0, person.Count);
        Assert.Equal(0, person.ByPeriods().Length + person.LaidOut(3).Length);
    }

    private static Gen<JobRow> Rows =>
        from period in Gen.Choose(0, 3)
        from length in Gen.Choose(0, 3)
        from employer in Gen.Choose(0, 2)
        from pay in Gen.Choose(0, 1)
        from rest in Gen.Choose(0, 1)
        select new JobRow { Period = period, End = period + length, Employer = employer, Pay = pay, Rest = (ulong)rest };

    private static PersonRows Of(JobRow[] rows)
    {
        var person = new PersonRows();
        foreach (var row in rows)
        {
            person.Add(row);
        }

        return person;
    }

    private static (int Duplicates, int Kept) Duplicates(params JobRow[] rows)
    {
        var person = Of(rows);
        var duplicates = person.TakeOutDuplicates();
        return (duplicates, person.Count);
    }
}
