using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Records;
using Sektorskifte.Register.Spells;
using Sektorskifte.Register.Tests.Oracle;

namespace Sektorskifte.Register.Tests.Spells;

public class MainJobTests
{
    private static readonly MainJobCriterion[] PayThenHours = [MainJobCriterion.Pay, MainJobCriterion.Hours];
    private static readonly MainJobCriterion[] HoursThenPay = [MainJobCriterion.Hours, MainJobCriterion.Pay];

    private readonly JobCatalogue _catalogue;

    public MainJobTests()
    {
        var profile = SmallProfile.Years;
        _catalogue = new JobCatalogue(profile);

        // Numbered against the order of their texts, so that comparing numbers instead of texts is found.
        foreach (var text in new[] { "ø", "c", "b", "B", "a" })
        {
            foreach (var texts in Dictionaries)
            {
                PassRun.Number(texts, text);
            }
        }

        _catalogue.Attributes.Add([PassRun.Number(_catalogue.Attributes.Values(0), "2"), 0]);
        _catalogue.Attributes.Add([PassRun.Number(_catalogue.Attributes.Values(0), "1"), 0]);
    }

    [Fact]
    public void Beats_PayThenHours_GoesByPayFirst()
    {
        AssertFirst(PayThenHours, new JobRow { Pay = 2, Hours = 1 }, new JobRow { Pay = 1, Hours = 2 });
        AssertFirst(PayThenHours, new JobRow { Pay = 2, Hours = 2 }, new JobRow { Pay = 2, Hours = 1 });
    }

    [Fact]
    public void Beats_HoursThenPay_GoesByHoursFirst()
    {
        AssertFirst(HoursThenPay, new JobRow { Pay = 1, Hours = 2 }, new JobRow { Pay = 2, Hours = 1 });
        AssertFirst(HoursThenPay, new JobRow { Pay = 2, Hours = 2 }, new JobRow { Pay = 1, Hours = 2 });
    }

    [Fact]
    public void Beats_OneCriterion_DoesNotLookAtTheOther()
    {
        AssertFirst([MainJobCriterion.Pay], new JobRow { Employer = 5, Hours = 1 }, new JobRow { Employer = 3, Hours = 2 });
        AssertFirst([MainJobCriterion.Hours], new JobRow { Employer = 5, Pay = 1 }, new JobRow { Employer = 3, Pay = 2 });
    }

    [Fact]
    public void Beats_NegativePay_IsLessThanNone() => AssertFirst(PayThenHours, new JobRow(), new JobRow { Pay = -1, Hours = 5 });

    [Fact]
    public void Beats_EqualAmounts_GoesByTextsOneAfterTheOther()
    {
        // 5 is "a", 3 is "b", 1 is "ø". Each row is worse than the one before in an earlier field only.
        JobRow[] best =
        [
            new() { Employer = 5, Title = 1, Sector = 1, Occupation = 1, Status = 1 },
            new() { Employer = 3, Title = 5, Sector = 1, Occupation = 1, Status = 1 },
            new() { Employer = 3, Title = 3, Sector = 5, Occupation = 1, Status = 1 },
            new() { Employer = 3, Title = 3, Sector = 3, Occupation = 5, Status = 1 },
            new() { Employer = 3, Title = 3, Sector = 3, Occupation = 3, Status = 5, Attributes = 1 },
            new() { Employer = 3, Title = 3, Sector = 3, Occupation = 3, Status = 3, Attributes = 2 },
            new() { Employer = 3, Title = 3, Sector = 3, Occupation = 3, Status = 3, Attributes = 1 },
        ];
        foreach (var (first, second) in best.Zip(best.Skip(1)))
        {
            AssertFirst(PayThenHours, first, second);
        }
    }

    [Fact]
    public void Beats_EmployersThatFoldTogether_GoesOnToTheTitle() =>
        AssertFirst(PayThenHours, new JobRow { Employer = 3, Title = 5 }, new JobRow { Employer = 4, Title = 1 });

    [Fact]
    public void Beats_MissingText_ComesFirst() => AssertFirst(PayThenHours, new JobRow { Title = 0 }, new JobRow { Title = 5 });

    [Fact]
    public void Beats_AnyRowsInAnyOrder_ChoosesOneAndTheSameJob()
    {
        var row =
            from pay in Gen.Choose(0, 1)
            from hours in Gen.Choose(0, 1)
            from texts in Gen.Choose(0, 5).ArrayOf(5)
            from attributes in Gen.Choose(0, 2)
            select new JobRow
            {
                Pay = pay,
                Hours = hours,
                Employer = 1 + (texts[0] % 5),
                Title = texts[1],
                Sector = texts[2],
                Occupation = texts[3],
                Status = texts[4],
                Attributes = attributes,
            };
        Prop.ForAll(row.NonEmptyListOf().ToArbitrary(), Gen.Choose(0, 9999).ToArbitrary(), (rows, seed) =>
        {
            var main = new MainJob(PayThenHours, _catalogue);
            var chosen = Choose(main, rows);
            JobRow[] shuffled = [.. rows];
            new Random(seed).Shuffle(shuffled);
            var again = Choose(main, shuffled);

            // Spellings of one employer are one job; all else of the two must be equal.
            return _catalogue.Employers.Compared(chosen.Employer) == _catalogue.Employers.Compared(again.Employer)
                && (chosen with { Employer = 0 }).Equals(again with { Employer = 0 })
                && rows.All(r => !Beats(main, r, chosen));
        }).QuickCheckThrowOnFailure();
    }

    private IEnumerable<TextDictionary> Dictionaries =>
        [_catalogue.Employers.Spellings, _catalogue.Titles, _catalogue.Sectors, _catalogue.Occupations, _catalogue.Statuses];

    private static JobRow Choose(MainJob main, IEnumerable<JobRow> rows) =>
        rows.Aggregate((best, row) => Beats(main, row, best) ? row : best);

    private static bool Beats(MainJob main, JobRow candidate, JobRow best)
    {
        var rows = new JobBatch();
        rows.Add(candidate);
        rows.Add(best);
        return main.Beats(rows, 0, 1);
    }

    private void AssertFirst(MainJobCriterion[] criteria, JobRow first, JobRow second)
    {
        var main = new MainJob(criteria, _catalogue);
        Assert.True(Beats(main, first, second));
        Assert.False(Beats(main, second, first));
        Assert.False(Beats(main, first, first));
    }
}
