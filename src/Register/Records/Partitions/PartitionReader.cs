using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Sektorskifte.Register.Records.Partitions;

/// <summary>
/// Reads partitions in one thread: unpacks the rows and puts each person's together, in the order in which they were added or,
/// where that is not the order of their periods, by period.
/// </summary>
internal sealed unsafe class PartitionReader : IDisposable
{
    // Beyond this the periods are no months or years of any register, and are left in their order.
    private const int MostPeriods = 1 << 16;

    private readonly IReadOnlyList<PartitionWriter> _writers;
    private readonly int _typicalRows;
    private readonly PersonGroups _groups = new();
    private readonly List<Slice> _slices = [];
    private readonly List<nint> _next = [];
    private ulong[] _values = [];
    private ulong[] _others = [];
    private PersonId[] _persons = [];
    private int[] _places = [];
    private int[] _order = [];
    private int[] _periods = [];
    private byte* _packed;
    private long _packedBytes;

    public PartitionReader(IReadOnlyList<PartitionWriter> writers, int partitions)
    {
        _writers = writers;
        var rows = Enumerable.Range(0, partitions).Select(partition => writers.Sum(writer => writer.Rows(partition))).ToList();
        var twice = 2 * rows.Sum() / partitions;
        _typicalRows = (int)Math.Min(Array.MaxLength, rows.Where(count => count <= twice).DefaultIfEmpty(0).Max());
    }

    /// <summary>Reads a partition's rows, each person's next to each other. A partition can be read once.</summary>
    /// <param name="partition">Which, from 0.</param>
    /// <param name="rows">Takes the rows; what it held is dropped.</param>
    /// <exception cref="InputException">A person has more rows than can be held at once.</exception>
    public void Read(int partition, JobBatch rows)
    {
        var count = _writers.Sum(writer => writer.Rows(partition));
        if (count > Array.MaxLength)
        {
            throw new InputException(
                $"{count} rows fall in one part of the persons, which is more than can be worked on at once: is one person's key that of nearly all rows?");
        }

        rows.Count = 0;
        rows.Reserve(Math.Max((int)count, _typicalRows));
        Unpack(partition);
        Group(rows, (int)count);
        for (var field = PackedField.Length; field <= PackedField.Rest; field++)
        {
            Column(rows, field, (int)count);
        }

        rows.Count = (int)count;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        NativeMemory.Free(_packed);
        _packed = null;
        _packedBytes = 0;
    }

    /// <summary>Fetches the packed rows and finds where each batch's begin.</summary>
    private void Unpack(int partition)
    {
        var bytes = _writers.Sum(writer => writer.Pages.Length(partition));
        if (_packed == null || _packedBytes < bytes)
        {
            NativeMemory.Free(_packed);
            _packedBytes = bytes + (bytes / 8);
            _packed = (byte*)NativeMemory.Alloc((nuint)(_packedBytes + BitPacking.Slack));
        }

        _slices.Clear();
        _next.Clear();
        var at = _packed;
        var row = 0;
        foreach (var writer in _writers)
        {
            writer.Pages.Take(partition, at);
            var end = at + writer.Pages.Length(partition);
            while (at < end)
            {
                var slice = new Slice(
                    writer, writer.Layout(Unsafe.ReadUnaligned<int>(at)), row, Unsafe.ReadUnaligned<int>(at + sizeof(int)));
                at += PartitionWriter.HeaderBytes;
                _slices.Add(slice);
                _next.Add((nint)at);
                row += slice.Rows;
                foreach (var column in slice.Layout)
                {
                    at += BitPacking.Bytes(slice.Rows, column.Width);
                }
            }
        }
    }

    /// <summary>Finds the place of every row, and puts persons and periods there.</summary>
    private void Group(JobBatch rows, int count)
    {
        if (_places.Length < count)
        {
            var room = Math.Max(count, _typicalRows);
            _persons = new PersonId[room];
            _places = new int[room];
            _periods = new int[room];
            _order = new int[room];
        }

        _groups.Clear();
        var ascending = true;
        var last = int.MinValue;
        var persons = _persons;
        for (var i = 0; i < _slices.Count; i++)
        {
            var slice = _slices[i];
            var derived = slice.Layout[(int)PackedField.PersonHigh].As == PackedAs.Derived;
            var lows = Values(i, PackedField.PersonLow, ref _values);
            var highs = derived ? [] : Values(i, PackedField.PersonHigh, ref _others);
            for (var row = 0; row < lows.Length; row++)
            {
                var person = derived ? PersonId.Of((long)lows[row]) : new PersonId(highs[row], lows[row]);
                persons[slice.First + row] = person;
                _places[slice.First + row] = _groups.Add(person);
            }

            var periods = Values(i, PackedField.Period, ref _values);
            for (var row = 0; row < periods.Length; row++)
            {
                var period = (int)periods[row];
                _periods[slice.First + row] = period;
                ascending &= period >= last;
                last = period;
            }
        }

        var places = _places.AsSpan(0, count);
        _groups.Place(places, ascending ? null : ByPeriod(count));
        var (toPerson, toPeriod) = (rows.Person, rows.Period);
        for (var row = 0; row < places.Length; row++)
        {
            toPerson[places[row]] = persons[row];
            toPeriod[places[row]] = _periods[row];
        }
    }

    /// <summary>The rows by period, those of one period in their order; null when there are too many periods to count.</summary>
    private int[]? ByPeriod(int count)
    {
        var periods = _periods.AsSpan(0, count);
        var (first, last) = (int.MaxValue, int.MinValue);
        foreach (var period in periods)
        {
            first = Math.Min(first, period);
            last = Math.Max(last, period);
        }

        if ((long)last - first >= MostPeriods)
        {
            return null;
        }

        var starts = new int[last - first + 2];
        foreach (var period in periods)
        {
            starts[period - first + 1]++;
        }

        for (var period = 1; period < starts.Length; period++)
        {
            starts[period] += starts[period - 1];
        }

        for (var row = 0; row < periods.Length; row++)
        {
            _order[starts[periods[row] - first]++] = row;
        }

        return _order;
    }

    private void Column(JobBatch rows, PackedField field, int count)
    {
        if (Constant(field) is { } constant)
        {
            Fill(rows, field, constant, count);
            return;
        }

        for (var i = 0; i < _slices.Count; i++)
        {
            var slice = _slices[i];
            var column = slice.Layout[(int)field];
            var values = Values(i, field, ref _values);
            var places = _places.AsSpan(slice.First, slice.Rows);
            switch (field)
            {
                case PackedField.Pay or PackedField.Hours:
                    Put(values, places, field == PackedField.Pay ? rows.Pay : rows.Hours, column.As);
                    break;
                case PackedField.Rest:
                    Put(values, places, rows.Rest, column.As == PackedAs.Numbered ? slice.Writer.Numbers : null);
                    break;
                case PackedField.Length:
                    PutEnds(values, places, rows);
                    break;
                default:
                    Put(values, places, Integers(rows, field));
                    break;
            }
        }
    }

    /// <summary>The one value that a column has in all of the partition's rows; null when there are several.</summary>
    private ulong? Constant(PackedField field)
    {
        ulong? constant = null;
        foreach (var slice in _slices)
        {
            var column = slice.Layout[(int)field];
            if (column.Width != 0 || column.As != PackedAs.Value || (constant is { } other && other != column.Least))
            {
                return null;
            }

            constant = column.Least;
        }

        return constant;
    }

    private static void Fill(JobBatch rows, PackedField field, ulong value, int count)
    {
        switch (field)
        {
            case PackedField.Pay or PackedField.Hours:
                (field == PackedField.Pay ? rows.Pay : rows.Hours).AsSpan(0, count).Fill(BitConverter.UInt64BitsToDouble(value));
                break;
            case PackedField.Rest:
                rows.Rest.AsSpan(0, count).Fill(value);
                break;
            case PackedField.Length:
                for (var row = 0; row < count; row++)
                {
                    rows.End[row] = unchecked(rows.Period[row] + (int)value);
                }

                break;
            default:
                Integers(rows, field).AsSpan(0, count).Fill((int)value);
                break;
        }
    }

    private static int[] Integers(JobBatch rows, PackedField field) => field switch
    {
        PackedField.Employer => rows.Employer,
        PackedField.Sector => rows.Sector,
        PackedField.Occupation => rows.Occupation,
        PackedField.Title => rows.Title,
        PackedField.Status => rows.Status,
        _ => rows.Attributes,
    };

    private static void Put(ReadOnlySpan<ulong> values, ReadOnlySpan<int> places, int[] to)
    {
        for (var row = 0; row < places.Length; row++)
        {
            to[places[row]] = (int)values[row];
        }
    }

    private static void PutEnds(ReadOnlySpan<ulong> values, ReadOnlySpan<int> places, JobBatch rows)
    {
        for (var row = 0; row < places.Length; row++)
        {
            rows.End[places[row]] = unchecked(rows.Period[places[row]] + (int)values[row]);
        }
    }

    private static void Put(ReadOnlySpan<ulong> values, ReadOnlySpan<int> places, double[] to, PackedAs packed)
    {
        for (var row = 0; row < places.Length; row++)
        {
            to[places[row]] = packed == PackedAs.Hundredths
                ? Hundredths.Value(values[row])
                : BitConverter.UInt64BitsToDouble(values[row]);
        }
    }

    private static void Put(ReadOnlySpan<ulong> values, ReadOnlySpan<int> places, ulong[] to, ValueNumbers? numbers)
    {
        for (var row = 0; row < places.Length; row++)
        {
            to[places[row]] = numbers is null ? values[row] : numbers[(int)values[row]];
        }
    }

    /// <summary>A column of a slice, unpacked; the columns of a slice are taken in their order, each once.</summary>
    private ReadOnlySpan<ulong> Values(int slice, PackedField field, ref ulong[] room)
    {
        var (_, layout, _, count) = _slices[slice];
        if (room.Length < count)
        {
            room = new ulong[count];
        }

        var column = layout[(int)field];
        BitPacking.Unpack((byte*)_next[slice], column.Least, column.Width, room.AsSpan(0, count));
        _next[slice] += (nint)BitPacking.Bytes(count, column.Width);
        return room.AsSpan(0, count);
    }

    /// <summary>What one batch left in a partition.</summary>
    private readonly record struct Slice(PartitionWriter Writer, PackedColumn[] Layout, int First, int Rows);
}
