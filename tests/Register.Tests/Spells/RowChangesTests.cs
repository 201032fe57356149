using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Register.Records;
using Sektorskifte.Register.Spells;

namespace Sektorskifte.Register.Tests.Spells;

public class RowChangesTests
{
    public static TheoryData<string> Fields => ["Period", "Employer", "Sector", "Occupation", "Title", "Status", "Attributes"];

    // Around the width of a vector, and at its edges.
    [Theory]
    [MemberData(nameof(Fields))]
    public void FirstChange_OneFieldChangesInOneRow_IsThatRow(string field)
    {
        for (var at = 1; at < 40; at++)
        {
            var rows = Run(40);
            object changed = rows[at];
            var member = typeof(JobRow).GetField(field)!;
            member.SetValue(changed, (int)member.GetValue(changed)! + (1 << 30));
            rows[at] = (JobRow)changed;
            var changes = new RowChanges();
            changes.Mark(rows, 1);

            Assert.Equal(at, changes.FirstChange(1, 40));
            Assert.Equal(at, changes.FirstChange(1, at + 1));
            Assert.Equal(at, changes.FirstChange(1, at));
        }
    }

    [Fact]
    public void FirstChange_PayHoursAndRest_AreNoChanges()
    {
        var rows = Run(3);
        rows[1] = rows[1] with { Pay = 5, Hours = 6, Rest = 7, Person = PersonId.Of(9) };
        var changes = new RowChanges();
        changes.Mark(rows, 1);

        Assert.Equal(3, changes.FirstChange(1, 3));
    }

    [Fact]
    public void FirstChange_AnyRowsMarkedFromAnywhere_AgreesWithALoop() =>
        Prop.ForAll(Rows.NonEmptyListOf().ToArbitrary(), Rows.NonEmptyListOf().ToArbitrary(), Gen.Choose(1, 60).ToArbitrary(), (first, second, from) =>
        {
            // The same marks are used for one batch after the other.
            var changes = new RowChanges();
            return Agrees(changes, first.SelectMany(r => r), 1) && Agrees(changes, second.SelectMany(r => r), from);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(30));

    private static bool Agrees(RowChanges changes, IEnumerable<JobRow> all, int from)
    {
        var rows = new JobBatch();
        foreach (var row in all)
        {
            rows.Add(row);
        }

        changes.Mark(rows, from);
        for (var start = from; start < rows.Count; start++)
        {
            var expected = Enumerable.Range(start, rows.Count - start).FirstOrDefault(row => !Continues(rows[row - 1], rows[row]), rows.Count);
            if (changes.FirstChange(start, rows.Count) != expected)
            {
                return false;
            }
        }

        return true;
    }

    private static bool Continues(JobRow before, JobRow row) =>
        row.Period == before.Period + 1 && row.Employer == before.Employer && row.Sector == before.Sector
        && row.Occupation == before.Occupation && row.Title == before.Title && row.Status == before.Status
        && row.Attributes == before.Attributes;

    private static Gen<JobRow[]> Rows =>
        from first in Gen.Choose(0, 3)
        from length in Gen.Choose(1, 20)
        from texts in Gen.Choose(0, 1).ArrayOf(6)
        select Enumerable.Range(first, length).Select(period => new JobRow
        {
            Period = period,
            Employer = texts[0],
            Sector = texts[1],
            Occupation = texts[2],
            Title = texts[3],
            Status = texts[4],
            Attributes = texts[5],
        }).ToArray();

    private static JobBatch Run(int count)
    {
        var rows = new JobBatch();
        for (var row = 0; row < count; row++)
        {
            rows.Add(new JobRow { Period = 24_000 + row, Employer = 3, Sector = 2, Title = 1 });
        }

        return rows;
    }
}
