using System.Globalization;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Engines.ClickHouse;

/// <summary>
/// The second read of the files: each row to the shard of its person, in numbered blocks that hold the same rows in every
/// attempt. A block that is on a shard already is not put there again.
/// </summary>
internal sealed class PushedRows
{
    private const int BlockRows = 1 << 16;

    private readonly PushedFiles _files;
    private readonly PushPlace _place;
    private readonly PushedTexts _texts;
    private readonly int _buckets;
    private readonly Dictionary<uint, long>[] _there;
    private readonly Dictionary<uint, long>[] _expected;
    private RowWriter[] _filling;
    private RowWriter[] _putting;
    private Task _put = Task.CompletedTask;
    private uint _block;
    private int _inBlock;

    public PushedRows(PushedFiles files, PushPlace place, PushedTexts texts, int buckets)
    {
        var shards = place.Cluster.Shards;
        _files = files;
        _place = place;
        _texts = texts;
        _buckets = buckets;
        _there = [.. shards.Select(place.RowsByBlock)];
        _expected = [.. shards.Select(_ => new Dictionary<uint, long>())];
        _filling = [.. shards.Select(_ => new RowWriter())];
        _putting = [.. shards.Select(_ => new RowWriter())];
    }

    /// <summary>Puts every row that is not on its shard yet, and makes sure that each is there once.</summary>
    /// <exception cref="InputException">A file changed since it was read first, or a shard refuses.</exception>
    public void Put()
    {
        using var rejects = new RejectsFile(TextWriter.Null);

        // On one thread, so that every attempt finds the same rows in a block.
        _files.ReadInOrder(_texts.Catalogue, rejects, batch =>
        {
            for (var row = 0; row < batch.Count; row++)
            {
                Add(batch, row);
            }
        });
        EndBlock();
        Wait();
        var rows = _expected.Sum(blocks => blocks.Values.Sum());
        if (rows != _texts.RowsUsed)
        {
            throw new InputException("The record files changed while they were pushed; push them again.");
        }

        _place.Cluster.OnEach(Check);
    }

    private void Add(JobBatch batch, int row)
    {
        var person = batch.Person[row];
        var shards = _filling.Length;
        var shard = (int)((person.High >> 32) % (uint)shards);
        var rows = _filling[shard];
        var job = _texts.Job(batch, row);
        rows.Add(_block);
        rows.Add((uint)(person.High & uint.MaxValue) % (uint)_buckets);
        rows.Add(person.High);
        rows.Add(person.Low);
        rows.Add((uint)batch.Period[row]);
        rows.Add((uint)batch.End[row]);
        // Adding zero makes a negative zero a plain one, which it equals.
        rows.Add(batch.Pay[row] + 0.0);
        rows.Add(batch.Hours[row] + 0.0);
        rows.Add(_texts.Employer(batch.Employer[row]));
        rows.Add(job);
        rows.Add((uint)batch.Attributes[row]);
        rows.Add((byte)_texts.Catalogue.SectorOf(batch.Sector[row], batch.Employer[row]));
        rows.Add(Content(batch, row, job));
        var expected = _expected[shard];
        expected[_block] = expected.GetValueOrDefault(_block) + 1;
        if (++_inBlock == BlockRows * shards)
        {
            EndBlock();
        }
    }

    /// <summary>A hash of everything that the row says of its person: equal for exact duplicates.</summary>
    private static ulong Content(JobBatch batch, int row, uint job)
    {
        var hash = TextHash.Combine(batch.Rest[row], ((ulong)batch.Period[row] << 32) | (uint)batch.End[row]);
        hash = TextHash.Combine(hash, ((ulong)batch.Employer[row] << 32) | job);
        hash = TextHash.Combine(hash, (ulong)batch.Attributes[row]);
        hash = TextHash.Combine(hash, BitConverter.DoubleToUInt64Bits(batch.Pay[row] + 0.0));
        return TextHash.Combine(hash, BitConverter.DoubleToUInt64Bits(batch.Hours[row] + 0.0));
    }

    private void EndBlock()
    {
        Wait();
        (_filling, _putting) = (_putting, _filling);
        var (block, putting) = (_block, _putting);
        _put = Task.Run(() => _place.Cluster.OnEach((shard, number) => PutBlock(shard, number, block, putting[number])));
        _block++;
        _inBlock = 0;
    }

    private void Wait() => _put.GetAwaiter().GetResult();

    private void PutBlock(ClickHouseServer shard, int number, uint block, RowWriter rows)
    {
        var expected = _expected[number].GetValueOrDefault(block);
        var there = _there[number].GetValueOrDefault(block);
        if (there > 0 && there != expected)
        {
            // Part of a block: the attempt was killed while it was on its way.
            _place.DropRows(shard, block);
        }

        if (there != expected)
        {
            _place.PutRows(shard, block, rows.Written);
        }

        rows.Clear();
    }

    private void Check(ClickHouseServer shard, int number)
    {
        var there = _place.RowsByBlock(shard);
        var wrong = _expected[number].Where(block => there.GetValueOrDefault(block.Key) != block.Value).Select(block => block.Key)
            .Concat(there.Keys.Except(_expected[number].Keys)).ToList();
        if (wrong.Count == 0)
        {
            return;
        }

        foreach (var block in wrong)
        {
            _place.DropRows(shard, block);
        }

        throw new InputException(string.Create(
            CultureInfo.InvariantCulture,
            $"ClickHouse at {shard.Url} holds {wrong.Count} blocks of rows that another push of the same records put there meanwhile; they were taken out. Run the push again, once at a time."));
    }
}
