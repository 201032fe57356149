using System.Runtime.InteropServices;

namespace Sektorskifte.Register.Moves;

/// <summary>The distinct kinds of move of a run by number, from 0. Safe to add to from several threads.</summary>
internal sealed class MoveKinds
{
    private readonly Dictionary<MoveKind, int> _numbers = [];
    private readonly List<MoveKind> _kinds = [];
    private readonly Lock _adding = new();

    /// <summary>How many there are.</summary>
    public int Count => _kinds.Count;

    /// <summary>One more than the largest index of a sector.</summary>
    public int Sectors { get; private set; }

    /// <summary>The kind of a number; when nothing is added any more.</summary>
    public MoveKind this[int number] => _kinds[number];

    /// <summary>The number of a kind, a new one when it was not seen before.</summary>
    public int Add(in MoveKind kind)
    {
        lock (_adding)
        {
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, kind, out var known);
            if (!known)
            {
                number = _kinds.Count;
                _kinds.Add(kind);
                Sectors = Math.Max(Sectors, 1 + Math.Max(kind.Origin, kind.Destination));
            }

            return number;
        }
    }
}
