using Sektorskifte.Register.Records;
using Sektorskifte.Register.Spells;

namespace Sektorskifte.Register.Store;

/// <summary>Brings the persons of a partition together from its segments, in the order of their identities.</summary>
internal sealed class SegmentMerge
{
    private readonly List<(PersonDecoder Decoder, PeriodSet Replaced)> _segments = [];
    private readonly List<ulong> _next = [];
    private readonly PersonPieces _pieces = new();

    /// <summary>Takes a segment that stands before its first person.</summary>
    /// <param name="decoder">What reads its persons.</param>
    /// <param name="replaced">The periods of it that do not count.</param>
    public void Add(PersonDecoder decoder, PeriodSet replaced)
    {
        if (decoder.Next())
        {
            _segments.Add((decoder, replaced));
            _next.Add(decoder.Person.High);
        }
    }

    /// <summary>Gives the persons to a sink.</summary>
    public void Run(ISpellSink sink)
    {
        while (_segments.Count > 1)
        {
            var person = First();
            for (var i = 0; i < _segments.Count; i++)
            {
                if (_next[i] == person.High && _segments[i].Decoder.Person == person)
                {
                    _pieces.Add(_segments[i].Decoder.Spells, _segments[i].Replaced);
                    i -= Advance(i) ? 0 : 1;
                }
            }

            Give(person, sink);
        }

        // What only one segment has needs no joining.
        while (_segments is [var (last, replaced)])
        {
            if (replaced.IsEmpty)
            {
                sink.Add(last.Person, last.Spells);
            }
            else
            {
                _pieces.Add(last.Spells, replaced);
                Give(last.Person, sink);
            }

            Advance(0);
        }
    }

    private PersonId First()
    {
        var first = 0;
        for (var i = 1; i < _next.Count; i++)
        {
            if (_next[i] < _next[first]
                || (_next[i] == _next[first] && _segments[i].Decoder.Person.CompareTo(_segments[first].Decoder.Person) < 0))
            {
                first = i;
            }
        }

        return _segments[first].Decoder.Person;
    }

    private void Give(PersonId person, ISpellSink sink)
    {
        var spells = _pieces.Take();
        if (!spells.IsEmpty)
        {
            sink.Add(person, spells);
        }
    }

    /// <summary>Moves a segment on; false when it has no more persons and is gone.</summary>
    private bool Advance(int segment)
    {
        var decoder = _segments[segment].Decoder;
        if (decoder.Next())
        {
            _next[segment] = decoder.Person.High;
            return true;
        }

        _segments.RemoveAt(segment);
        _next.RemoveAt(segment);
        return false;
    }
}
