using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Register.Engines.DuckDb;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Tests.Engines;

/// <summary>What the writer is given, the source gives back: every type, missing values, any number of rows.</summary>
public sealed class ParquetRoundTripProperties : IDisposable
{
    private static readonly SourceColumn[] Columns =
    [
        new("i", ColumnType.Integer),
        new("n", ColumnType.Number),
        new("d", ColumnType.Date),
        new("b", ColumnType.Boolean),
        new("t", ColumnType.Text),
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_WhatWasWritten_IsEqual() => Prop
        .ForAll(
            Row().ToArbitrary().Generator.ListOf().Select(rows => rows.ToArray()).ToArbitrary(),
            Gen.Choose(1, 3000).ToArbitrary(),
            (rows, repeats) =>
            {
                var all = Enumerable.Range(0, rows.Length == 0 ? 0 : repeats).Select(i => rows[i % rows.Length]).ToArray();
                var path = _folder.File("a.parquet");
                Write(path, all);
                return ParquetFixture.Rows([path], "i", "n", "d", "b", "t").SequenceEqual(all.Select(Text));
            })
        .Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    private static Gen<TestRow> Row() =>
        from integer in Maybe(ArbMap.Default.GeneratorFor<long>())
        from number in Maybe(ArbMap.Default.GeneratorFor<NormalFloat>().Select(f => f.Get + 0.0)) // no -0: Parquet may store 0
        from date in Maybe(Gen.Choose(-100_000, 100_000))
        from flag in Maybe(ArbMap.Default.GeneratorFor<bool>())
        from length in Gen.Frequency((30, Gen.Elements(0, 1, 11, 12, 13, 40)), (1, Gen.Constant(5000)))
        from letter in Gen.Elements('a', 'æ', '€', '\0')
        from hasText in ArbMap.Default.GeneratorFor<bool>()
        select new TestRow(integer, number, date, flag, hasText ? new string(letter, length) : null);

    private static Gen<T?> Maybe<T>(Gen<T> value)
        where T : struct => Gen.OneOf(value.Select(v => (T?)v), Gen.Constant((T?)null));

    private static void Write(string path, TestRow[] rows)
    {
        var next = 0;
        TableWriter.Write(path, Columns, TableFormat.Parquet, block =>
        {
            var count = Math.Min(RowBlock.Capacity, rows.Length - next);
            for (var row = 0; row < count; row++, next++)
            {
                Put(block, row, rows[next]);
            }

            return count;
        });
    }

    private static void Put(RowBlock block, int row, TestRow value)
    {
        block.Integers(0)[row] = value.Integer ?? Missing(block, 0, row);
        block.Numbers(1)[row] = value.Number ?? Missing(block, 1, row);
        block.Dates(2)[row] = value.Date ?? Missing(block, 2, row);
        block.Booleans(3)[row] = value.Flag is { } flag ? (byte)(flag ? 1 : 0) : (byte)Missing(block, 3, row);
        if (value.Text is { } text)
        {
            block.SetText(4, row, Encoding.UTF8.GetBytes(text));
        }
        else
        {
            block.SetMissing(4, row);
        }
    }

    private static int Missing(RowBlock block, int column, int row)
    {
        block.SetMissing(column, row);
        return 0;
    }

    private static string Text(TestRow row) => string.Join(
        '|',
        row.Integer is { } i ? FormattableString.Invariant($"{i}") : "-",
        row.Number is { } n ? FormattableString.Invariant($"{n:R}") : "-",
        row.Date is { } d ? FormattableString.Invariant($"{DateTime.UnixEpoch.AddDays(d):yyyy-MM-dd}") : "-",
        row.Flag is { } f ? (f ? "true" : "false") : "-",
        row.Text ?? "-");

    private sealed record TestRow(long? Integer, double? Number, int? Date, bool? Flag, string? Text);
}
