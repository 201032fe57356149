using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Sektorskifte.Register.Records.Partitions;

/// <summary>
/// Adds rows to partitions from one thread. A batch of rows is put in order of partitions by counting, and packed column by
/// column: each takes the bits that the batch's values need, none when they are all the same.
/// </summary>
/// <param name="plan">How many partitions.</param>
/// <param name="pages">Takes the packed rows.</param>
internal sealed class PartitionWriter(PartitionPlan plan, PageStore pages) : IDisposable
{
    /// <summary>What stands before the packed rows of a batch in a partition: the batch, and the number of rows.</summary>
    public const int HeaderBytes = 2 * sizeof(int);

    // Beyond so many distinct values, numbers for them save little and take much.
    private const int MostNumbered = 1 << 19;

    private readonly List<PackedColumn[]> _layouts = [];
    private readonly ValueNumbers _rest = new(MostNumbered);
    private readonly int[] _starts = new int[plan.Partitions + 1];
    private readonly long[] _ends = new long[plan.Partitions];
    private readonly long[] _rows = new long[plan.Partitions];
    private JobBatch _held = new();
    private bool _numbersRest = true;
    private int[] _partition = [];
    private int[] _order = [];
    private ulong[] _values = [];
    private byte[] _packed = [];

    /// <summary>The last period that a row begins or ends in; the least number without rows.</summary>
    public int LastPeriod { get; private set; } = int.MinValue;

    /// <summary>The packed rows.</summary>
    public PageStore Pages => pages;

    /// <summary>The numbers of values that were numbered.</summary>
    public ValueNumbers Numbers => _rest;

    /// <summary>How the columns of a batch are packed.</summary>
    public PackedColumn[] Layout(int batch) => _layouts[batch];

    /// <summary>How many rows a partition has.</summary>
    public long Rows(int partition) => _rows[partition];

    /// <summary>
    /// Adds the rows of a batch: takes all of them once there are enough, and leaves the batch empty. Until then, or until
    /// <see cref="Flush"/>, they stay in it.
    /// </summary>
    /// <exception cref="InputException">The disk is full.</exception>
    public void Add(JobBatch rows)
    {
        if (!ReferenceEquals(rows, _held))
        {
            Flush();
            _held = rows;
        }

        if (rows.Count >= plan.BatchRows)
        {
            Flush();
        }
    }

    /// <summary>Takes what a batch still holds.</summary>
    /// <exception cref="InputException">The disk is full.</exception>
    public void Flush()
    {
        if (_held.Count > 0)
        {
            Pack(_held);
            _held.Count = 0;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => pages.Dispose();

    private void Pack(JobBatch rows)
    {
        if (_order.Length < rows.Count)
        {
            _partition = new int[rows.Period.Length];
            _order = new int[rows.Period.Length];
            _values = new ulong[rows.Period.Length];
        }

        Order(rows);
        var columns = new PackedColumn[PackedColumn.Count];
        _layouts.Add(columns);

        // Room for the widest columns; what is written is as short as the columns turn out to be, so it is packed in two steps:
        // the first column of all partitions, the second of all partitions, ….
        var widest = ((long)rows.Count * columns.Length * sizeof(ulong)) + (plan.Partitions * (HeaderBytes + columns.Length + BitPacking.Slack));
        if (_packed.Length < widest)
        {
            _packed = new byte[widest];
        }

        for (var partition = 0; partition < plan.Partitions; partition++)
        {
            _ends[partition] = Begin(partition);
        }

        for (var field = 0; field < columns.Length; field++)
        {
            columns[field] = Column(rows, (PackedField)field);
            PackColumn(columns[field]);
        }

        for (var partition = 0; partition < plan.Partitions; partition++)
        {
            Append(partition);
        }
    }

    /// <summary>Where a partition's packed rows begin: there is room for all rows before it at their widest.</summary>
    private long Begin(int partition) =>
        ((long)_starts[partition] * PackedColumn.Count * sizeof(ulong))
        + (partition * (HeaderBytes + PackedColumn.Count + BitPacking.Slack)) + HeaderBytes;

    /// <summary>Puts the rows' numbers in order of partitions, each partition's in the order of the batch.</summary>
    private void Order(JobBatch rows)
    {
        var count = rows.Count;
        var persons = rows.Person.AsSpan(0, count);
        var partitions = _partition.AsSpan(0, count);
        Array.Clear(_starts);
        for (var row = 0; row < persons.Length; row++)
        {
            var partition = persons[row].Partition(plan.Partitions);
            partitions[row] = partition;
            _starts[partition + 1]++;
        }

        for (var partition = 0; partition < plan.Partitions; partition++)
        {
            _rows[partition] += _starts[partition + 1];
            _starts[partition + 1] += _starts[partition];
        }

        for (var row = 0; row < partitions.Length; row++)
        {
            _order[_starts[partitions[row]]++] = row;
        }

        // Each start has become the next one.
        for (var partition = plan.Partitions; partition > 0; partition--)
        {
            _starts[partition] = _starts[partition - 1];
        }

        _starts[0] = 0;
        NoteLastPeriod(rows);
    }

    private void NoteLastPeriod(JobBatch rows)
    {
        var last = LastPeriod;
        for (var row = 0; row < rows.Count; row++)
        {
            last = Math.Max(last, rows.End[row] == JobRow.StillRunning ? rows.Period[row] : rows.End[row]);
        }

        LastPeriod = last;
    }

    private PackedColumn Column(JobBatch rows, PackedField field) => field switch
    {
        PackedField.PersonLow => Lows(rows.Person.AsSpan(0, rows.Count)),
        PackedField.PersonHigh => Highs(rows.Person.AsSpan(0, rows.Count)),
        PackedField.Period => Integers(rows.Period.AsSpan(0, rows.Count)),
        PackedField.Length => Lengths(rows),
        PackedField.Employer => Integers(rows.Employer.AsSpan(0, rows.Count)),
        PackedField.Sector => Integers(rows.Sector.AsSpan(0, rows.Count)),
        PackedField.Occupation => Integers(rows.Occupation.AsSpan(0, rows.Count)),
        PackedField.Title => Integers(rows.Title.AsSpan(0, rows.Count)),
        PackedField.Status => Integers(rows.Status.AsSpan(0, rows.Count)),
        PackedField.Attributes => Integers(rows.Attributes.AsSpan(0, rows.Count)),
        PackedField.Pay => Decimals(rows.Pay.AsSpan(0, rows.Count)),
        PackedField.Hours => Decimals(rows.Hours.AsSpan(0, rows.Count)),
        _ => Rest(rows.Rest.AsSpan(0, rows.Count)),
    };

    private PackedColumn Lows(ReadOnlySpan<PersonId> persons)
    {
        for (var row = 0; row < persons.Length; row++)
        {
            _values[row] = persons[row].Low;
        }

        return Fit(PackedAs.Value, persons.Length);
    }

    private PackedColumn Highs(ReadOnlySpan<PersonId> persons)
    {
        var derived = true;
        for (var row = 0; row < persons.Length; row++)
        {
            _values[row] = persons[row].High;
            derived &= persons[row] == PersonId.Of((long)persons[row].Low);
        }

        return derived ? new PackedColumn(PackedAs.Derived, 0, 0) : Fit(PackedAs.Value, persons.Length);
    }

    private PackedColumn Integers(ReadOnlySpan<int> numbers)
    {
        if (!numbers.ContainsAnyExcept(numbers[0]))
        {
            return new PackedColumn(PackedAs.Value, (uint)numbers[0], 0);
        }

        for (var row = 0; row < numbers.Length; row++)
        {
            _values[row] = (uint)numbers[row];
        }

        return Fit(PackedAs.Value, numbers.Length);
    }

    private PackedColumn Lengths(JobBatch rows)
    {
        var periods = rows.Period.AsSpan(0, rows.Count);
        var ends = rows.End.AsSpan(0, rows.Count);
        if (ends.SequenceEqual(periods))
        {
            return new PackedColumn(PackedAs.Value, 0, 0);
        }

        for (var row = 0; row < periods.Length; row++)
        {
            _values[row] = unchecked((uint)(ends[row] - periods[row]));
        }

        return Fit(PackedAs.Value, rows.Count);
    }

    private PackedColumn Decimals(ReadOnlySpan<double> numbers)
    {
        var bits = MemoryMarshal.Cast<double, ulong>(numbers);
        if (!bits.ContainsAnyExcept(bits[0]))
        {
            return new PackedColumn(PackedAs.Value, bits[0], 0);
        }

        if (Hundredths.TryRead(numbers, _values))
        {
            return Fit(PackedAs.Hundredths, numbers.Length);
        }

        bits.CopyTo(_values);
        return Fit(PackedAs.Value, numbers.Length);
    }

    private PackedColumn Rest(ReadOnlySpan<ulong> hashes)
    {
        if (!hashes.ContainsAnyExcept(hashes[0]))
        {
            return new PackedColumn(PackedAs.Value, hashes[0], 0);
        }

        if (_numbersRest)
        {
            var known = _rest.Count;
            var numbered = _rest.Number(hashes, _values);

            // Values of which more than a half are new do not recur.
            _numbersRest = numbered && (_layouts.Count == 1 || _rest.Count - known <= hashes.Length / 2);
            if (numbered)
            {
                return Fit(PackedAs.Numbered, hashes.Length);
            }
        }

        hashes.CopyTo(_values);
        return Fit(PackedAs.Value, hashes.Length);
    }

    private PackedColumn Fit(PackedAs packed, int count)
    {
        var least = ulong.MaxValue;
        var most = ulong.MinValue;
        var width = Vector<ulong>.Count;
        var row = 0;
        if (count >= width)
        {
            var leasts = new Vector<ulong>(_values);
            var mosts = leasts;
            for (; row <= count - width; row += width)
            {
                var values = new Vector<ulong>(_values, row);
                leasts = Vector.Min(leasts, values);
                mosts = Vector.Max(mosts, values);
            }

            for (var lane = 0; lane < width; lane++)
            {
                least = Math.Min(least, leasts[lane]);
                most = Math.Max(most, mosts[lane]);
            }
        }

        for (; row < count; row++)
        {
            least = Math.Min(least, _values[row]);
            most = Math.Max(most, _values[row]);
        }

        return new PackedColumn(packed, least, BitPacking.Width(most - least));
    }

    private unsafe void PackColumn(PackedColumn column)
    {
        if (column.Width == 0)
        {
            return;
        }

        fixed (byte* packed = _packed)
        {
            for (var partition = 0; partition < plan.Partitions; partition++)
            {
                var rows = _order.AsSpan(_starts[partition].._starts[partition + 1]);
                BitPacking.Pack(_values, rows, column.Least, column.Width, packed + _ends[partition]);
                _ends[partition] += BitPacking.Bytes(rows.Length, column.Width);
            }
        }
    }

    private void Append(int partition)
    {
        var rows = _starts[partition + 1] - _starts[partition];
        if (rows == 0)
        {
            return;
        }

        var begin = Begin(partition) - HeaderBytes;
        Unsafe.WriteUnaligned(ref _packed[begin], _layouts.Count - 1);
        Unsafe.WriteUnaligned(ref _packed[begin + sizeof(int)], rows);
        pages.Append(partition, _packed.AsSpan((int)begin, (int)(_ends[partition] - begin)));
    }
}
