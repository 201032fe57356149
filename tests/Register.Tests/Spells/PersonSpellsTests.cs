using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Register.Records;
using Sektorskifte.Register.Spells;

namespace Sektorskifte.Register.Tests.Spells;

public class PersonSpellsTests
{
    [Fact]
    public void Take_Pair_IsOneDuplicate() => Assert.Equal((1, 1), Duplicates(Row(1), Row(1)));

    [Fact]
    public void Take_EqualButForThePeriod_IsNoDuplicate() => Assert.Equal((0, 2), Duplicates(Row(1), Row(2)));

    [Fact]
    public void Take_PairApartFromEachOther_IsOneDuplicate() => Assert.Equal((1, 2), Duplicates(Row(2), Row(1), Row(2)));

    public static TheoryData<string> Fields =>
        ["Employer", "Sector", "Occupation", "Title", "Status", "Attributes", "Pay", "Hours", "Rest"];

    [Theory]
    [MemberData(nameof(Fields))]
    public void Take_RowsThatDifferInOneField_AreNoDuplicates(string field)
    {
        object row = Row(5);
        var member = typeof(JobRow).GetField(field)!;
        member.SetValue(row, Convert.ChangeType(2, member.FieldType, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal((0, 2), Duplicates(Row(5), (JobRow)row));
        // Many rows in a period take another way.
        Assert.Equal((38, 2), Duplicates([.. Enumerable.Range(0, 40).Select(i => i % 2 == 0 ? (JobRow)row : Row(5))]));
    }

    [Theory]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(5000)]
    public void Take_ManyRowsInOnePeriod_KeepsEachOnce(int count) => Assert.Equal(
        (count - 3, 3), Duplicates([.. Enumerable.Range(0, count).Select(i => Row(1) with { Employer = 1 + (i % 3) })]));

    [Fact]
    public void Take_SpellsThatDifferInTheirEnds_AreNoDuplicates()
    {
        var plain = new PlainSpells(laysOut: true, ambiguous: false);
        plain.Run([Row(1), Row(1) with { End = PlainSpells.Earliest + 2 }, Row(1)], 100);

        Assert.Equal((1, 2), (plain.Tally.Duplicates.Sum(), plain.Tally.Used.Sum()));
    }

    [Fact]
    public void Take_LastPersonMayGoOn_IsLeftForTheNextCall()
    {
        var plain = new PlainSpells(laysOut: false, ambiguous: false);
        var batch = new JobBatch();
        foreach (var person in new[] { 1, 1, 2, 3, 3 })
        {
            batch.Add(Row(1) with { Person = PersonId.Of(person) });
        }

        Assert.Equal(3, plain.Spells.Take(batch, whole: false));
        Assert.Equal([PersonId.Of(1), PersonId.Of(2)], plain.Persons);
        Assert.Equal(5, plain.Spells.Take(batch, whole: true, first: 3));
        Assert.Equal(PersonId.Of(3), plain.Persons[^1]);
        Assert.Equal(5, plain.Spells.Take(batch, whole: false, first: 5));
    }

    // Rows of one period a row, in order and out of it, read in pieces of any size.
    [Fact]
    public void Take_AnyRows_AgreesWithReadingTheMethodPlainly() => Agrees(laysOut: false, 400);

    [Fact]
    public void Take_AnyRowsThatAreSpells_AgreesWithReadingTheMethodPlainly() => Agrees(laysOut: true, 250);

    private static void Agrees(bool laysOut, int runs) =>
        Prop.ForAll(
            Careers(laysOut).ToArbitrary(),
            Gen.Choose(1, 60).ToArbitrary(),
            Gen.Elements(false, true).ToArbitrary(),
            (rows, piece, ambiguous) =>
            {
                var plain = new PlainSpells(laysOut, ambiguous);
                plain.Run(rows, piece);
                var differences = plain.Differences(rows).ToList();
                return (differences.Count == 0).Label(string.Join('\n', differences.Take(8)));
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(runs).WithEndSize(40));

    /// <summary>Persons one after the other; long runs of one job, second jobs, copies, crowds in one period.</summary>
    private static Gen<JobRow[]> Careers(bool laysOut)
    {
        var job =
            from employer in Gen.Choose(1, 4)
            from texts in Gen.Choose(0, 2).ArrayOf(4)
            from attributes in Gen.Choose(0, 1)
            from amounts in Gen.Choose(0, 2).ArrayOf(2)
            from rest in Gen.Choose(0, 1)
            select new JobRow
            {
                Employer = employer,
                Sector = texts[0],
                Occupation = texts[1],
                Title = texts[2],
                Status = texts[3],
                Attributes = attributes,
                Pay = amounts[0],
                Hours = amounts[1],
                Rest = (ulong)rest,
            };
        var run =
            from row in job
            from first in Gen.Choose(0, 30)
            from length in Gen.Frequency((3, Gen.Choose(1, 4)), (1, Gen.Choose(5, 25)))
            from copies in Gen.Frequency((8, Gen.Constant(1)), (1, Gen.Constant(2)), (1, Gen.Constant(20)))
            from open in Gen.Frequency((5, Gen.Constant(false)), (1, Gen.Constant(true)))
            select Rows(row, first, length, copies, open, laysOut);
        var person =
            from runs in run.NonEmptyListOf()
            from order in Gen.Choose(0, 3)
            select order == 0
                ? Shuffled(runs)
                : runs.SelectMany(r => r).OrderBy(r => order == 1 ? r.Rest : 0).ThenBy(r => order == 3 ? 0 : r.Period).ToArray();
        return person.ListOf().Select(
            persons => persons.SelectMany((rows, p) => rows.Select(row => row with { Person = PersonId.Of(p) })).ToArray());
    }

    private static JobRow[] Rows(JobRow row, int first, int length, int copies, bool open, bool laysOut)
    {
        var start = PlainSpells.Earliest + first;
        var spell = row with { Period = start, End = open ? JobRow.StillRunning : Math.Min(PlainSpells.LastOfData, start + length - 1) };
        JobRow[] one = laysOut
            ? [spell]
            : [.. Enumerable.Range(start, length).Where(p => p <= PlainSpells.Latest).Select(p => row with { Period = p, End = p })];
        return [.. Enumerable.Repeat(one, copies).SelectMany((rows, copy) => rows.Select(r => copy % 3 == 2 ? r with { Rest = 7 } : r))];
    }

    private static JobRow[] Shuffled(IEnumerable<JobRow[]> runs)
    {
        JobRow[] rows = [.. runs.SelectMany(r => r)];
        new Random(rows.Length).Shuffle(rows);
        return rows;
    }

    private static JobRow Row(int period) => new()
    {
        Employer = 1,
        Period = PlainSpells.Earliest + period,
        End = PlainSpells.Earliest + period,
    };

    private static (int Duplicates, int Kept) Duplicates(params JobRow[] rows)
    {
        var plain = new PlainSpells(laysOut: false, ambiguous: false);
        plain.Run(rows, rows.Length);
        return ((int)plain.Tally.Duplicates.Sum(), (int)plain.Tally.Used.Sum());
    }
}
