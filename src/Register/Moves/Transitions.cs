using System.Runtime.InteropServices;

namespace Sektorskifte.Register.Moves;

/// <summary>What the pass found about transitions, before the reorganisation rule is applied.</summary>
internal sealed class Transitions(int firstPeriod, int periods)
{
    /// <summary>Same employer, same sector.</summary>
    public long SameJob { get; set; }

    /// <summary>Transitions to another employer.</summary>
    public List<Move> Moves { get; } = [];

    /// <summary>People whose employer, as compared, stayed the same while its sector changed.</summary>
    public Dictionary<Reclassification, long> Reclassifications { get; } = [];

    /// <summary>People still seen, by arrival period and old employer.</summary>
    public SeenCounts Seen { get; } = new(firstPeriod, periods);

    public void AddReclassification(int period, int employer, byte origin, byte destination) =>
        CollectionsMarshal.GetValueRefOrAddDefault(
            Reclassifications, new Reclassification(period, employer, origin, destination), out _)++;
}

/// <summary>An employer whose sector is another than in the period before.</summary>
internal readonly record struct Reclassification(int Period, int Employer, byte Origin, byte Destination);
