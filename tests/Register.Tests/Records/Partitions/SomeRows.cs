using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Register.Records;
using Sektorskifte.Register.Records.Partitions;

namespace Sektorskifte.Register.Tests.Records.Partitions;

/// <summary>Rows of every shape, with plans to partition them that no register of a sane size would have.</summary>
internal static class SomeRows
{
    private static readonly double[] Amounts =
    [
        0, -0.0, 1, 0.01, 30031.69, -125.5, 1.0 / 3, 0.1 + 0.2, 1e300, -1e300, double.Epsilon, double.MaxValue,
        double.NaN, BitConverter.Int64BitsToDouble(0x7FF8_0000_0000_1234), BitConverter.Int64BitsToDouble(0x7FF0_0000_0000_0001),
        double.PositiveInfinity, double.NegativeInfinity, (1L << 52) / 100.0, 1L << 53,
    ];

    private static readonly Gen<PersonId> Person = Gen.OneOf(
        Gen.Choose(1, 40).Select(number => PersonId.Of(number)),
        Gen.Elements(long.MinValue, -1, 0, long.MaxValue).Select(number => PersonId.Of(number)),
        Gen.Choose(1, 20).Select(number => PersonId.Of(System.Text.Encoding.UTF8.GetBytes($"person {number}"))));

    private static readonly Gen<int> Number = Gen.Frequency(
        (6, Gen.Choose(0, 3)), (2, Gen.Choose(0, 100_000)), (1, Gen.Elements(0, -1, int.MaxValue, int.MinValue)));

    private static readonly Gen<double> Amount = Gen.Frequency(
        (1, Gen.Elements(Amounts)), (3, Gen.Choose(-1000, 5_000_000).Select(hundredths => hundredths / 100.0)));

    private static readonly Gen<ulong> Hash = Gen.Frequency(
        (4, Gen.Choose(0, 5).Select(number => TextHash.Combine(7, (ulong)number))),
        (1, Gen.Choose(0, int.MaxValue).Select(number => TextHash.Combine(9, (ulong)number))));

    private static readonly Gen<JobRow> Row =
        from person in Person
        from period in Gen.Choose(24_000, 24_100)
        from length in Gen.Frequency((5, Gen.Constant(0)), (1, Gen.Choose(1, 30)), (1, Gen.Constant(int.MaxValue)))
        from numbers in Number.ArrayOf(6)
        from amounts in Amount.ArrayOf(2)
        from hash in Hash
        select new JobRow
        {
            Person = person,
            Period = period,
            End = length == int.MaxValue ? JobRow.StillRunning : period + length,
            Employer = numbers[0],
            Sector = numbers[1],
            Occupation = numbers[2],
            Title = numbers[3],
            Status = numbers[4],
            Attributes = numbers[5],
            Pay = amounts[0],
            Hours = amounts[1],
            Rest = hash,
        };

    // A column that is the same in all rows, or whole hundredths in all of them, takes another way than one that is not.
    private static readonly Gen<JobRow[]> Rows =
        from rows in Gen.Choose(0, 400).SelectMany(count => Row.ArrayOf(count))
        from plain in Gen.Choose(0, 7)
        select rows.Select(row => Plain(row, plain)).ToArray();

    private static readonly Gen<PartitionPlan> Plan =
        from partitions in Gen.Choose(0, 6)
        from batch in Gen.Choose(1, 120)
        from page in Gen.Choose(3, 12)
        from pages in Gen.OneOf(Gen.Constant(0), Gen.Choose(1, 50), Gen.Constant(100_000))
        select new PartitionPlan(1 << partitions, batch, 1 << page, pages);

    /// <summary>Rows for each of one to four writers, in the order in which they are added, and a plan.</summary>
    public static readonly Arbitrary<(JobRow[][] Writers, PartitionPlan Plan)> Any =
        (from writers in Gen.Choose(1, 4).SelectMany(count => Rows.ArrayOf(count))
         from plan in Plan
         select (writers, plan)).ToArbitrary();

    private static JobRow Plain(JobRow row, int which)
    {
        row.End = (which & 1) != 0 ? row.Period : row.End;
        row.Pay = (which & 2) != 0 ? Math.Round(Math.Clamp(double.IsNaN(row.Pay) ? 0 : row.Pay, -1e6, 1e6)) / 100 : row.Pay;
        row.Rest = (which & 4) != 0 ? 0 : row.Rest;
        row.Hours = (which & 4) != 0 ? 160.33 : row.Hours;
        return row;
    }
}
